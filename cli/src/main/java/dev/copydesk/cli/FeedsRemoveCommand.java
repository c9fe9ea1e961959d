package dev.copydesk.cli;

import picocli.CommandLine.Command;

@Command(name = "remove", header = "Poll a feed no more; its articles stay.")
final class FeedsRemoveCommand extends NamedFeedsCommand {

    @Override
    String handle(FeedRegistryClient registry, String feed) {
        registry.remove(feed);
        return "removed " + feed;
    }
}
