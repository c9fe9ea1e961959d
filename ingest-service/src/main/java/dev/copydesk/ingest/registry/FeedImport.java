package dev.copydesk.ingest.registry;

import dev.copydesk.ingest.feed.opml.Opml;
import dev.copydesk.ingest.feed.opml.OpmlFeed;
import dev.copydesk.ingest.feed.opml.OpmlList;
import dev.copydesk.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The feeds of an OPML list. An entry whose address cannot be used is left out; anything else of an entry that cannot be
 * used is dropped silently, the feed counts.
 *
 * @param feeds that can be registered, in the order of the list
 * @param skippedCount entries that cannot
 * @param skipped the first {@value #MAX_TOLD} of them
 * @param problems what was repaired to read the list, one line each, at most {@value #MAX_TOLD}
 */
public record FeedImport(List<NewFeed> feeds, int skippedCount, List<Skipped> skipped, List<String> problems) {
    private static final int MAX_TOLD = 50;
    private static final int MAX_ENTRY = 200;
    private static final String LIST_TITLE = "Feeds of Copydesk";

    /** An entry that cannot be used, by its title or address, and why. */
    public record Skipped(String entry, String reason) {}

    /** @throws BadRegistrationException if the document is no list of feeds */
    public static FeedImport read(byte[] opml, AddressCheck addresses) {
        OpmlList list = Opml.read(opml)
                .orElseThrow(() -> new BadRegistrationException(
                        "the body is no OPML list; send one, or a registration as application/json"));
        List<NewFeed> feeds = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        int skippedCount = 0;
        for (OpmlFeed entry : list.feeds()) {
            try {
                feeds.add(newFeed(entry, addresses));
            } catch (BadRegistrationException e) {
                skippedCount++;
                if (skipped.size() < MAX_TOLD) {
                    String name = entry.title() == null ? entry.address() : entry.title();
                    skipped.add(new Skipped(shortened(name, MAX_ENTRY), String.valueOf(e.getMessage())));
                }
            }
        }
        return new FeedImport(
                feeds,
                skippedCount,
                skipped,
                list.problems().stream().limit(MAX_TOLD).toList());
    }

    /** All feeds as OPML, in the order given. */
    public static byte[] write(List<FeedRegistration> feeds) {
        return Opml.write(
                new OpmlList(LIST_TITLE, feeds.stream().map(FeedImport::entry).toList(), List.of()));
    }

    private static NewFeed newFeed(OpmlFeed entry, AddressCheck addresses) {
        FeedAddress address = FeedAddress.of(entry.address());
        Optional<String> refusal = addresses.refusalWithoutLookUp(address);
        if (refusal.isPresent()) {
            throw new BadRegistrationException(refusal.get());
        }
        List<String> categories = Stream.concat(entry.folders().stream(), entry.categories().stream())
                .map(category -> shortened(category, RegistrationReader.MAX_CATEGORY))
                .filter(category -> !category.isEmpty())
                .distinct()
                .limit(RegistrationReader.MAX_CATEGORIES)
                .toList();
        return new NewFeed(
                address,
                entry.title() == null ? null : shortened(entry.title(), RegistrationReader.MAX_TITLE),
                entry.source() == null ? null : shortened(entry.source(), RegistrationReader.MAX_TITLE),
                RegistrationReader.usableHomepage(entry.homepage()),
                RegistrationReader.usableCountry(entry.country()),
                RegistrationReader.usableLanguage(entry.language()),
                categories,
                entry.fetchPages(),
                null,
                null);
    }

    private static OpmlFeed entry(FeedRegistration feed) {
        Source source = feed.source();
        return new OpmlFeed(
                feed.url(),
                feed.title(),
                source.homepage(),
                List.of(),
                feed.categories(),
                feed.languageHint(),
                source.country(),
                source.name().equals(source.id()) ? null : source.name(), // its host, when nobody named it
                feed.fetchPages() ? Boolean.TRUE : null);
    }

    private static String shortened(@Nullable String text, int most) {
        String line =
                text == null ? "" : text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= most ? line : line.substring(0, most);
    }
}
