package dev.copydesk.ingest.fetch;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The content encodings that we ask for and read. */
final class ContentEncodings {
    /** Brotli needs a native library, which not every platform has. */
    private static final boolean BROTLI = Brotli4jLoader.isAvailable();

    /** The {@code Accept-Encoding} header. */
    static final String ACCEPTED = BROTLI ? "gzip, br, zstd, deflate" : "gzip, zstd, deflate";

    /** Servers chain one encoding, seldom two; more is an attack. */
    private static final int MAX_CHAIN = 3;

    private ContentEncodings() {}

    /** @return whether the header names an encoding that changes the bytes */
    static boolean encodes(String header) {
        for (String name : header.split(",")) {
            if (!isIdentity(name.strip().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param header {@code Content-Encoding}, the encoding applied last named last
     * @throws FetchException where one is unknown, or there are more than three
     * @throws IOException where the bytes do not begin as the header says
     */
    static InputStream decoding(InputStream encoded, String header) throws FetchException, IOException {
        String[] names = header.toLowerCase(Locale.ROOT).split(",");
        if (names.length > MAX_CHAIN) {
            throw new FetchException(FetchFailure.BAD_ENCODING, names.length + " encodings in a row");
        }
        InputStream decoded = encoded;
        for (int i = names.length - 1; i >= 0; i--) {
            decoded = decoding(names[i].strip(), decoded);
        }
        return decoded;
    }

    private static InputStream decoding(String name, InputStream encoded) throws FetchException, IOException {
        if (isIdentity(name)) {
            return encoded;
        }
        return switch (name) {
            case "gzip", "x-gzip" -> new GZIPInputStream(encoded, 8192);
            case "deflate" -> inflating(encoded);
            case "zstd" -> new ZstdInputStream(encoded).setContinuous(false);
            case "br" -> brotli(encoded);
            default -> throw unknown(name);
        };
    }

    /** RFC 9110 means the zlib format; many servers send the bare stream. The first byte of zlib is 0x78 in practice. */
    private static InputStream inflating(InputStream encoded) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(encoded);
        buffered.mark(1);
        boolean zlib = (buffered.read() & 0x0f) == 8;
        buffered.reset();
        return new InflaterInputStream(buffered, new Inflater(!zlib));
    }

    private static InputStream brotli(InputStream encoded) throws FetchException, IOException {
        if (!BROTLI) {
            throw unknown("br");
        }
        return new BrotliInputStream(encoded);
    }

    private static boolean isIdentity(String name) {
        return name.isEmpty() || name.equals("identity") || name.equals("none") || name.equals("utf-8");
    }

    private static FetchException unknown(String name) {
        String shown = name.length() > 20 ? name.substring(0, 20) : name;
        return new FetchException(
                FetchFailure.BAD_ENCODING,
                "'" + shown.replaceAll("[^a-z0-9-]", "?") + "' is none of " + ContentEncodings.ACCEPTED);
    }
}
