package dev.copydesk.cli.terminal;

/** Colours where they are wanted, plain text everywhere else. */
public final class Style {
    private static final String RESET = "\u001b[0m";
    private final boolean coloured;

    public Style(boolean coloured) {
        this.coloured = coloured;
    }

    public String bold(String text) {
        return paint("\u001b[1m", text);
    }

    public String dim(String text) {
        return paint("\u001b[2m", text);
    }

    public String green(String text) {
        return paint("\u001b[32m", text);
    }

    public String yellow(String text) {
        return paint("\u001b[33m", text);
    }

    public String red(String text) {
        return paint("\u001b[31m", text);
    }

    public String cyan(String text) {
        return paint("\u001b[36m", text);
    }

    private String paint(String code, String text) {
        return coloured && !text.isEmpty() ? code + text + RESET : text;
    }
}
