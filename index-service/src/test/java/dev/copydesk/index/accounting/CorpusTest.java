package dev.copydesk.index.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CorpusTest {

    @Test
    void findsTheRevisionAmongTheEventsOwnFieldsOnly() throws IOException {
        String event =
                "{\"source\":{\"revision\":9},\"images\":[{\"revision\":8}],\"title\":\"revision\",\"revision\":3}";

        assertThat(Corpus.revision(event.getBytes(StandardCharsets.UTF_8))).isEqualTo(3);
    }

    @Test
    void takesAnEventWithoutRevisionForTheFirst() throws IOException {
        assertThat(Corpus.revision("{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(1);
    }
}
