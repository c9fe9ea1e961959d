package dev.copydesk.index.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkItemOutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "false, 201, , Indexed",
        "false, 200, , Indexed",
        "true, 200, , Indexed",
        "true, 404, , Indexed",
        "true, 404, index_not_found_exception, Indexed",
        "false, 409, version_conflict_engine_exception, Stale",
        "true, 409, version_conflict_engine_exception, Stale",
        "false, 404, index_not_found_exception, Retryable",
        "false, 429, es_rejected_execution_exception, Retryable",
        "false, 429, circuit_breaking_exception, Retryable",
        "false, 401, security_exception, Retryable",
        "false, 403, cluster_block_exception, Retryable",
        "false, 500, null_pointer_exception, Retryable",
        "false, 502, , Retryable",
        "false, 503, unavailable_shards_exception, Retryable",
        "false, 504, , Retryable",
        "false, 0, ConnectException, Retryable",
        "false, 400, index_closed_exception, Retryable",
        "false, 400, document_parsing_exception, Rejected",
        "false, 400, strict_dynamic_mapping_exception, Rejected",
        "false, 400, illegal_argument_exception, Rejected",
        "false, 413, , Rejected",
    })
    void isToldByStatusAndErrorType(boolean removal, int status, String errorType, String expected) {
        assertThat(BulkItemOutcome.of(removal, status, errorType, "never looked at")
                        .getClass()
                        .getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void aMissingMonthIsToBeCreated() {
        assertThat(BulkItemOutcome.of(false, 404, "index_not_found_exception", null))
                .isInstanceOfSatisfying(
                        BulkItemOutcome.Retryable.class,
                        retryable -> assertThat(retryable.isIndexMissing()).isTrue());
    }
}
