package dev.copydesk.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackHomeTest {
    @TempDir
    Path folder;

    @Test
    void anEmptyFolderSaysWhatToRun() {
        assertThatThrownBy(() -> new StackHome(folder))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageEndingWith("run ./mvnw -pl embedded-stack -am -DskipTests package");
    }

    @Test
    void aFolderThatSplitsTheClassPathIsRefused() {
        assertThatThrownBy(() -> new StackHome(folder.resolve("a:b"))).hasMessageContaining("holds ':'");
    }

    @Test
    void spacesAreNoMatter() throws Exception {
        Path home = folder.resolve("with some spaces");
        Files.createDirectories(home.resolve("elasticsearch/lib"));
        Files.createDirectories(home.resolve("elasticsearch/plugins/language-analyzers"));
        Files.createDirectories(home.resolve("kafka/lib"));

        assertThat(new StackHome(home).kafkaClassPath()).isEqualTo(home + "/kafka/lib/*");
    }
}
