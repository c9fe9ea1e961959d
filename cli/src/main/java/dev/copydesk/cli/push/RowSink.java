package dev.copydesk.cli.push;

/** Takes what a file holds, in order. */
interface RowSink {
    void row(Row row);

    void problem(Problem problem);

    /** Something that was read, but not as it stands. */
    void warning(Problem problem);

    /** So many more bytes of the input have been read. */
    void read(long bytes);
}
