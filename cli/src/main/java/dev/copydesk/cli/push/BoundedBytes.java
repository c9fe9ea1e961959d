package dev.copydesk.cli.push;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Keeps what is written up to a limit; beyond it nothing is kept any more. */
final class BoundedBytes extends OutputStream {
    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean overflowed;

    BoundedBytes(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(int b) {
        if (fits(1)) {
            kept.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (fits(length)) {
            kept.write(bytes, offset, length);
        }
    }

    boolean overflowed() {
        return overflowed;
    }

    byte[] toByteArray() {
        return kept.toByteArray();
    }

    private boolean fits(int more) {
        overflowed |= (long) kept.size() + more > limit;
        if (overflowed) {
            kept.reset();
        }
        return !overflowed;
    }
}
