package dev.copydesk.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The operating system's look-up, on threads of its own because it blocks.
 *
 * <p>Look-ups of one name that come together are one. A name server that does not answer holds up {@value #THREADS} names at
 * most; the JVM remembers answers (30 s by default, {@code networkaddress.cache.ttl}).
 */
public final class SystemResolver implements HostResolver, AutoCloseable {
    private static final int THREADS = 32;
    private static final int MAX_WAITING = 10_000;

    private final ExecutorService threads;
    private final Map<String, CompletableFuture<List<InetAddress>>> underWay = new LinkedHashMap<>();

    public SystemResolver() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, "resolve-host");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
    }

    @Override
    public CompletionStage<List<InetAddress>> resolve(String host) {
        CompletableFuture<List<InetAddress>> result;
        synchronized (underWay) {
            CompletableFuture<List<InetAddress>> other = underWay.get(host);
            if (other != null) {
                return other;
            }
            result = new CompletableFuture<>();
            underWay.put(host, result);
        }
        try {
            threads.execute(() -> lookUp(host, result));
        } catch (RejectedExecutionException e) {
            finish(host);
            result.completeExceptionally(new UnknownHostException("too many host names wait to be looked up"));
        }
        return result;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void lookUp(String host, CompletableFuture<List<InetAddress>> result) {
        try {
            List<InetAddress> addresses = List.of(InetAddress.getAllByName(host));
            finish(host);
            result.complete(addresses);
        } catch (UnknownHostException | RuntimeException e) {
            finish(host);
            result.completeExceptionally(e);
        }
    }

    private void finish(String host) {
        synchronized (underWay) {
            underWay.remove(host);
        }
    }
}
