package dev.copydesk.ingest.feed;

/** The spelling of RFC 5646 for what feeds write as a language. */
final class LanguageTag {
    private LanguageTag() {}

    /** With hyphens, as in {@code en-US} for {@code en_US}; any other text as it is, without surrounding space. */
    static String of(String written) {
        String text = written.strip();
        return text.matches("[A-Za-z]{2,3}(?:_[A-Za-z0-9]{2,8}){1,3}") ? text.replace('_', '-') : text;
    }
}
