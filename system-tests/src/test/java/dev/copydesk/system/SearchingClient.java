package dev.copydesk.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.testsupport.ServiceClient;
import dev.copydesk.testsupport.ServiceClient.Reply;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Searches for one source all the time, and keeps every answer that does not tell as many articles as there are. */
final class SearchingClient implements AutoCloseable {
    private final ServiceClient index;
    private final String path;
    private final int wanted;
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger answers = new AtomicInteger();
    /** Held while a search is under way. */
    private final ReentrantLock searching = new ReentrantLock(true);

    private final Thread thread = new Thread(this::searchUntilInterrupted, "searching-client");

    SearchingClient(ServiceClient index, String source, int wanted) {
        this.index = index;
        this.path = "/api/search?q=*&all=true&size=0&source=" + source;
        this.wanted = wanted;
        thread.setDaemon(true);
        thread.start();
    }

    private void searchUntilInterrupted() {
        try {
            while (true) {
                searching.lockInterruptibly();
                try {
                    search();
                } finally {
                    searching.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void search() {
        try {
            Reply answer = index.get(path);
            JsonNode json = answer.json();
            if (answer.status() != 200 || json.path("total").asInt() != wanted) {
                wrong.add(answer.status() + " " + answer.body());
            }
        } catch (UncheckedIOException e) {
            if (!thread.isInterrupted()) {
                wrong.add(String.valueOf(e.getCause()));
            }
        }
        answers.incrementAndGet();
    }

    /** Lets nobody search until {@link #goOn}: where what answers searches is killed, they must fail. */
    void rest() {
        searching.lock();
    }

    /** By the thread that let it rest. */
    void goOn() {
        searching.unlock();
    }

    int answers() {
        return answers.get();
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
