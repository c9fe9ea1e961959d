package dev.copydesk.ingest.feed;

import dev.copydesk.ingest.feed.markup.Element;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of authors. */
final class People {
    private static final String MAIL = "[^\\s@()<>]{1,100}@[^\\s@()<>]{1,200}";
    private static final Pattern MAIL_THEN_NAME = Pattern.compile("(?:mailto:)?" + MAIL + "\\s*\\((.+)\\)");
    private static final Pattern NAME_THEN_MAIL =
            Pattern.compile("(.+?)\\s*(?:\\(\\s*" + MAIL + "\\s*\\)|<\\s*" + MAIL + "\\s*>)");
    private static final int MAX_LENGTH = 500;

    private People() {}

    /** The name in an author's element; without one the mail address; null where there is neither. */
    static @Nullable String name(Element author) {
        String mail = null;
        if (author.hasElements()) {
            for (Element part : author.elements()) {
                String text = part.text().strip();
                if (text.isEmpty()) {
                    continue;
                }
                String local = part.name().substring(part.name().indexOf(':') + 1);
                if (local.equals("name")) {
                    return text;
                }
                if (local.equals("email")) {
                    mail = text;
                }
            }
            if (mail != null) {
                return mail;
            }
        }
        return name(author.text());
    }

    /** Of {@code jane@example.org (Jane Doe)} and the like the name; any other text as it is. */
    static @Nullable String name(String written) {
        String text = written.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > MAX_LENGTH || text.indexOf('@') < 0) {
            return text;
        }
        for (Pattern pattern : List.of(MAIL_THEN_NAME, NAME_THEN_MAIL)) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches() && !matcher.group(1).isBlank()) {
                return matcher.group(1).strip();
            }
        }
        return text;
    }
}
