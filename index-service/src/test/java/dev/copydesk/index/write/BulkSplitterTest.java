package dev.copydesk.index.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.index.document.ArticleDocument;
import io.opentelemetry.api.trace.Span;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BulkSplitterTest {

    @Test
    void keepsEveryItemInOrderAndEveryPartInItsBounds() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<WriteAction> actions = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            actions.add(put(random.nextInt(3000)));
        }

        List<List<WriteAction>> parts = BulkSplitter.split(actions, 2000);

        assertThat(parts.stream().flatMap(List::stream)).as("seed %d", seed).containsExactlyElementsOf(actions);
        assertThat(parts).as("seed %d", seed).allSatisfy(part -> assertThat(part.size() == 1
                        || part.stream().mapToInt(WriteAction::sizeInBytes).sum() <= 2000)
                .isTrue());
    }

    @Test
    void makesNoPartOfNothing() {
        assertThat(BulkSplitter.split(List.of(), 1)).isEmpty();
    }

    private static WriteAction put(int documentBytes) {
        return new WriteAction.Put(
                "index",
                "id",
                1,
                Instant.EPOCH,
                new ArticleDocument(List.of(ByteBuffer.allocate(documentBytes))),
                new Origin("topic", 0, 0, null, null, 0, Span.getInvalid()));
    }
}
