package dev.copydesk.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

class LocalStateTest {

    @Test
    void filesThatSaySomethingImpossibleAreDamaged() {
        assertThat(LocalState.isDamaged(failure(Status.Code.Corruption, Status.SubCode.None)))
                .isTrue();
    }

    @Test
    void aFullDiskIsNoDamage() {
        assertThat(LocalState.isDamaged(failure(Status.Code.IOError, Status.SubCode.NoSpace)))
                .isFalse();
    }

    @Test
    void whatHasNothingToDoWithAStoreIsNoDamage() {
        assertThat(LocalState.isDamaged(new StreamsException("the broker is away")))
                .isFalse();
    }

    private static Throwable failure(Status.Code code, Status.SubCode subCode) {
        RocksDBException cause = new RocksDBException(new Status(code, subCode, null));
        return new StreamsException(new ProcessorStateException("Error opening store lane-index", cause));
    }
}
