package dev.copydesk.cli.push;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells the sink how much has been read. */
final class CountingInput extends FilterInputStream {
    private final RowSink sink;

    CountingInput(InputStream in, RowSink sink) {
        super(in);
        this.sink = sink;
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        if (read >= 0) {
            sink.read(1);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            sink.read(read);
        }
        return read;
    }
}
