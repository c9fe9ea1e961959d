package dev.copydesk.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
    @Test
    void quantitiesReadTheSameInEveryLocale() {
        assertThat(Quantities.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Quantities.count(1, "article")).isEqualTo("1 article");
        assertThat(Quantities.count(0, "article")).isEqualTo("0 articles");
        assertThat(Quantities.bytes(999)).isEqualTo("999 B");
        assertThat(Quantities.bytes(12_345_678)).isEqualTo("12.3 MB");
        assertThat(Quantities.duration(Duration.ofMillis(4_210))).isEqualTo("4.2 s");
        assertThat(Quantities.duration(Duration.ofSeconds(42))).isEqualTo("42 s");
        assertThat(Quantities.duration(Duration.ofSeconds(185))).isEqualTo("3 min 05 s");
        assertThat(Quantities.duration(Duration.ofHours(51))).isEqualTo("2 d 3 h");
    }

    @Test
    void theBarIsFilledByTheShareDone() {
        assertThat(ProgressBar.bar(0, 10)).isEqualTo("─".repeat(24) + " 0%");
        assertThat(ProgressBar.bar(5, 10)).isEqualTo("━".repeat(12) + "─".repeat(12) + " 50%");
        assertThat(ProgressBar.bar(11, 10)).isEqualTo("━".repeat(24) + " 100%");
    }

    @Test
    void theTimeLeftGoesByThePaceSoFar() {
        assertThat(ProgressBar.remaining(25, 100, Duration.ofSeconds(10))).isEqualTo("30 s left");
        assertThat(ProgressBar.remaining(0, 100, Duration.ofSeconds(10))).isEmpty();
        assertThat(ProgressBar.remaining(100, 100, Duration.ofSeconds(10))).isEmpty();
    }

    @Test
    void eastAsianTextTakesTwoColumnsAndColourCodesNone() {
        assertThat(DisplayWidth.of("東京")).isEqualTo(4);
        assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
        assertThat(DisplayWidth.of(new Style(true).red("abc"))).isEqualTo(3);
        assertThat(DisplayWidth.cut("東京で大雨", 6)).isEqualTo("東京…");
        assertThat(DisplayWidth.cut("short", 5)).isEqualTo("short");
    }

    @Test
    void tablesLineUpAndNumbersStandToTheRight() {
        assertThat(new Table().numbersFrom(1).row("a", "1").row("東京", "1,000").lines())
                .containsExactly("a         1", "東京  1,000");
    }

    @Test
    void awayFromATerminalProgressIsALineNowAndThen() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        ProgressLine progress = new ProgressLine(Terminal.plain(new ByteArrayOutputStream(), err), now::get);
        progress.update("one");
        progress.update("too early");
        now.set(Instant.EPOCH.plusSeconds(6));
        progress.update("two");
        progress.clear();

        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("one", "two");
    }

    @Test
    void onATerminalProgressIsOneLineThatIsWrittenOver() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        ProgressLine progress =
                new ProgressLine(new Terminal(new ByteArrayOutputStream(), err, true, true, true, 80), now::get);
        progress.update("one");
        progress.say("stays");
        progress.update("two");
        progress.clear();

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\u001b[Kone\r\u001b[Kstays\n\r\u001b[Ktwo\r\u001b[K");
    }
}
