package dev.copydesk.cli;

import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The {@code copydesk} command. */
@Command(
        name = "copydesk",
        versionProvider = Version.class,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            PushCommand.class,
            SeedCommand.class,
            FeedsCommand.class,
            SearchCommand.class,
            EnrichCommand.class,
            ParseFeedCommand.class,
            ExtractCommand.class,
            TakedownCommand.class,
            DeadCommand.class,
            RetentionCommand.class,
            ReplayCommand.class,
            SuperviseCommand.class
        },
        header = "Turns news into a clean, searchable, de-duplicated, topic-tagged corpus.%n",
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Exit status: 0 done, 2 usage, 65 bad input data (after doing the rest),",
            "69 a server is not reachable or its port is taken, 70 internal.",
            "",
            "Begin with:  copydesk up"
        })
public final class Copydesk implements Runnable {
    @Mixin
    final StackOptions stack = new StackOptions();

    final Terminal terminal;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean version;

    Copydesk(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        Terminal terminal = Terminal.ofProcess(System.getenv(), System.getProperties());
        int status = run(terminal, arguments);
        System.exit(terminal.flush() || status != ExitStatus.DONE ? status : ExitStatus.INTERNAL);
    }

    /** Runs a command; returns its {@link ExitStatus}. */
    static int run(Terminal terminal, String... arguments) {
        CommandLine line = new CommandLine(new Copydesk(terminal));
        line.setOut(new PrintWriter(new ResultStream(terminal), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setParameterExceptionHandler((failure, args) -> {
            fail(terminal, usageError(failure));
            return ExitStatus.USAGE;
        });
        line.setExecutionExceptionHandler((failure, command, result) -> failed(terminal, failure));
        return line.execute(arguments);
    }

    @Override
    public void run() {
        throw CommandFailure.usage("say what to do, for example 'copydesk up'; 'copydesk --help' lists the commands");
    }

    private static int failed(Terminal terminal, Exception failure) {
        if (failure instanceof CommandFailure expected) {
            fail(terminal, String.valueOf(expected.getMessage()));
            trace(terminal, failure);
            return expected.status();
        }
        fail(
                terminal,
                "internal error: " + oneLine(failure.toString())
                        + "; set COPYDESK_TRACE=1 to see where, and report it");
        trace(terminal, failure);
        return ExitStatus.INTERNAL;
    }

    private static void trace(Terminal terminal, Exception failure) {
        if (!System.getenv().getOrDefault("COPYDESK_TRACE", "").isEmpty()) {
            java.io.StringWriter text = new java.io.StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            terminal.say(text.toString());
        }
    }

    private static String usageError(ParameterException failure) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        return oneLine(String.valueOf(failure.getMessage())) + "; see '" + command + " --help'";
    }

    private static void fail(Terminal terminal, String message) {
        terminal.say(terminal.errStyle().red("copydesk: ") + message);
    }

    private static String oneLine(String text) {
        return text.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
    }
}
