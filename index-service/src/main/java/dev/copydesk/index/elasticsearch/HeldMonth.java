package dev.copydesk.index.elasticsearch;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A month that can be searched.
 *
 * @param articles its documents
 * @param bytes on disk, replicas included
 * @param leavesAt when it is to leave the index; null where nothing of the kind was announced
 */
public record HeldMonth(
        YearMonth month,
        long articles,
        long bytes,
        @Nullable Instant leavesAt) {}
