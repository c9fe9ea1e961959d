package dev.copydesk.enrich.text;

/**
 * How much of some bytes is UTF-8.
 *
 * @param letters correct sequences of two to four bytes
 * @param broken bytes that belong to no correct sequence
 */
record Utf8Form(int letters, int broken) {

    /** A sequence cut off by the end of the bytes is not broken. */
    static Utf8Form of(byte[] bytes) {
        int letters = 0;
        int broken = 0;
        for (int i = 0; i < bytes.length; ) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80) {
                i++;
                continue;
            }
            int length = lead >= 0xC2 && lead < 0xE0
                    ? 2
                    : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
            int end = Math.min(i + length, bytes.length);
            int next = i + 1;
            while (next < end && (bytes[next] & 0xC0) == 0x80) {
                next++;
            }
            if (length > 0 && next == i + length) {
                letters++;
            } else if (length == 0 || next < bytes.length) {
                broken++;
            }
            i = next;
        }
        return new Utf8Form(letters, broken);
    }
}
