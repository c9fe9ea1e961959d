package dev.copydesk.enrich.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprinterTest {
    private static final String STORY =
            "The evening ferry to the islands was cancelled on Friday after a small fire in the engine room was found and"
                    + " put out by the crew, and passengers spent the night in the school of the harbour town.";
    private static final String CHINESE =
            "周五晚间，一艘开往群岛的渡轮因机舱发生小火而取消航班，船员随后将火扑灭，乘客们在港口小镇的学校里过夜。公司表示，" + "轮渡将于周六上午恢复运营，受影响的旅客可以免费改签或者退票。";
    private static final String THAI =
            "เรือข้ามฟากไปหมู่เกาะถูกยกเลิกเมื่อเย็นวันศุกร์หลังจากเกิดเพลิงไหม้เล็กน้อยในห้องเครื่องยนต์และลูกเรือดับไฟได้สำเร็จผู้โดยสารพักค้างคืนในโรงเรียนของเมืองท่าเรือและบริษัทขออภัยในความไม่สะดวก";

    private final Fingerprinter fingerprinter = new Fingerprinter();

    @Test
    void punctuationCaseWidthAndLayoutDoNotCount() {
        Fingerprint plain = fingerprinter.fingerprint("en", "Ferry", STORY);

        assertThat(fingerprinter.fingerprint("en", "Another title", STORY.toUpperCase(Locale.ROOT)))
                .isEqualTo(plain);
        assertThat(fingerprinter.fingerprint("en", "Ferry", STORY.replace(" ", " — \n")))
                .isEqualTo(plain);
        assertThat(fingerprinter.fingerprint("en", "Ferry", STORY.replace("fire", "ｆｉｒｅ")))
                .isEqualTo(plain);
    }

    @Test
    void anotherLaneIsAnotherText() {
        assertThat(fingerprinter.fingerprint("de", "Ferry", STORY))
                .isNotEqualTo(fingerprinter.fingerprint("en", "Ferry", STORY));
    }

    @Test
    void aShortTextEqualsOnlyOneWithTheSameTitleAndResemblesNone() {
        Fingerprint one = fingerprinter.fingerprint("en", "Ferry cancelled", "More follows soon.");

        assertThat(one.isCompared()).isFalse();
        assertThat(fingerprinter.fingerprint("en", "FERRY cancelled", "More follows: soon"))
                .isEqualTo(one);
        assertThat(fingerprinter.fingerprint("en", "Train cancelled", "More follows soon."))
                .isNotEqualTo(one);
        assertThat(fingerprinter.fingerprint("en", "", "")).isNotEqualTo(one);
    }

    @Test
    void textsWithoutSpacesHaveShinglesOfLetters() {
        for (String text : List.of(CHINESE, THAI)) {
            ShingleSet whole = fingerprinter.shingles(text);
            ShingleSet changed = fingerprinter.shingles(text.substring(0, text.length() - 3));

            assertThat(whole.size()).as(text).isGreaterThan(50);
            assertThat(whole.overlap(changed).jaccard()).as(text).isBetween(0.8, 0.99);
            assertThat(fingerprinter.fingerprint("zh", "", text).isCompared())
                    .as(text)
                    .isTrue();
        }
    }

    @Test
    void linesThatASiteRepeatsDoNotCount() {
        Fingerprint plain = fingerprinter.fingerprint("en", "Ferry", STORY);

        assertThat(fingerprinter.fingerprint(
                        "en",
                        "Ferry",
                        STORY + "\n\nCopyright 2026 The Harbour Post. All rights reserved.\n\nRead more: ten ferries"))
                .isEqualTo(plain);
        assertThat(fingerprinter.fingerprint("en", "Ferry", STORY + "\n\nThe captain said the crew did well."))
                .isNotEqualTo(plain);
    }

    @Test
    void aLongParagraphCountsWhateverItBeginsWith() {
        String paragraph = "Read more " + STORY + ' ' + STORY;

        assertThat(fingerprinter.shingles(paragraph).size()).isGreaterThan(20);
    }

    @Test
    void theSketchEstimatesTheSimilarity() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        double error = 0;
        int rounds = 100;
        for (int round = 0; round < rounds; round++) {
            String one = Stories.text(random, 60 + random.nextInt(600));
            String other = Stories.version(random, one, 0.1 * random.nextDouble());
            double exact = fingerprinter
                    .shingles(one)
                    .overlap(fingerprinter.shingles(other))
                    .jaccard();
            double estimate = MinHashSketch.similarity(
                    fingerprinter.fingerprint("en", "", one).sketch(),
                    fingerprinter.fingerprint("en", "", other).sketch());
            error += (exact - estimate) * (exact - estimate) / rounds;
        }
        assertThat(Math.sqrt(error)).as("seed %d", seed).isLessThan(0.1);
    }

    @Test
    void anyTextHasAFingerprint() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(300); i > 0; i--) {
                text.append(random.nextBoolean() ? (char) random.nextInt(0x10000) : ' ');
            }
            Fingerprint fingerprint = fingerprinter.fingerprint("en", text.toString(), text.toString());

            assertThat(fingerprint.anchors().length).as("seed %d", seed).isLessThanOrEqualTo(Anchors.MOST);
        }
    }

    @Test
    void oneWordRepeatedIsOneShingle() {
        String text = "ferry ".repeat(100_000);

        assertThat(fingerprinter.shingles(text).size()).isEqualTo(1);
        assertThat(fingerprinter.fingerprint("en", "", text).isCompared()).isTrue();
    }

    @Test
    void aSampleOfTheShinglesTellsWhatMayBeContained() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String wire = Stories.text(random, 400);
        int[] anchors = fingerprinter.fingerprint("en", "", wire).anchors();
        int[] longer = fingerprinter
                .fingerprint("en", "", wire + Stories.text(random, 2000))
                .anchors();
        int[] other =
                fingerprinter.fingerprint("en", "", Stories.text(random, 400)).anchors();

        assertThat(anchors.length == 0 || Anchors.mayContain(longer, anchors))
                .as("seed %d", seed)
                .isTrue();
        assertThat(Anchors.mayContain(other, anchors)).as("seed %d", seed).isFalse();
    }
}
