package dev.copydesk.enrich.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by their form which words can be the name of a person or an agency. */
final class PersonNames {
    private static final int MAX_CHARS = 45;
    private static final int MAX_WORDS = 4;
    private static final Set<String> PARTICLES = Set.of(
            "de", "del", "della", "da", "do", "dos", "di", "van", "von", "der", "den", "ter", "bin", "ibn", "al", "el",
            "la", "le", "zu", "y");
    /** Words of jobs and departments, which stand after names. */
    private static final Set<String> ROLES = Set.of(
            "staff",
            "writer",
            "reporter",
            "correspondent",
            "editor",
            "news",
            "desk",
            "team",
            "bureau",
            "chief",
            "contributor",
            "senior",
            "special",
            "political",
            "business",
            "producer",
            "columnist",
            "agency",
            "agencies",
            "press",
            "redaktion",
            "korrespondent",
            "korrespondentin",
            "rédaction",
            "redacción",
            "redazione");

    private static final Pattern SEPARATOR = Pattern.compile(
            "\\s*(?:,|;|&|\\||•|·| and | und | et | y | e | en | i | и |\\s[-–—/]\\s)\\s*", Pattern.CASE_INSENSITIVE);

    private PersonNames() {}

    /** Two to four capitalised words without digits or final punctuation. */
    static boolean isName(String text) {
        if (text.length() > MAX_CHARS || text.isEmpty()) {
            return false;
        }
        String[] words = text.split(" ");
        int capitalised = 0;
        for (String word : words) {
            if (PARTICLES.contains(word)) {
                continue;
            }
            if (!isCapitalised(word) || ROLES.contains(word.toLowerCase(Locale.ROOT))) {
                return false;
            }
            capitalised++;
        }
        return words.length <= MAX_WORDS && capitalised >= 2;
    }

    /** Whether the text names a job or a department: "BBC News", "Staff Writer". */
    static boolean namesRole(String text) {
        for (String word : text.toLowerCase(Locale.ROOT).split(" ")) {
            if (ROLES.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The names in "Ann Smith, Bo Li and Cy Young in Washington", up to the first part that is no name. */
    static List<String> leading(String text) {
        List<String> names = new ArrayList<>();
        for (String part : SEPARATOR.split(text)) {
            int in = part.indexOf(" in ");
            String name = (in < 0 ? part : part.substring(0, in)).strip();
            if (!isName(name)) {
                break;
            }
            names.add(name);
            if (in >= 0) {
                break;
            }
        }
        return names;
    }

    private static boolean isCapitalised(String word) {
        if (word.isEmpty() || !Character.isUpperCase(word.codePointAt(0))) {
            return false;
        }
        return word.codePoints().allMatch(c -> Character.isLetter(c) || c == '.' || c == '\'' || c == '’' || c == '-');
    }
}
