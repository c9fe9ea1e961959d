package dev.copydesk.ingest.poll;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A year of polling feeds of every vice, seven of each; takes about two minutes. */
@Tag("long")
class YearOfPollingTest {
    private static final int FEEDS = 112;
    private static final int DAYS = 365;

    @Test
    void aYearLosesNothingRepeatsNothingAndStaysPolite() {
        long seed = Long.getLong("copydesk.seed", System.nanoTime());
        System.out.println("seed " + seed);
        PollingSimulation simulation = new PollingSimulation(seed, DAYS, FEEDS);

        simulation.run();

        new PollingExpectations(simulation, seed).hold();
    }
}
