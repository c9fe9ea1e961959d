package dev.copydesk.ingest.poll;

import org.junit.jupiter.api.Test;

/** The small version of {@link YearOfPollingTest}: a month with two feeds of each vice. */
class MonthOfPollingTest {
    private static final int FEEDS = 32;
    private static final int DAYS = 30;

    @Test
    void aMonthLosesNothingRepeatsNothingAndStaysPolite() {
        long seed = Long.getLong("copydesk.seed", System.nanoTime());
        System.out.println("seed " + seed);
        PollingSimulation simulation = new PollingSimulation(seed, DAYS, FEEDS);

        simulation.run();

        new PollingExpectations(simulation, seed).hold();
    }
}
