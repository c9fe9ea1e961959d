package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.http.Answer;
import dev.copydesk.cli.http.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a service says about itself.
 *
 * @param ready whether it does its work
 * @param text {@code ready}, or what keeps it from being so
 */
record ServiceHealth(boolean ready, String text) {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** Asks the service; one that does not answer soon is not ready. */
    static ServiceHealth of(Service service) {
        try {
            return of(service.tryGet("/q/health/ready", TIMEOUT));
        } catch (IOException e) {
            return new ServiceHealth(false, "does not answer");
        }
    }

    private static ServiceHealth of(Answer answer) {
        if (answer.ok()) {
            return new ServiceHealth(true, "ready");
        }
        List<String> down = new ArrayList<>();
        for (JsonNode check : answer.json().path("checks")) {
            if (!check.path("status").asText().equals("UP")) {
                down.add(check.path("name").asText());
            }
        }
        return new ServiceHealth(false, "not ready" + (down.isEmpty() ? "" : " (" + String.join(", ", down) + ")"));
    }
}
