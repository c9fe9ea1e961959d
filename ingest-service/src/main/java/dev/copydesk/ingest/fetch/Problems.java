package dev.copydesk.ingest.fetch;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What the client's exceptions mean for a fetch, told apart by their types. */
final class Problems {
    private static final int MAX_WORDS = 160;
    private static final int MAX_HEADER_VALUE = 1024;

    private Problems() {}

    /** @param otherwise where the type says nothing */
    static FetchFailure classify(Throwable problem, FetchFailure otherwise) {
        for (Throwable cause = problem; cause != null; cause = next(cause)) {
            if (cause instanceof SSLException) {
                return FetchFailure.TLS;
            }
            if (cause instanceof TooLongFrameException) {
                return FetchFailure.HEADERS_TOO_LARGE;
            }
            if (cause instanceof ConnectException) { // a time-out of the connection included
                return FetchFailure.CONNECT;
            }
            if (cause instanceof TimeoutException) {
                return FetchFailure.TIMEOUT;
            }
            if (cause instanceof HttpClosedException) {
                return FetchFailure.TRUNCATED;
            }
            if ((cause instanceof DecoderException && cause.getCause() == null)
                    || cause instanceof IllegalArgumentException
                    || cause instanceof NumberFormatException) {
                return FetchFailure.PROTOCOL;
            }
        }
        return otherwise;
    }

    static boolean connectionWasClosed(Throwable problem) {
        return problem instanceof HttpClosedException;
    }

    /** One short line of printable characters. */
    static String words(Throwable problem) {
        Throwable told = problem;
        for (Throwable cause = problem; cause != null; cause = next(cause)) {
            told = cause;
        }
        String message = told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage();
        String line = message.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MAX_WORDS ? line : line.substring(0, MAX_WORDS) + "…";
    }

    /** Absent where it is longer than anybody should remember, or could not be sent back. */
    static @Nullable String headerValue(HttpClientResponse response, String name) {
        String value = response.getHeader(name);
        boolean usable = value != null
                && value.length() <= MAX_HEADER_VALUE
                && value.chars().allMatch(c -> c >= ' ' && c != 0x7f && c < 0x100);
        return usable ? value : null;
    }

    static String percentDecoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static @Nullable Throwable next(Throwable problem) {
        return problem.getCause() == problem ? null : problem.getCause();
    }
}
