package dev.copydesk.enrich.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The prose in the data that a page gives its scripts, for pages that show nothing until these run: the string values of the
 * one key that holds most of it, in their order.
 */
final class ScriptProse {
    private static final int MAX_SCRIPT_CHARS = 4 * 1024 * 1024;
    private static final int MIN_CHARS = 80;
    private static final int MAX_CHARS = 200_000;
    private static final Pattern KEY = Pattern.compile("\\\\?\"(\\w{1,40})\\\\?\"\\s{0,2}:\\s{0,2}\\[?\\s{0,2}\\\\?\"");

    private ScriptProse() {}

    /** Paragraphs as plain text; empty where the scripts hold none. */
    static List<String> of(Document document) {
        Map<String, List<String>> byKey = new HashMap<>();
        Map<String, Integer> chars = new HashMap<>();
        int read = 0;
        for (Element script : document.getElementsByTag("script")) {
            String data = script.data();
            read += data.length();
            if (read > MAX_SCRIPT_CHARS) {
                break;
            }
            Matcher key = KEY.matcher(data);
            int from = 0;
            while (key.find(from)) {
                boolean escaped = data.charAt(key.end() - 2) == '\\';
                int end = end(data, key.end(), escaped);
                if (end - key.end() >= MIN_CHARS && end - key.end() <= MAX_CHARS) {
                    String text = unescaped(data.substring(key.end(), end), escaped);
                    if (isProse(text)) {
                        byKey.computeIfAbsent(key.group(1), name -> new ArrayList<>())
                                .add(text);
                        chars.merge(key.group(1), text.length(), Integer::sum);
                    }
                }
                from = Math.max(end, key.end());
            }
        }
        return chars.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(best -> paragraphs(byKey.getOrDefault(best.getKey(), List.of())))
                .orElse(List.of());
    }

    /** Where the string ends: at its quote, which in a string of JSON within a string is escaped once itself. */
    private static int end(String data, int from, boolean escaped) {
        for (int i = from; i < data.length(); i++) {
            char c = data.charAt(i);
            if (c == '"') {
                return escaped ? Math.max(from, i - 1) : i;
            }
            if (c == '\\' && i + 1 < data.length()) {
                if (escaped && data.charAt(i + 1) == '"') {
                    return i;
                }
                i += escaped && data.startsWith("\\\\", i) ? 2 : 1;
            }
        }
        return data.length();
    }

    private static String unescaped(String json, boolean twice) {
        String text = twice ? once(json) : json;
        return once(text);
    }

    private static String once(String json) {
        if (json.indexOf('\\') < 0) {
            return json;
        }
        StringBuilder text = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c != '\\' || i + 1 == json.length()) {
                text.append(c);
                continue;
            }
            char next = json.charAt(++i);
            if (next == 'u' && i + 4 < json.length()) {
                int code = Character.digit(json.charAt(i + 1), 16) << 12
                        | Character.digit(json.charAt(i + 2), 16) << 8
                        | Character.digit(json.charAt(i + 3), 16) << 4
                        | Character.digit(json.charAt(i + 4), 16);
                text.append((char) code);
                i += 4;
            } else {
                text.append(next == 'n' || next == 'r' ? '\n' : next == 't' ? ' ' : next);
            }
        }
        return text.toString();
    }

    private static boolean isProse(String text) {
        int letters = 0;
        int spaces = 0;
        int code = 0;
        boolean dense = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            letters += Character.isLetter(c) ? 1 : 0;
            spaces += c == ' ' ? 1 : 0;
            code += c == '{' || c == '}' || c == ';' || c == '=' ? 1 : 0;
            dense |= c >= 0x3040 && c < 0xD7A4;
        }
        boolean html = text.contains("<p");
        return (dense || spaces * 12 >= letters)
                && letters * 10 >= text.length() * (html ? 4 : 7)
                && (html || code * 100 < text.length())
                && (html || FirstSentence.endsSentence(text.strip().replaceAll("</?\\w[^>]{0,200}>$", "")));
    }

    private static List<String> paragraphs(List<String> texts) {
        List<String> paragraphs = new ArrayList<>();
        for (String text : texts) {
            boolean markup = text.indexOf('<') >= 0 || text.indexOf('&') >= 0;
            if (markup) {
                HtmlBlocks.of(Jsoup.parse(text).body(), HtmlRules.shipped(), false).stream()
                        .filter(block -> !block.isLinks())
                        .forEach(block -> paragraphs.add(block.text()));
            } else {
                CleanText.of(text)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .forEach(line -> paragraphs.add(line.strip()));
            }
        }
        return paragraphs.stream().distinct().toList();
    }
}
