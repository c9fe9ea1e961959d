package dev.copydesk.index.write;

import java.util.ArrayList;
import java.util.List;

/** Cuts a batch into requests of a bounded size. */
public final class BulkSplitter {

    private BulkSplitter() {}

    /** Parts in order, each of at most {@code maxBytes} unless it is a single item. */
    public static List<List<WriteAction>> split(List<WriteAction> actions, long maxBytes) {
        List<List<WriteAction>> parts = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < actions.size(); i++) {
            int size = actions.get(i).sizeInBytes();
            if (i > from && bytes + size > maxBytes) {
                parts.add(actions.subList(from, i));
                from = i;
                bytes = 0;
            }
            bytes += size;
        }
        if (from < actions.size()) {
            parts.add(actions.subList(from, actions.size()));
        }
        return parts;
    }

    /** Two parts of about the same number of items; wants at least two items. */
    public static List<List<WriteAction>> halve(List<WriteAction> actions) {
        int middle = actions.size() / 2;
        return List.of(actions.subList(0, middle), actions.subList(middle, actions.size()));
    }
}
