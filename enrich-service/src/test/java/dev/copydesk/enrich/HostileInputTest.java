package dev.copydesk.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.copydesk.model.Content;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileInputTest {
    private static final Annotator ANNOTATOR = new Annotator();
    private static final List<String> PIECES = List.of(
            "<p>",
            "</div>",
            "<div class='share'>",
            "<script>",
            "<!--",
            "&amp;",
            "&#x0;",
            "\n",
            "\n\n",
            " ",
            "By Ann Smith",
            "22 March 2017",
            "Comments",
            "Leave a Comment",
            "Image copyright",
            "(AP/Bo Li)",
            "The mayor said so. ",
            "\u200f",
            "\ud83d",
            "\udc00",
            "😀",
            "政府",
            "القاهرة",
            "ก",
            "\u0000",
            "\u202e",
            "e\u0301",
            "@user",
            "http://x.y/z",
            "'",
            "|",
            ">",
            "12",
            "election ",
            "\t",
            "Read more",
            "<a href=x>");

    @Test
    void anyTextIsAnnotatedWithoutAnErrorAndTheResultIsBounded() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            String text = randomText(random);
            Content content = random.nextBoolean() ? Content.html(text) : Content.plainText(text);
            String title = random.nextBoolean() ? "Title" : randomText(random) + "x";

            Annotation annotation = ANNOTATOR.annotate(Articles.of(title, content));

            assertThat(annotation.text().length()).as("seed %d", seed).isLessThanOrEqualTo(2 * text.length() + 10);
            assertThat(annotation.text() + annotation.title() + annotation.keyphrases())
                    .as("seed %d, text %s", seed, text)
                    .matches(HostileInputTest::isClean);
        }
    }

    @Test
    void textsWithoutLanguageAreLeftUndecided() {
        for (String text :
                List.of("12345 67890 13579", "😀😀😀 👍🏽", "{};()=>[]!==", "word", "\ud83d\ud83d", "\u200f\u200e")) {
            Annotation annotation = ANNOTATOR.annotate(Articles.of("x", Content.plainText(text)));

            assertThat(annotation.language().code()).as(text).isEqualTo("und");
            assertThat(annotation.topics()).as(text).isEmpty();
        }
    }

    @Test
    void theEventSaysWhyAFieldIsAbsent() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("", "the text has no letters");
        reasons.put("12345 67890 13579 24680", "the text has no letters");
        reasons.put("😀😃😄😁 😆😅🤣😂", "the text has no letters");
        reasons.put("word", "the text is too short");
        reasons.put("\ud83d\ud83d \udc00", "the text has no letters");
        reasons.put("\u200f\u200e\u202b", "the text has no letters");
        reasons.put("\u0000\u0001\u0007", "the text has no letters");
        reasons.put(
                "for (int i = 0; i < n; i++) { total += values[i]; count[i] = total; } return total;",
                "the text has too many symbols, as programs and markup do");
        reasons.forEach((content, reason) -> {
            Map<String, String> absent = ANNOTATOR
                    .annotate(Articles.of("7", Content.plainText(content)))
                    .absent();

            assertThat(absent).as(content).containsEntry("language", reason);
            assertThat(absent).as(content).containsKeys("topics", "keyphrases", "publishedAt");
        });
    }

    @Test
    void aPageOfNavigationAndAPdfCalledHtmlHaveNoText() {
        Annotation navigation = ANNOTATOR.annotate(
                Articles.of(
                        "x",
                        Content.html(
                                "<html><body><nav><a href='/'>Home</a><a href='/w'>World</a></nav><ul><li><a href='/a'>Weather"
                                        + "</a></li><li><a href='/b'>Sport</a></li></ul><footer>Contact us</footer></body></html>")));
        Annotation pdf = ANNOTATOR.annotate(
                Articles.of("x", Content.html("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nWords of a document")));

        assertThat(navigation.text()).isEmpty();
        assertThat(navigation.absent())
                .containsEntry("text", "the content holds nothing but its title, navigation or markup");
        assertThat(pdf.text()).isEmpty();
        assertThat(pdf.absent()).containsEntry("text", "the content is a PDF, not a text");
    }

    @Test
    void tenMegabytesAreReadWithinBounds() {
        for (String unit : List.of("a", "Line of text.\n", "<div>", "12 March 2017\n")) {
            String text = unit.repeat(10_000_000 / unit.length());

            assertThat(ANNOTATOR
                            .annotate(Articles.of("x", Content.plainText(text)))
                            .text()
                            .length())
                    .as(unit)
                    .isLessThanOrEqualTo(1024 * 1024);
        }
    }

    @Test
    void deepAndManyElementsDoNotExhaustTheStack() {
        for (String unit : List.of("<div>", "<b>", "<span><p>", "<ul><li>", "<table><tr><td>", "<a>", "<blockquote>")) {
            String page = "<html><body>" + unit.repeat(20_000) + "The words at the bottom of it all.";

            assertThat(ANNOTATOR
                            .annotate(Articles.of("x", Content.html(page)))
                            .text()
                            .length())
                    .as(unit)
                    .isLessThan(200);
        }
    }

    @Test
    void theWorkGrowsWithTheTextAndNotFaster() {
        String page =
                "<p>The government of the city said on Monday that it would vote, again, on the new law (AP Photo/X).</p>\n";
        String plain = "The government said on Monday that it would vote.\n\nBy Ann Smith\n22 March 2017\nComments\n";
        for (Content unit : List.of(Content.html(page), Content.plainText(plain))) {
            allocated(unit, 200);
            double ratio = (double) allocated(unit, 2_000) / allocated(unit, 500);

            assertThat(ratio).as(unit.mediaType()).isLessThan(6);
        }
    }

    /** Bytes that the thread allocates, as a count of the work that does not depend on the machine's load. */
    private static long allocated(Content unit, int times) {
        Content content = new Content(unit.mediaType(), unit.value().repeat(times));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        ANNOTATOR.annotate(Articles.of("Title", content));
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i >= 0; i--) {
            text.append(
                    random.nextInt(8) == 0
                            ? Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1))
                            : PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static boolean isClean(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE
                        || (Character.getType(c) == Character.CONTROL && c != '\n')
                        || c == 0x202E
                        || c == 0x200F);
    }
}
