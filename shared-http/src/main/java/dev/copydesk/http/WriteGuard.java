package dev.copydesk.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request may go on; pure.
 *
 * <ul>
 *   <li>Every request must name a known host: a page whose name was pointed at this machine (DNS rebinding) names its own.
 *   <li>A writing request with an {@code Origin} must come from a page of a known host: other pages may send requests that
 *       they cannot read the answer of (CSRF).
 *   <li>A writing request needs the API key where one is configured. Where none is, only the local profile takes it,
 *       and only from this machine.
 * </ul>
 *
 * <p>Thread-safe.
 */
final class WriteGuard {
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+)(?::[0-9]{1,5})?");
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +([^ ]+) *");

    private final byte @Nullable [] keyHash;
    private final Set<String> allowedHosts;
    private final boolean local;

    /**
     * @param apiKey null or blank where none is configured
     * @param allowedHosts names and addresses without port; {@code *} allows all
     * @param local whether this is the local profile
     */
    WriteGuard(@Nullable String apiKey, Collection<String> allowedHosts, boolean local) {
        this.keyHash = apiKey == null || apiKey.isBlank() ? null : sha256(apiKey.strip());
        this.allowedHosts = allowedHosts.stream().map(WriteGuard::unified).collect(Collectors.toUnmodifiableSet());
        this.local = local;
    }

    /** Empty where the request may go on. */
    Optional<Refusal> refusal(Call call) {
        if (!isAllowed(call.host())) {
            return Optional.of(Refusal.forbidden("the Host header names a host that is not this service's;"
                    + " add it to copydesk.http.allowed-hosts if it is"));
        }
        if (!call.writes()) {
            return Optional.empty();
        }
        if (call.origin() != null && !isAllowed(hostOf(call.origin()))) {
            return Optional.of(Refusal.forbidden("pages of other sites may not write here (Origin header);"
                    + " add their host to copydesk.http.allowed-hosts if they may"));
        }
        return keyRefusal(call);
    }

    private Optional<Refusal> keyRefusal(Call call) {
        if (keyHash == null) {
            if (local && call.fromThisMachine()) {
                return Optional.empty();
            }
            return Optional.of(Refusal.forbidden("writing is closed until an API key is configured;"
                    + " set copydesk.api-key (environment: COPYDESK_API_KEY) and send it with each request"));
        }
        String given = givenKey(call);
        if (given == null) {
            return Optional.of(
                    Refusal.unauthorized("send the API key, as 'Authorization: Bearer KEY' or 'X-API-Key: KEY'"));
        }
        return isKey(given, keyHash)
                ? Optional.empty()
                : Optional.of(Refusal.unauthorized("this is not the API key of this service"));
    }

    private static @Nullable String givenKey(Call call) {
        if (call.apiKey() != null) {
            return call.apiKey().strip();
        }
        Matcher bearer = BEARER.matcher(call.authorization() == null ? "" : call.authorization());
        return bearer.matches() ? bearer.group(1) : null;
    }

    /** Hashes are of one length, so that the time taken tells nothing about the key's. */
    private static boolean isKey(String given, byte[] keyHash) {
        return MessageDigest.isEqual(sha256(given), keyHash);
    }

    private boolean isAllowed(@Nullable String hostAndPort) {
        if (allowedHosts.contains("*")) {
            return true;
        }
        Matcher host = HOST_AND_PORT.matcher(hostAndPort == null ? "" : hostAndPort);
        return host.matches() && allowedHosts.contains(unified(host.group(1)));
    }

    /** Null for an opaque origin ({@code null}) or one that cannot be read. */
    private static @Nullable String hostOf(String origin) {
        try {
            return new URI(origin).getRawAuthority();
        } catch (URISyntaxException e) {
            return null; // which no host is allowed as
        }
    }

    private static String unified(String host) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        String bare = lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
