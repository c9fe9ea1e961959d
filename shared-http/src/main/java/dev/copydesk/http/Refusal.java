package dev.copydesk.http;

/**
 * Why a request is not let through.
 *
 * @param status 401 or 403
 * @param reason one line that says what to do; never holds a secret or what the caller sent
 */
record Refusal(int status, String reason) {
    static Refusal forbidden(String reason) {
        return new Refusal(403, reason);
    }

    static Refusal unauthorized(String reason) {
        return new Refusal(401, reason);
    }
}
