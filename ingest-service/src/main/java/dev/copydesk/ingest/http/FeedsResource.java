package dev.copydesk.ingest.http;

import dev.copydesk.ingest.registry.AddressCheck;
import dev.copydesk.ingest.registry.BadRegistrationException;
import dev.copydesk.ingest.registry.Condition;
import dev.copydesk.ingest.registry.FeedAddress;
import dev.copydesk.ingest.registry.FeedImport;
import dev.copydesk.ingest.registry.FeedQuery;
import dev.copydesk.ingest.registry.FeedRegistry;
import dev.copydesk.ingest.registry.FeedRegistry.Registered;
import dev.copydesk.ingest.registry.KnownFeed;
import dev.copydesk.ingest.registry.NewFeed;
import dev.copydesk.ingest.registry.RegistrationReader;
import dev.copydesk.ingest.registry.RegistryFullException;
import dev.copydesk.ingest.registry.RegistryUnavailableException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The registry of feeds. Changes are answered once the broker acknowledged them and this instance shows them.
 *
 * <p>400 where the request cannot be used, 404 where no such feed is registered, 409 where there are too many, 413 where the
 * body is too large, 503 where Kafka is slow or away. Every error is {@code {"error": one line}}.
 */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class FeedsResource {
    private static final Logger LOG = Logger.getLogger(FeedsResource.class);
    private static final String OPML = "text/x-opml";

    private final FeedRegistry registry;
    private final RegistrationReader reader;
    private final AddressCheck addresses;

    FeedsResource(FeedRegistry registry, RegistrationReader reader, AddressCheck addresses) {
        this.registry = registry;
        this.reader = reader;
        this.addresses = addresses;
    }

    /** 201 for a new feed; 200 for one whose address is registered already: it takes what was said. */
    @POST
    @Path("feeds")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(byte[] body) {
        if (body.length > RegistrationReader.MAX_BYTES) {
            return problem(413, "a registration has at most " + RegistrationReader.MAX_BYTES + " bytes");
        }
        return answering(() -> {
            NewFeed feed = reader.read(body);
            Optional<String> refusal = addresses.refusal(feed.address());
            if (refusal.isPresent()) {
                return problem(400, refusal.get());
            }
            Registered registered = registry.register(feed);
            return Response.status(registered.added() ? 201 : 200)
                    .header("Location", "/feeds/" + feed.address().id())
                    .entity(FeedReport.of(registered.feed()))
                    .build();
        });
    }

    /** Registers every feed of a list that is not registered yet. */
    @POST
    @Path("feeds")
    @Consumes({OPML, MediaType.APPLICATION_XML, MediaType.TEXT_XML, "text/opml", "application/opml+xml"})
    public Response registerAll(byte[] body) {
        return answering(() -> {
            FeedImport list = FeedImport.read(body, addresses);
            FeedRegistry.Imported imported = registry.registerAll(list.feeds());
            return Response.ok(ImportReceipt.of(imported, list)).build();
        });
    }

    /**
     * Feeds by name, with their health.
     *
     * @param state {@code new}, {@code healthy}, {@code failing} or {@code quiet}
     * @param q only feeds whose title, source or address holds this
     */
    @GET
    @Path("feeds")
    public Response list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("q") @Nullable String q,
            @QueryParam("from") @DefaultValue("0") String from,
            @QueryParam("size") @DefaultValue("" + FeedQuery.DEFAULT_SIZE) String size) {
        return answering(() -> {
            FeedQuery query = new FeedQuery(
                    condition(state),
                    q == null || q.isBlank() ? null : q.strip(),
                    number("from", from, Integer.MAX_VALUE),
                    number("size", size, FeedQuery.MAX_SIZE));
            return Response.ok(FeedList.of(query.of(registry.all()))).build();
        });
    }

    @GET
    @Path("feeds/{id}")
    public Response show(@PathParam("id") String id) {
        return answering(() -> registry.find(id)
                .map(feed -> Response.ok(FeedReport.of(feed)).build())
                .orElseGet(() -> unknown(id)));
    }

    /** Ends a feed's polling; its articles stay. */
    @DELETE
    @Path("feeds/{id}")
    public Response remove(@PathParam("id") String id) {
        return answering(() -> registry.remove(id) ? Response.noContent().build() : unknown(id));
    }

    /** 202: whoever owns the feed polls it as soon as its host may be asked. */
    @POST
    @Path("feeds/{id}/poll")
    public Response poll(@PathParam("id") String id) {
        return answering(() -> registry.requestPoll(id)
                ? Response.accepted(registry.find(id).map(FeedReport::of).orElseThrow())
                        .build()
                : unknown(id));
    }

    /** All feeds as a list that other readers understand. */
    @GET
    @Path("feeds.opml")
    @Produces(OPML)
    public Response export() {
        return answering(() -> Response.ok(FeedImport.write(
                        registry.all().stream().map(KnownFeed::registration).toList()))
                .type(OPML + ";charset=UTF-8")
                .build());
    }

    private static Response answering(Supplier<Response> work) {
        try {
            return work.get();
        } catch (BadRegistrationException e) {
            return problem(400, String.valueOf(e.getMessage()));
        } catch (RegistryFullException e) {
            return problem(409, String.valueOf(e.getMessage()));
        } catch (RegistryUnavailableException e) {
            LOG.warnf("the feeds cannot be had or changed: %s", e.getMessage());
            return Unavailable.because(e.getMessage() + "; ask again in a moment");
        }
    }

    private static Response unknown(String id) {
        return FeedAddress.isId(id)
                ? problem(404, "no feed has the id " + id)
                : problem(404, "no feed has this id; ids are 32 hex digits, GET /feeds lists them");
    }

    private static Response problem(int status, String error) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(new Problem(error))
                .build();
    }

    private static @Nullable Condition condition(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return Arrays.stream(Condition.values())
                .filter(condition -> condition.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new BadRegistrationException("'state' is none of "
                        + Arrays.toString(Condition.values()).toLowerCase(Locale.ROOT)));
    }

    private static int number(String name, String text, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadRegistrationException("'" + name + "' is no number from 0 to " + most);
        }
        throw new BadRegistrationException("'" + name + "' is no number from 0 to " + most);
    }
}
