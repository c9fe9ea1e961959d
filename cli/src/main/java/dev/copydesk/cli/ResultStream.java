package dev.copydesk.cli;

import dev.copydesk.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Standard output for code that wants a stream: whole lines are handed on when it is flushed. */
final class ResultStream extends OutputStream {
    private final Terminal terminal;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    ResultStream(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void write(int b) {
        held.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        held.write(bytes, offset, length);
    }

    @Override
    public void flush() {
        if (held.size() > 0) {
            terminal.result(held.toByteArray());
            held.reset();
        }
    }
}
