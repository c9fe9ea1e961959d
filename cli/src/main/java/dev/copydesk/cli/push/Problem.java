package dev.copydesk.cli.push;

/**
 * What is wrong with a piece of the input.
 *
 * @param file as the user named it
 * @param line the first is 1; 0 where the whole file is meant
 * @param what what is wrong and what to do, in one line
 */
public record Problem(String file, long line, String what) {
    /** Such as {@code news.jsonl:17: is cut in half; …}. */
    public String text() {
        return line > 0 ? file + ":" + line + ": " + what : file + ": " + what;
    }
}
