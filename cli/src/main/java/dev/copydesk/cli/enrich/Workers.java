package dev.copydesk.cli.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** As many threads as there are processors. Those who submit bound what waits. */
final class Workers implements AutoCloseable {
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), work -> {
                Thread thread = new Thread(work, "enrich");
                thread.setDaemon(true);
                return thread;
            });

    /** In the order of the items. */
    <T, R> List<Future<R>> submit(List<T> items, Function<T, R> work) {
        List<Future<R>> results = new ArrayList<>(items.size());
        for (T item : items) {
            results.add(threads.submit(() -> work.apply(item)));
        }
        return results;
    }

    /** Waits for it; throws what the work threw. */
    static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while enriching", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("enriching failed", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
