package dev.copydesk.testsupport.configuration;

/** The text of a Javadoc comment as Markdown. */
final class Javadoc {
    private Javadoc() {}

    /** Of the main description; what a block tag says is left out. */
    static String text(String comment) {
        return comment.split("\n\\s*@", 2)[0]
                .strip()
                .replaceAll("\\s+", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link ([^}]*)}", "`$1`");
    }
}
