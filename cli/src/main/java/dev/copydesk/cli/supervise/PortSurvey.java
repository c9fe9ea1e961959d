package dev.copydesk.cli.supervise;

import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.settings.Ports;
import dev.copydesk.stack.PortCheck;
import dev.copydesk.stack.PortHolder;
import java.util.List;
import java.util.Map;

/** Whether a stack can have its ports. */
final class PortSurvey {
    private static final int STEP = 100;
    private static final int SHOWN = 2;
    private static final int COMMAND_LENGTH = 70;

    private PortSurvey() {}

    /**
     * Does nothing when all ports are free.
     *
     * @throws CommandFailure if one is taken; it names them with who holds them
     */
    static void requireFree(Ports ports) {
        List<String> taken = StackPlan.portsInUse(ports).entrySet().stream()
                .filter(port -> !PortCheck.isFree(port.getValue()))
                .map(PortSurvey::describe)
                .toList();
        if (!taken.isEmpty()) {
            String more = taken.size() > SHOWN ? " and so are " + (taken.size() - SHOWN) + " more ports" : "";
            throw CommandFailure.unreachable(String.join("; ", taken.subList(0, Math.min(SHOWN, taken.size()))) + more
                    + ": stop it, or choose other ports with"
                    + " --port-offset " + (ports.offset() + STEP));
        }
    }

    private static String describe(Map.Entry<String, Integer> port) {
        return "port " + port.getValue() + " for " + port.getKey() + " is taken by "
                + PortHolder.of(port.getValue()).map(PortSurvey::describe).orElse("an unknown process");
    }

    private static String describe(PortHolder holder) {
        String command = holder.command();
        return "process " + holder.pid() + " ("
                + (command.length() > COMMAND_LENGTH ? command.substring(0, COMMAND_LENGTH) + "…" : command) + ")";
    }
}
