package dev.copydesk.ingest.fetch;

import java.time.Duration;
import java.util.List;

/**
 * What a fetch may cost, and how we introduce ourselves.
 *
 * @param userAgent the {@code User-Agent} header: who we are, and where one can read about us and complain;
 *     whoever polls the hosts of others should put an address of his own here
 * @param connectTimeout for one TCP connection, and again for its TLS handshake; 10 s by default
 * @param totalTimeout for a whole fetch, from the look-up of the name to the last byte, redirects included; 60 s by default
 * @param minBytesPerSecond of a body, judged every {@code rateWindow}; 256 by default; 0 switches it off
 * @param rateWindow 10 s by default
 * @param maxRedirects 10 by default
 * @param maxHeaderBytes of one response; 32 KiB by default
 * @param maxRatio of decoded to compressed bytes, above 1 MiB; 200 by default (feeds of templates reach 60)
 * @param maxIdleConnections kept open for the next request; 256 by default
 * @param idleTimeout after which a connection without request is closed; 15 s by default
 * @param allowedAddresses blocks that may be asked although they are not public; none by default
 */
public record FetchLimits(
        String userAgent,
        Duration connectTimeout,
        Duration totalTimeout,
        int minBytesPerSecond,
        Duration rateWindow,
        int maxRedirects,
        int maxHeaderBytes,
        int maxRatio,
        int maxIdleConnections,
        Duration idleTimeout,
        List<String> allowedAddresses) {
    public static final FetchLimits DEFAULTS = new FetchLimits(
            "Copydesk/0.1 (news feed reader; no contact configured)",
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            256,
            Duration.ofSeconds(10),
            10,
            32 * 1024,
            200,
            256,
            Duration.ofSeconds(15),
            List.of());

    public FetchLimits {
        if (userAgent.isBlank() || userAgent.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("userAgent is '" + userAgent + "', wanted printable ASCII");
        }
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("totalTimeout", totalTimeout);
        requirePositive("rateWindow", rateWindow);
        requirePositive("idleTimeout", idleTimeout);
        requireBetween("minBytesPerSecond", minBytesPerSecond, 0, 1 << 20);
        requireBetween("maxRedirects", maxRedirects, 0, 30);
        requireBetween("maxHeaderBytes", maxHeaderBytes, 1024, 1 << 20);
        requireBetween("maxRatio", maxRatio, 2, 10_000);
        requireBetween("maxIdleConnections", maxIdleConnections, 0, 100_000);
        allowedAddresses = List.copyOf(allowedAddresses);
        AddressBlock.all(allowedAddresses.toArray(String[]::new));
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " is " + value + ", wanted more than 0");
        }
    }

    private static void requireBetween(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", wanted " + least + " to " + most);
        }
    }
}
