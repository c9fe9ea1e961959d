package dev.copydesk.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T05:00:00Z");
    private static final Duration SPACING = PollSettings.DEFAULTS.hostSpacing();

    private final SimulatedWorld world = new SimulatedWorld(BEGIN);
    private final Requests requests = new Requests(PollSettings.DEFAULTS, world);
    private final List<String> begun = new ArrayList<>();

    @Test
    void aPageGoesBeforeThePollsOfHostsNeverAsked() {
        requests.addPoll("asked.example:443", this::answerAtOnce);
        requests.beginReady();
        world.runUntil(BEGIN.plus(SPACING));

        for (int i = 0; i < 2 * PollSettings.DEFAULTS.maxInFlight(); i++) {
            requests.addPoll("never-asked" + i + ".example:443", permit -> begun.add("poll"));
        }
        addPage("asked.example:443", permit -> begun.add("page"));
        requests.beginReady();

        assertThat(begun).startsWith("page", "poll").hasSize(PollSettings.DEFAULTS.maxInFlight());
    }

    @Test
    void aPageBeginsAfterTheCloseThoughAPollWaitsBeforeItAndThePollIsNotWaitedFor() {
        requests.addPoll("feed.example:443", permit -> begun.add("poll"));
        addPage("news.example:443", permit -> begun.add("page"));
        requests.close();

        requests.beginReady();

        assertThat(begun).containsExactly("page");
        assertThat(requests.waiting()).isEqualTo(1);
        assertThat(requests.nextAt()).isEmpty();
    }

    @Test
    void pollsAndPagesOfOneHostKeepTheSameDistance() {
        requests.addPoll("news.example:443", this::answerAtOnce);
        addPage("news.example:443", this::answerAtOnce);
        requests.addPoll("news.example:443", this::answerAtOnce);

        requests.beginReady();
        assertThat(requests.waiting()).isEqualTo(2);
        assertThat(requests.nextAt()).contains(BEGIN.plus(SPACING));
        world.runUntil(BEGIN.plus(SPACING));
        requests.beginReady();
        assertThat(requests.waiting()).isEqualTo(1);
        assertThat(requests.nextAt()).contains(BEGIN.plus(SPACING.multipliedBy(2)));
    }

    @Test
    void pollsAndPagesOfOneHostShareItsSlots() {
        List<Requests.Permit> permits = new ArrayList<>();
        addPage("news.example:443", permits::add);
        requests.addPoll("news.example:443", permits::add);

        requests.beginReady();
        world.runUntil(BEGIN.plus(SPACING));
        requests.beginReady();
        assertThat(permits).hasSize(1);

        permits.get(0).answered(Duration.ZERO);
        requests.beginReady();
        assertThat(permits).hasSize(2);
    }

    @Test
    void aHostToWhichPagesLeadAllTheTimeIsPolledToo() {
        int pages = PollSettings.DEFAULTS.maxPagesPerPoll();
        requests.addPoll("news.example:443", permit -> {
            begun.add("poll");
            answerAtOnce(permit);
        });
        for (int i = 0; i < 2 * pages; i++) {
            addPage("news.example:443", permit -> {
                begun.add("page");
                answerAtOnce(permit);
            });
        }

        for (int i = 0; i <= pages; i++) {
            requests.beginReady();
            world.runUntil(world.instant().plus(SPACING));
        }

        assertThat(begun).hasSize(pages + 1).endsWith("poll").containsOnlyOnce("poll");
    }

    @Test
    void whoHasLessPatienceThanItsHostWantsToRestLeavesAtOnce() {
        List<Requests.Permit> permits = new ArrayList<>();
        addPage("news.example:443", permits::add);
        requests.addPage("news.example:443", BEGIN.plusSeconds(29), permits::add, () -> begun.add("left"));
        requests.addPage("news.example:443", BEGIN.plusSeconds(30), permits::add, () -> begun.add("left, too"));
        requests.beginReady();

        permits.get(0).answered(Duration.ofSeconds(30));

        assertThat(begun).containsExactly("left");
        assertThat(requests.addPage("news.example:443", BEGIN.plusSeconds(29), permits::add, () -> {}))
                .isFalse();
        assertThat(requests.waiting()).isEqualTo(1);
        world.runUntil(BEGIN.plusSeconds(30));
        requests.beginReady();
        assertThat(permits).hasSize(2);
    }

    private void addPage(String site, Consumer<Requests.Permit> begin) {
        requests.addPage(site, Instant.MAX, begin, () -> {});
    }

    private void answerAtOnce(Requests.Permit permit) {
        permit.answered(Duration.ZERO);
        permit.lease().release();
    }
}
