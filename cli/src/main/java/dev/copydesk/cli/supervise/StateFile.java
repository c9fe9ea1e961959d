package dev.copydesk.cli.supervise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.cli.http.Json;
import dev.copydesk.cli.supervise.ProcessState.Condition;
import dev.copydesk.cli.supervise.RunState.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a supervisor writes the state for everyone else to read; a reader never sees half of it. */
public final class StateFile {
    private final Path path;

    public StateFile(Path path) {
        this.path = path;
    }

    public synchronized void write(RunState state) throws IOException {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.set("supervisor", id(state.supervisor()));
        json.put("phase", state.phase().name());
        json.put("portOffset", state.portOffset());
        json.put("failure", state.failure());
        json.put("failedLog", state.failedLog());
        var processes = json.putArray("processes");
        state.processes().forEach(process -> processes.add(process(process)));
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        Files.write(draft, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The state, or nothing if there is no file or it cannot be understood (a crash of the machine may cut it). */
    public Optional<RunState> read() {
        try {
            return Optional.of(state(Json.MAPPER.readTree(Files.readAllBytes(path))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty(); // a stack that cannot be told about counts as none; the lock says whether one runs
        }
    }

    /** The state of a stack that runs. */
    public Optional<RunState> readLive() {
        return read().filter(RunState::isLive);
    }

    private static ObjectNode id(ProcessId id) {
        return Json.MAPPER
                .createObjectNode()
                .put("pid", id.pid())
                .put("startedAt", id.startedAt().toString());
    }

    private static ObjectNode process(ProcessState process) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("name", process.name());
        json.set("id", process.id() == null ? null : id(process.id()));
        return json.put("condition", process.condition().name())
                .put("restarts", process.restarts())
                .put("since", process.since().toString())
                .put("log", process.log())
                .put("note", process.note());
    }

    private static RunState state(JsonNode json) {
        List<ProcessState> processes = new ArrayList<>();
        for (JsonNode process : json.path("processes")) {
            processes.add(new ProcessState(
                    process.path("name").asText(),
                    process.path("id").isObject() ? id(process.path("id")) : null,
                    Condition.valueOf(process.path("condition").asText()),
                    process.path("restarts").asInt(),
                    Instant.parse(process.path("since").asText()),
                    process.path("log").asText(),
                    process.path("note").textValue()));
        }
        return new RunState(
                id(json.path("supervisor")),
                Phase.valueOf(json.path("phase").asText()),
                json.path("portOffset").asInt(),
                json.path("failure").textValue(),
                json.path("failedLog").textValue(),
                processes);
    }

    private static ProcessId id(JsonNode json) {
        return new ProcessId(
                json.path("pid").asLong(), Instant.parse(json.path("startedAt").asText()));
    }
}
