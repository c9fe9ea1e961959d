package dev.copydesk.cli.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
    @Test
    void linesEndWithLfOrCrLfAndTheLastOneWithTheStream() throws IOException {
        assertThat(texts(lines("a\r\nb\n\nc", 10))).containsExactly("a", "b", "", "c");
    }

    @Test
    void aLineThatIsTooLongIsSkippedAndCounted() throws IOException {
        List<BoundedLines.Line> lines = lines("ok\n" + "x".repeat(200_000) + "\nafter\n", 100);

        assertThat(lines).extracting(BoundedLines.Line::tooLong).containsExactly(false, true, false);
        assertThat(lines).extracting(BoundedLines.Line::number).containsExactly(1L, 2L, 3L);
        assertThat(lines.get(1).lengthInBytes()).isEqualTo(200_001);
        assertThat(texts(lines)).containsExactly("ok", "", "after");
    }

    @Test
    void anyTextInAnyPiecesGivesTheLinesThatJavaFinds() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(2000); i > 0; i--) {
                text.append(random.nextInt(8) == 0 ? '\n' : (char) ('a' + random.nextInt(26)));
            }
            InputStream dribbling = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.US_ASCII)) {
                @Override
                public synchronized int read(byte[] buffer, int offset, int length) {
                    return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(50)));
                }
            };
            assertThat(texts(all(new BoundedLines(dribbling, 100_000))))
                    .as("seed %d", seed)
                    .isEqualTo(text.toString().lines().toList());
        }
    }

    private static List<BoundedLines.Line> lines(String text, int maxBytes) throws IOException {
        return all(new BoundedLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), maxBytes));
    }

    private static List<BoundedLines.Line> all(BoundedLines lines) throws IOException {
        List<BoundedLines.Line> all = new ArrayList<>();
        for (BoundedLines.Line line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        return all;
    }

    private static List<String> texts(List<BoundedLines.Line> lines) {
        return lines.stream()
                .map(line -> new String(line.bytes(), StandardCharsets.UTF_8))
                .toList();
    }
}
