package dev.copydesk.enrich.text;

import dev.copydesk.enrich.text.LineRules.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises the captions and credits of pictures among the lines of a page. Thread-safe. */
final class Captions {
    private static final int MAX_CAPTION_CHARS = 400;
    private static final int MAX_CREDIT_CHARS = 110;

    /** A credit in brackets at the end: "(Getty/JB Lacroix )", "(AP Photo/Ann Smith, File)", "[Reuters]". */
    private static final Pattern FINAL_CREDIT = Pattern.compile("[(\\[]([^()\\[\\]]{2,80})[)\\]]\\.?$");

    private static final Pattern PHOTO_WORD =
            Pattern.compile("(?iU)\\b(?:photo|photograph|picture|image|file|foto|bild|crédit|via|pool|handout)\\b");

    /** A credit behind a label at the end: "Flooded street. Foto: Ann Smith/dpa", "… © Bo Li". */
    private static final Pattern LABELLED_CREDIT = Pattern.compile(
            "(?iU)(?:©|\\(c\\)|copyright:?|\\b(?:photos?|fotos?|foto's|bild(?:er)?|bildrechte|bildquelle|bildnachweis|picture|image|images"
                    + "|picture credit|photo credit|photo by|photograph|crédit photo|crédits?|photographie|imagen|fotografía|fotografia"
                    + "|immagine|kuva|kép|zdroj|zdjęcie|фото|снимка|φωτογραφία|fotoğraf|valokuva|ljósmynd)\\s?[:/])\\s?[^.!?]{2,80}$");

    private final LineRules rules;

    Captions(LineRules rules) {
        this.rules = rules;
    }

    /** Whether the line is a caption by itself, whatever stands around it. */
    boolean isCaption(TextLine line) {
        if (rules.isLabelledCaption(line.key())) {
            return true;
        }
        if (line.text().length() > MAX_CAPTION_CHARS) {
            return false;
        }
        if (endsWithCredit(line.text())) {
            return true;
        }
        if (line.text().indexOf(')', line.text().length() - 3) < 0
                && line.text().indexOf(']', line.text().length() - 3) < 0) {
            return isAgencyCredit(line.text());
        }
        Matcher credit = FINAL_CREDIT.matcher(line.text());
        if (!credit.find()) {
            return isAgencyCredit(line.text());
        }
        String before = line.text().substring(0, credit.start()).strip();
        // A report may end with its agency in brackets; a caption names the photographer too, or is no sentence.
        return isPictureCredit(credit.group(1)) || (isAgency(credit.group(1)) && !FirstSentence.endsSentence(before));
    }

    /** No such credit ends as a sentence does. Only the end is searched, and only where it holds a mark that every one has. */
    private static boolean endsWithCredit(String text) {
        if (".!?".indexOf(text.charAt(text.length() - 1)) >= 0) {
            return false;
        }
        int from = Math.max(0, text.length() - MAX_CREDIT_CHARS);
        boolean marked = text.indexOf('©', from) >= 0
                || text.indexOf(':', from) >= 0
                || text.indexOf('/', from) >= 0
                || text.indexOf("(c)", from) >= 0;
        return marked
                && LABELLED_CREDIT.matcher(text).region(from, text.length()).find();
    }

    /** Whether the second line repeats the first one with at most a credit more, as pages do with alternative texts. */
    static boolean isRepeated(TextLine first, TextLine second) {
        if (first.key().isEmpty() || !second.key().startsWith(first.key()) || first.isParagraph()) {
            return false;
        }
        String rest = second.key().substring(first.key().length()).strip();
        return rest.isEmpty() || rest.startsWith("(") || rest.startsWith("[") || rest.startsWith("©");
    }

    private boolean isPictureCredit(String credit) {
        int slash = credit.indexOf('/');
        if (slash > 0) {
            return isAgency(credit.substring(0, slash)) || isAgency(credit.substring(slash + 1));
        }
        return PHOTO_WORD.matcher(credit).find() && namesAgencyOrPerson(credit);
    }

    private boolean namesAgencyOrPerson(String credit) {
        return credit.length() > 4 && Character.isUpperCase(credit.codePointAt(0));
    }

    /** A line of nothing but "John Flesher/AP" or "Getty Images". */
    private boolean isAgencyCredit(String text) {
        if (text.length() > 60) {
            return false;
        }
        int slash = text.lastIndexOf('/');
        return slash < 0 ? isAgency(text) : isAgency(text.substring(slash + 1)) || isAgency(text.substring(0, slash));
    }

    private boolean isAgency(String name) {
        String key = LineKey.of(name);
        return rules.is(Kind.AGENCY, key) || rules.is(Kind.AGENCY, firstWords(key));
    }

    /** Without what follows a comma or "via": "ap, file" is "ap". */
    private static String firstWords(String key) {
        int end = key.indexOf(',');
        int via = key.indexOf(" via ");
        int cut = end < 0 ? via : via < 0 ? end : Math.min(end, via);
        return cut < 0 ? key : key.substring(0, cut).strip();
    }
}
