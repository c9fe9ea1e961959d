package dev.copydesk.testsupport.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTableTest {
    private static final Path PROJECT = Path.of("..");
    private static final Path PAGE = PROJECT.resolve("docs").resolve("configuration.md");

    @TempDir
    Path folder;

    @Test
    void thePageIsWhatTheSourcesSay() throws IOException {
        String table = ConfigurationTable.of(PROJECT).markdown();
        if (Boolean.getBoolean("copydesk.docs.write")) {
            Files.writeString(PAGE, table);
        }

        assertThat(Files.readString(PAGE))
                .as("%s; it says itself how it is made anew", PAGE)
                .isEqualTo(table);
    }

    @Test
    void everyQuantityTellsWhatZeroMeansOrTheLeastThatItTakes() {
        List<ConfigurationOption> options = ConfigurationTable.of(PROJECT).options();

        assertThat(options).hasSizeGreaterThan(60);
        assertThat(options)
                .filteredOn(ConfigurationOption::isQuantity)
                .allSatisfy(option ->
                        assertThat(option.meaning()).as(option.name()).containsPattern("\\b0\\b|at least|At least"));
    }

    @Test
    void optionsOfMappingsPropertiesAndLookUpsAreFound() throws IOException {
        source("""
                /** Not this. */
                @ConfigMapping(prefix = "copydesk.sample")
                interface Sample {
                    /** How {@code many}. */
                    @WithDefault("3")
                    int maxThings();

                    Inner inner();

                    interface Inner {
                        /** For how long. */
                        @WithDefault("1s")
                        Duration pause();
                    }
                }

                class Reader {
                    Reader(Config config, @ConfigProperty(name = "copydesk.key") Optional<String> key) {
                        config.getValue("copydesk.folder", Path.class);
                    }
                }
                """);

        assertThat(JavaSources.options(folder))
                .containsExactly(
                        new ReadOption("copydesk.sample.max-things", "int", "3", "How `many`."),
                        new ReadOption("copydesk.sample.inner.pause", "Duration", "1s", "For how long."),
                        new ReadOption("copydesk.key", "Optional<String>", null, null),
                        new ReadOption("copydesk.folder", "Path", null, null));
    }

    @Test
    void anOptionThatCannotBeReadIsNotLeftOut() throws IOException {
        source("class Reader { Reader(Config config) { config.getValue(NAME, Path.class); } }");

        assertThatThrownBy(() -> JavaSources.options(folder))
                .isInstanceOf(UnreadableOptionException.class)
                .hasMessageContaining("Sample.java")
                .hasMessageContaining("config.getValue(NAME, Path.class)");
    }

    @Test
    void whatNobodyReadsSetsOrDescribesIsFoundOut() throws IOException {
        ReadOption size = new ReadOption("copydesk.size", "int", null, null);

        assertThatThrownBy(() -> module(List.of(), "# How large.\ncopydesk.size=1\n"))
                .hasMessage("copydesk.size is set, but nobody reads it");
        assertThatThrownBy(() -> module(List.of(size), "")).hasMessageStartingWith("copydesk.size has no default");
        assertThatThrownBy(() -> module(List.of(size), "copydesk.size=1\n"))
                .hasMessageStartingWith("copydesk.size has no description");
        assertThatThrownBy(() -> module(
                        List.of(new ReadOption("copydesk.size", "int", "2", null)), "# How large.\ncopydesk.size=1\n"))
                .hasMessageStartingWith("copydesk.size has a default in its file and one in the code");
        assertThat(module(List.of(size), "# How large,\n# in all.\ncopydesk.size=1\n"))
                .containsExactly(new ConfigurationOption("copydesk.size", "int", "1", "How large, in all."));
    }

    @Test
    void theVariableOfAnOptionIsItsNameUnlessItsDefaultNamesAnother() {
        assertThat(new ConfigurationOption("copydesk.api-key", "String", null, "").environmentVariable())
                .isEqualTo("COPYDESK_API_KEY");
        ConfigurationOption other = new ConfigurationOption("quarkus.size", "int", "${SIZE:12}", "");
        assertThat(other.environmentVariable()).isEqualTo("SIZE");
        assertThat(other.plainDefault()).isEqualTo("12");
    }

    @Test
    void whatADescriptionRulesOutIsKnown() {
        assertThat(ruledOut("int", "Threads, at least 1.")).hasValue("0");
        assertThat(ruledOut("MemorySize", "At least the 2M that one article can have."))
                .hasValue("2097151");
        assertThat(ruledOut("Duration", "Whole days, at least 1.")).hasValue("P0D");
        assertThat(ruledOut("Duration", "Between two looks; more than 0.")).hasValue("PT0S");
        assertThat(ruledOut("Duration", "At least the failure delay.")).hasValue("PT-1S");
        assertThat(ruledOut("long", "Held together; at least twice the largest feed."))
                .hasValue("1");
        assertThat(ruledOut("int", "Copies; 0 for none.")).hasValue("-1");
        assertThat(ruledOut("MemorySize", "Disk; 0 is no limit.")).isEmpty();
        assertThat(ruledOut("String", "The address that is listened to.")).isEmpty();
    }

    private static Optional<String> ruledOut(String type, String meaning) {
        return new ConfigurationOption("copydesk.sample", type, null, meaning).ruledOut();
    }

    private List<ConfigurationOption> module(List<ReadOption> read, String properties) throws IOException {
        Path file = Files.writeString(folder.resolve("application.properties"), properties);
        return List.copyOf(new ModuleOptions(read, List.of(), file).all().values());
    }

    private void source(String text) throws IOException {
        Files.writeString(folder.resolve("Sample.java"), text);
    }
}
