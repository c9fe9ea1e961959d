package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Registers the feeds of a folder's {@code feeds.opml}. A list that was registered on this data folder before is not
 * registered again, so that a feed that somebody removed stays removed.
 */
final class SeedFeeds {
    static final String FILE = "feeds.opml";

    private final StackOptions options;
    private final Terminal terminal;

    SeedFeeds(StackOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    /**
     * Bad entries are told about; they do not keep the stack from running.
     *
     * @param again whether a list that was registered before is registered again
     * @return whether nothing was refused
     */
    boolean run(Path folder, boolean again) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return true;
        }
        ImportTally tally = new ImportTally(terminal);
        try {
            byte[] opml = Files.readAllBytes(file);
            String fingerprint = sha256(opml);
            if (!again && fingerprint.equals(lastRegistered())) {
                return true;
            }
            JsonNode receipt = new FeedRegistryClient(options.ingest()).registerAll(opml, file.toString());
            tally.add(file.toString(), receipt);
            Files.writeString(options.dataFolder().registeredFeeds(), fingerprint);
        } catch (IOException e) {
            tally.unusable(file.toString(), "cannot be read, or the data folder cannot be written: " + e.getMessage());
        } catch (CommandFailure e) {
            if (e.status() != ExitStatus.BAD_DATA) {
                throw e;
            }
            tally.unusable(file.toString(), String.valueOf(e.getMessage()));
        }
        terminal.say("feeds in " + file + ": " + tally.text());
        return tally.clean();
    }

    private String lastRegistered() throws IOException {
        Path marker = options.dataFolder().registeredFeeds();
        return Files.isRegularFile(marker) ? Files.readString(marker).strip() : "";
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
