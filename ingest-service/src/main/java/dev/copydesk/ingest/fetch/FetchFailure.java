package dev.copydesk.ingest.fetch;

/** Why a fetch gave no answer that can be used. */
public enum FetchFailure {
    /** The address is no http or https URL. */
    BAD_ADDRESS("is no http or https address"),
    /** The host is, or resolves to, an address that may not be asked. */
    FORBIDDEN_ADDRESS("is an address that may not be asked"),
    DNS("host name was not found"),
    CONNECT("connection failed"),
    TLS("TLS failed"),
    /** No answer, or not all of it, within the time limit. */
    TIMEOUT("took too long"),
    /** The body came at less than the smallest rate. */
    TOO_SLOW("came too slowly"),
    /** The body, or its decoded form, is longer than the limit. */
    TOO_LARGE("is too large"),
    /** A small body that decodes to a huge one. */
    DECOMPRESSION_BOMB("decodes to a suspiciously large body"),
    /** A content encoding that is unknown, or is not what the header says. */
    BAD_ENCODING("has a content encoding that cannot be decoded"),
    /** The connection ended before the body did. */
    TRUNCATED("ended too early"),
    TOO_MANY_REDIRECTS("redirected too often"),
    /** A redirect without, or to an impossible, address. */
    BAD_REDIRECT("redirected to no usable address"),
    HEADERS_TOO_LARGE("sent too large headers"),
    /** What came is not HTTP. */
    PROTOCOL("did not speak HTTP"),
    /** Our own memory is short: not the host's fault. */
    OVERLOADED("could not be read while memory is short"),
    /** The host asked to be left alone for longer than the fetch waits. */
    RESTING("is not asked at present, because its host wants to be left alone"),
    /** robots.txt forbids it. */
    ROBOTS("is forbidden by robots.txt"),
    /** A defect of Copydesk. */
    INTERNAL("could not be handled");

    private final String words;

    FetchFailure(String words) {
        this.words = words;
    }

    /** For people: continues a sentence that begins with the address. */
    public String words() {
        return words;
    }
}
