package dev.copydesk.benchmarks;

import java.io.IOException;
import java.io.PrintStream;

/** One table of {@code copydesk evaluate}: how right Copydesk is on data whose truth is known, peers beside it. */
public interface Evaluation {
    /** One word, for {@code --only}. */
    String name();

    /**
     * Prints the table as Markdown: the data set, its size, the measure, Copydesk and the peers.
     *
     * @throws MissingDataException if the folder lacks the data set; the others go on
     * @throws IOException if the data set cannot be read
     */
    void evaluate(DataFolder data, PrintStream out) throws IOException;
}
