package dev.copydesk.index.write;

/**
 * How many bulk requests may be in flight: halved when Elasticsearch answers that it is too much (429), and one more for
 * each full round of answers without that, up to a limit (additive increase, multiplicative decrease: Chiu and Jain,
 * 1989). Thread-safe.
 */
public final class RequestLimit {
    private final int most;
    private int current;
    private int answeredWell;
    private long overloads;

    public RequestLimit(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("wanted at least 1 request in flight, got " + most);
        }
        this.most = most;
        this.current = most;
    }

    /** Requests that may be in flight now, from 1 to the limit. */
    public synchronized int current() {
        return current;
    }

    /** Requests in which something was refused as too much, since the start. */
    public synchronized long overloads() {
        return overloads;
    }

    synchronized void answered(boolean overloaded) {
        if (overloaded) {
            overloads++;
            answeredWell = 0;
            current = Math.max(1, current / 2);
        } else if (++answeredWell >= current) {
            answeredWell = 0;
            current = Math.min(most, current + 1);
        }
    }
}
