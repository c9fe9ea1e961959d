package dev.copydesk.cli.supervise;

import dev.copydesk.stack.ChildSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * One process of a stack.
 *
 * @param after the names of the processes that must be ready before this one is started
 * @param log the file its output is appended to
 * @param prepare makes everything ready for a start; called before each
 */
record ProcessPlan(String name, List<String> after, Path log, Supplier<ChildSpec> prepare) {
    ProcessPlan {
        after = List.copyOf(after);
    }

    /** How to start it now, with its output in the stack's folder of logs. */
    ChildSpec spec() {
        ChildSpec spec = prepare.get();
        return new ChildSpec(name, spec.command(), spec.environment(), spec.directory(), log, spec.readiness());
    }
}
