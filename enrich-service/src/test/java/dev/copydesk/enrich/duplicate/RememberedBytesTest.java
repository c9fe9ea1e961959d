package dev.copydesk.enrich.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class RememberedBytesTest {
    private final InMemoryBytes store = new InMemoryBytes();
    private final RememberedBytes remembered = new RememberedBytes(store);

    @Test
    void whatIsWrittenAndDeletedIsSeenAtOnceByBoth() {
        assertThat(remembered.get(key(1))).isNull();

        remembered.put(key(1), key(7));
        assertThat(remembered.get(key(1))).isEqualTo(key(7));
        assertThat(store.get(key(1))).isEqualTo(key(7));

        remembered.delete(key(1));
        assertThat(remembered.get(key(1))).isNull();
        assertThat(store.get(key(1))).isNull();
    }

    @Test
    void whatIsForgottenIsReadAgain() {
        assertThat(remembered.get(key(1))).isNull();
        store.put(key(1), key(7));
        assertThat(remembered.get(key(1))).isNull();

        remembered.forget();

        assertThat(remembered.get(key(1))).isEqualTo(key(7));
    }

    @Test
    void beyondItsBoundItAnswersAllTheSame() {
        for (int i = 0; i < 3 * RememberedBytes.MOST; i++) {
            remembered.put(key(i), key(i + 1));
        }
        remembered.delete(key(0));

        assertThat(remembered.get(key(0))).isNull();
        for (int i = 1; i < 3 * RememberedBytes.MOST; i++) {
            assertThat(remembered.get(key(i))).isEqualTo(key(i + 1));
        }
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
