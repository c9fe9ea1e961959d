package dev.copydesk.index.accounting;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A share of all article ids, by their first four hex digits. Ids are hashes, so that equal ranges hold about equally many.
 *
 * @param from first four digits, inclusive
 * @param to first four digits as a number, exclusive; 65,536 for the end
 */
record IdRange(int from, int to) {
    private static final int PREFIX_LENGTH = 4;
    private static final int PREFIXES = 1 << 16;

    /** As many equal ranges as it takes for none to hold much more than {@code most} of {@code ids} ids. */
    static List<IdRange> split(long ids, int most) {
        int parts = (int) Math.min(PREFIXES, Math.max(1, (ids + most - 1) / most));
        List<IdRange> ranges = new ArrayList<>(parts);
        for (int part = 0; part < parts; part++) {
            ranges.add(
                    new IdRange((int) ((long) PREFIXES * part / parts), (int) ((long) PREFIXES * (part + 1) / parts)));
        }
        return ranges;
    }

    /** @param id a valid article id */
    boolean contains(String id) {
        int prefix = HexFormat.fromHexDigits(id, 0, PREFIX_LENGTH);
        return prefix >= from && prefix < to;
    }

    /** The first four digits of the first id in the range. */
    String fromPrefix() {
        return HexFormat.of().toHexDigits((short) from);
    }

    /** What every id in the range is smaller than, as text. */
    String toPrefix() {
        return to == PREFIXES ? "g" : HexFormat.of().toHexDigits((short) to);
    }
}
