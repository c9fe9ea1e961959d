package dev.copydesk.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.Content;
import dev.copydesk.model.Topic;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Pages saved as text, in {@code documents}, against what a reader would take from them, beside. */
class SavedDocumentsTest {
    private static final Annotator ANNOTATOR = new Annotator();
    private static final String NONE = "-";

    @TestFactory
    Stream<DynamicTest> aSavedPageGivesItsArticle() {
        return Stream.of(
                        "agency-dateline",
                        "by-and-updated",
                        "french",
                        "german",
                        "japanese",
                        "markets-with-tail-date",
                        "navigation-only",
                        "no-title",
                        "one-line-head",
                        "prompts-byline-date",
                        "spanish",
                        "title-first-with-captions",
                        "wrapped")
                .map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    private static void check(String name) throws IOException {
        String document = Articles.resource("/documents/" + name + ".txt");
        Annotation annotation = ANNOTATOR.annotate(Articles.of("", Content.plainText(document)));
        String expected = Articles.resource("/documents/" + name + ".expected");
        for (String line : expected.lines().toList()) {
            int colon = line.indexOf(": ");
            check(annotation, line.substring(0, colon), line.substring(colon + 2));
        }
    }

    private static void check(Annotation found, String what, String value) {
        String text = found.text();
        switch (what) {
            case "title" -> assertThat(orNone(found.title())).as(what).isEqualTo(value);
            case "summary" -> assertThat(found.summary()).as(what).isEqualTo(value);
            case "date" -> assertThat(orNone(found.publishedAtText())).as(what).isEqualTo(value);
            case "authors" ->
                assertThat(orNone(String.join(", ", found.authors()))).as(what).isEqualTo(value);
            case "language" -> assertThat(found.language().code()).as(what).isEqualTo(value);
            case "topic" ->
                assertThat(found.topics())
                        .as(what)
                        .extracting(Topic::id)
                        .first()
                        .isEqualTo(value);
            case "first" -> assertThat(text).as(what).startsWith(value);
            case "last" -> assertThat(text).as(what).endsWith(value);
            case "present" -> assertThat(text).as(what).contains(value);
            case "absent" -> assertThat(text).as(what).doesNotContain(value);
            case "empty" -> assertThat(text).as(what).isEmpty();
            default -> throw new IllegalArgumentException("unknown expectation: " + what);
        }
    }

    private static String orNone(@Nullable String value) {
        return value == null || value.isEmpty() ? NONE : value;
    }
}
