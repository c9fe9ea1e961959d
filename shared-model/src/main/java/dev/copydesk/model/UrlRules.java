package dev.copydesk.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of an address says nothing about the article: version 1, read from {@code url-rules-v1.txt} and {@code
 * tracking-parameters-v1.txt}, which say how. Immutable, thread-safe.
 */
final class UrlRules {
    private static final String REWRITES = "url-rules-v1.txt";
    private static final String PARAMETERS = "tracking-parameters-v1.txt";

    private final List<Rewrite> hosts = new ArrayList<>();
    private final List<Rewrite> sessions = new ArrayList<>();
    private final List<Rewrite> paths = new ArrayList<>();
    private final List<Cache> caches = new ArrayList<>();
    private final Set<String> parameters = new HashSet<>();
    private final Set<String> parametersWithValue = new HashSet<>();
    private final List<String> parameterPrefixes = new ArrayList<>();

    private record Rewrite(Pattern pattern, String replacement) {
        String apply(String text) {
            return pattern.matcher(text).replaceFirst(replacement);
        }
    }

    private record Cache(Pattern host, Pattern path) {}

    static UrlRules version1() {
        UrlRules rules = new UrlRules();
        lines(REWRITES).forEach(rules::addRewrite);
        lines(PARAMETERS).forEach(rules::addParameter);
        return rules;
    }

    /** The host of the site's main edition; applied until nothing changes, because one label may hide another behind it. */
    String host(String host) {
        return rewritten(host, hosts);
    }

    /** One application to the path, to be repeated until nothing changes. */
    String path(String path) {
        String rewritten = path;
        for (Rewrite rule : paths) {
            rewritten = rule.apply(rewritten);
        }
        return rewritten;
    }

    String withoutSession(String path) {
        return path.indexOf(';') < 0 ? path : rewritten(path, sessions);
    }

    /** The address, without scheme and query, of the page that a cache holds. */
    Optional<String> cached(String host, String path) {
        for (Cache cache : caches) {
            if (cache.host.matcher(host).matches()) {
                Matcher page = cache.path.matcher(path);
                return page.matches() ? Optional.of(page.group(1)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a query parameter only says where the reader came from.
     *
     * @param name in lower case
     * @param parameter name and value, in lower case
     */
    boolean ignores(String name, String parameter) {
        if (parameters.contains(name) || parametersWithValue.contains(parameter)) {
            return true;
        }
        for (String prefix : parameterPrefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static String rewritten(String text, List<Rewrite> rules) {
        String after = text;
        String before;
        do {
            before = after;
            for (Rewrite rule : rules) {
                after = rule.apply(after);
            }
        } while (!after.equals(before));
        return after;
    }

    private void addRewrite(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 3) {
            throw new IllegalStateException(REWRITES + " has " + fields.length + " fields, wanted 3, in: " + line);
        }
        Pattern pattern = Pattern.compile(fields[1]);
        switch (fields[0]) {
            case "host" -> hosts.add(new Rewrite(pattern, fields[2]));
            case "session" -> sessions.add(new Rewrite(pattern, fields[2]));
            case "path" -> paths.add(new Rewrite(pattern, fields[2]));
            case "cache" -> caches.add(new Cache(pattern, Pattern.compile(fields[2])));
            default -> throw new IllegalStateException(REWRITES + " has a rule of no known kind: " + line);
        }
    }

    private void addParameter(String line) {
        if (line.contains("=")) {
            parametersWithValue.add(line);
        } else if (line.endsWith("*")) {
            parameterPrefixes.add(line.substring(0, line.length() - 1));
        } else {
            parameters.add(line);
        }
    }

    private static List<String> lines(String resource) {
        try (InputStream in = UrlRules.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            List<String> lines = new ArrayList<>();
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (@Nullable String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
