package dev.copydesk.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ContainerBackendTest {

    @Test
    void testsRunOnTheImagesOfTheComposeFile() throws IOException {
        assertThat(Files.readString(Path.of("..", "docker-compose.yml")))
                .contains("image: " + ContainerBackend.KAFKA_IMAGE, "image: " + ContainerBackend.ELASTICSEARCH_IMAGE);
    }
}
