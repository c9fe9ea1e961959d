package dev.copydesk.cli;

import picocli.CommandLine.Command;

@Command(
        name = "poll",
        header = "Poll a feed out of turn.",
        description = "%nReturns when the poll is asked for; 'copydesk feeds list' shows what came of it.%n")
final class FeedsPollCommand extends NamedFeedsCommand {

    @Override
    String handle(FeedRegistryClient registry, String feed) {
        registry.poll(feed);
        return "will be polled as soon as its host may be asked: " + feed;
    }
}
