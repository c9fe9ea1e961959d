package dev.copydesk.ingest;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that is logged while it is open, from the finest level of the project and of the HTTP server on. */
final class LogCapture extends Handler implements AutoCloseable {
    private static final List<String> TALKATIVE =
            List.of("dev.copydesk", "io.quarkus.vertx.http", "io.vertx.core.http");

    private final Logger root = Logger.getLogger("");
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    LogCapture() {
        setLevel(Level.ALL);
        TALKATIVE.forEach(name -> Logger.getLogger(name).setLevel(Level.ALL));
        root.addHandler(this);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(formatter.format(record));
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        root.removeHandler(this);
        TALKATIVE.forEach(name -> Logger.getLogger(name).setLevel(null));
    }
}
