package dev.copydesk.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    private static final Evaluation COUNTED = evaluation("counted", (data, out) -> out.println("2 of 2"));
    private static final Evaluation WITHOUT_DATA = evaluation(
            "without-data", (data, out) -> data.open("sets/none.tar.xz").close());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void whatLacksItsDataIsSaidAndTheOthersGoOn() throws IOException {
        int status = run(List.of());

        assertThat(status).isEqualTo(65);
        assertThat(out.toString(UTF_8).lines())
                .containsExactly("without-data: not run, sets/none.tar.xz is not in the data folder", "2 of 2");
    }

    @Test
    void onlyWhatIsNamedRuns() throws IOException {
        assertThat(run(List.of("counted"))).isZero();
        assertThat(out.toString(UTF_8).lines()).containsExactly("2 of 2");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() throws IOException {
        assertThat(run(List.of("speed"))).isEqualTo(2);
        assertThat(progress.toString(UTF_8).lines())
                .containsExactly("copydesk: there is no evaluation speed; there are without-data, counted");
    }

    private int run(List<String> only) throws IOException {
        return EvaluateCommand.evaluate(
                List.of(WITHOUT_DATA, COUNTED),
                only,
                new DataFolder(folder),
                new PrintStream(out, true, UTF_8),
                new PrintStream(progress, true, UTF_8));
    }

    private interface Table {
        void print(DataFolder data, PrintStream out) throws IOException;
    }

    private static Evaluation evaluation(String name, Table table) {
        return new Evaluation() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void evaluate(DataFolder data, PrintStream to) throws IOException {
                table.print(data, to);
            }
        };
    }
}
