package dev.copydesk.index.dead;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EventJson;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** {@code /api/dead}: the dead letters. Errors are JSON of the form {@code {"error": "…"}}. */
@Path("/api/dead")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class DeadResource {
    private static final Logger LOG = Logger.getLogger(DeadResource.class);
    private static final String KEY = "{key: [^/]+/[0-9]+/[0-9]+}";
    private static final int DEFAULT_SIZE = 50;
    private static final int MAX_SIZE = 1_000;

    private final DeadLetters letters;
    private final StoredLetters stored;
    private final LetterDesk desk;

    DeadResource(DeadLetters letters, StoredLetters stored, LetterDesk desk) {
        this.letters = letters;
        this.stored = stored;
        this.desk = desk;
    }

    /** The query parameters that say which letters are meant. */
    public static class Filter {
        @RestQuery
        @Nullable
        String cause;

        @RestQuery
        @Nullable
        String stage;

        @RestQuery
        @Nullable
        String source;

        @RestQuery
        @Nullable
        String from;

        @RestQuery
        @Nullable
        String to;

        @RestQuery
        @Nullable
        String state;

        LetterFilter read() {
            return LetterFilter.of(cause, stage, source, from, to, state);
        }
    }

    /** The letters that fit, the latest first, without their originals. */
    @GET
    public LetterPage list(
            @BeanParam Filter filter, @RestQuery @Nullable String size, @RestQuery @Nullable String cursor) {
        return LetterPage.of(
                letters.catalog().matching(filter.read()),
                cursor,
                pageSize(size),
                letters.catalog().unlisted());
    }

    private static int pageSize(@Nullable String size) {
        try {
            int wanted = size == null || size.isBlank() ? DEFAULT_SIZE : Integer.parseInt(size.strip());
            if (wanted >= 0 && wanted <= MAX_SIZE) {
                return wanted;
            }
        } catch (NumberFormatException e) {
            throw new BadDeadRequestException("size is no number: write one from 0 to " + MAX_SIZE, e);
        }
        throw new BadDeadRequestException("size is out of range: write a number from 0 to " + MAX_SIZE);
    }

    /** One letter with its original: as {@code text} where it is text, else as {@code base64}. */
    @GET
    @Path(KEY)
    public Response show(@RestPath String key) throws IOException {
        Optional<LetterSummary> letter = letters.catalog().get(key);
        Optional<StoredLetters.Stored> whole =
                letter.isPresent() ? stored.read(letter.get().place()) : Optional.empty();
        return whole.map(found ->
                        Response.ok(json(letter.orElseThrow(), found.letter())).build())
                .orElseGet(() -> error(404, "there is no letter " + key + "; it was handled, or never was"));
    }

    private static ObjectNode json(LetterSummary summary, DeadLetter letter) {
        ObjectNode json = EventJson.mapper().valueToTree(summary);
        json.put("cause", letter.cause());
        Optional<String> text = text(letter.original());
        if (text.isPresent()) {
            json.put("text", text.get());
        } else {
            json.put("base64", Base64.getEncoder().encodeToString(letter.original()));
        }
        return json;
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean readable = text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
            return readable ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty(); // not text
        }
    }

    /** Sends the letter's record again; 409 with the reason where that must not be. */
    @POST
    @Path(KEY + "/redrive")
    public Response redrive(@RestPath String key) throws IOException, InterruptedException {
        return one(key, desk.redrive(List.of(key)), "redriven");
    }

    /** Sends the records of all letters that fit again; says which were refused, and why. */
    @POST
    @Path("redrive")
    public Map<String, Object> redriveAll(@BeanParam Filter filter) throws IOException, InterruptedException {
        return many(filter, desk::redrive, "redriven");
    }

    @DELETE
    @Path(KEY)
    public Response drop(@RestPath String key) throws IOException, InterruptedException {
        return one(key, desk.drop(List.of(key)), "dropped");
    }

    /** Drops all letters that fit. */
    @DELETE
    public Map<String, Object> dropAll(@BeanParam Filter filter) throws IOException, InterruptedException {
        return many(filter, desk::drop, "dropped");
    }

    private interface Step {
        LetterDesk.Result take(List<String> keys) throws IOException, InterruptedException;
    }

    private Response one(String key, LetterDesk.Result result, String done) {
        String refused = result.refused().get(key);
        if (refused == null) {
            return Response.ok(Map.of(done, result.handled())).build();
        }
        boolean known = letters.catalog().get(key).isPresent();
        return error(known ? 409 : 404, refused);
    }

    private Map<String, Object> many(Filter filter, Step step, String done) throws IOException, InterruptedException {
        int handled = 0;
        Map<String, String> refused = new TreeMap<>();
        for (List<String> keys : LetterParts.of(letters.catalog().matching(filter.read()))) {
            LetterDesk.Result result = step.take(keys);
            handled += result.handled();
            refused.putAll(result.refused());
        }
        List<Map<String, String>> reasons = new ArrayList<>();
        refused.entrySet().stream()
                .limit(MAX_SIZE)
                .forEach(reason -> reasons.add(Map.of("key", reason.getKey(), "reason", reason.getValue())));
        return Map.of(done, handled, "refused", reasons);
    }

    @ServerExceptionMapper
    Response badRequest(BadDeadRequestException e) {
        return error(400, String.valueOf(e.getMessage()));
    }

    @ServerExceptionMapper
    Response unanswered(IOException e) {
        LOG.warnf("a request about dead letters failed: %s", e.toString());
        return error(503, "not everything that is needed answers (" + e.getMessage() + "); try again in a while");
    }

    private static Response error(int status, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("error", message))
                .build();
    }
}
