package dev.copydesk.testsupport.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** {@code docs/configuration.md}, as the sources of the project have it. */
public final class ConfigurationTable {
    private static final long KIBI = 1024;

    private static final String HEAD = """
            # Configuration

            Every option of the three services, made from the sources by

            ```sh
            ./mvnw test -pl test-support -am -Dtest=ConfigurationTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dcopydesk.docs.write=true
            ```

            To change a default or a description, change it where the option is declared (the service's `application.properties`, or the interface
            that names it) and make this page anew; `ConfigurationTableTest` fails where it differs from the code.

            An option is set as an environment variable, as a Java system property (`-Dcopydesk.index.shards=2`), or in a file
            `config/application.properties` below the folder in which the service runs; the system property goes before the variable, the variable before
            the file. A service does not start with a value of another form, or one that the description rules out, and says which. `./copydesk up` passes its environment to the services;
            containers take it from `docker-compose.override.yml` ([containers.md](containers.md#settings)).

            A *time* is written as `PT0.2S`, `10s`, `5m`, `24h` or `P30D`; *bytes* as a number. Where the default has a letter, `K`, `M` and `G`
            (of 1,024) are taken, too. A *list* is separated by commas. Everything else that Quarkus knows
            can be set the same way ([all options of Quarkus](https://quarkus.io/guides/all-config)), such as `QUARKUS_LOG_LEVEL=DEBUG`.
            """;

    private final Map<String, Collection<ConfigurationOption>> sections = new LinkedHashMap<>();

    /** Reads the sources of a project. */
    public static ConfigurationTable of(Path project) {
        // Its package of limits reads no option of its own.
        List<ReadOption> kafka = JavaSources.options(project.resolve("shared-kafka/src/main/java/dev/copydesk/kafka"));
        ConfigurationTable table = new ConfigurationTable();
        table.add(
                "Who may call ingest-service and index-service",
                new ModuleOptions(
                        sources(project, "shared-http"),
                        List.of(),
                        project.resolve("shared-http/src/main/resources/META-INF/microprofile-config.properties")));
        table.add(
                "How all three services reach Kafka",
                new ModuleOptions(
                        List.of(),
                        List.of(),
                        project.resolve("shared-kafka/src/main/resources/META-INF/microprofile-config.properties")));
        for (String service : List.of("ingest-service", "enrich-service", "index-service")) {
            table.add(
                    service,
                    new ModuleOptions(
                            sources(project, service),
                            kafka,
                            project.resolve(service).resolve("src/main/resources/application.properties")));
        }
        List<String> shown =
                table.options().stream().map(ConfigurationOption::name).toList();
        kafka.stream()
                .map(ReadOption::name)
                .filter(name -> !shown.contains(name))
                .findAny()
                .ifPresent(name -> {
                    throw new UnreadableOptionException(name + " is read by shared-kafka, but no service sets it");
                });
        return table;
    }

    private static List<ReadOption> sources(Path project, String module) {
        return JavaSources.options(project.resolve(module).resolve("src/main/java"));
    }

    private void add(String title, ModuleOptions options) {
        sections.put(title, options.all().values());
    }

    List<ConfigurationOption> options() {
        List<ConfigurationOption> all = new ArrayList<>();
        sections.values().forEach(all::addAll);
        return all;
    }

    /** Those of one service that no other one has in common with it by a section of their own. */
    public List<ConfigurationOption> optionsOf(String service) {
        return List.copyOf(Objects.requireNonNull(sections.get(service), service));
    }

    String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        sections.forEach((title, options) -> {
            page.append("\n## ").append(title).append("\n\n");
            page.append("| option, variable | unit | default | meaning |\n| --- | --- | --- | --- |\n");
            options.forEach(option -> page.append(row(option)));
        });
        return page.toString();
    }

    private static String row(ConfigurationOption option) {
        return String.format(
                Locale.ROOT,
                "| `%s`<br>`%s` | %s | %s | %s |\n",
                option.name(),
                option.environmentVariable(),
                option.unit(),
                shownDefault(option),
                option.meaning().replace("|", "\\|"));
    }

    private static String shownDefault(ConfigurationOption option) {
        String standard = option.plainDefault();
        return standard == null ? "none" : "`" + standard.replace("|", "\\|") + "`" + inMebibytes(option);
    }

    /** {@code 8388608} says little. */
    private static String inMebibytes(ConfigurationOption option) {
        String standard = Objects.requireNonNullElse(option.plainDefault(), "");
        if (!option.unit().equals("bytes") || !standard.matches("[0-9]+")) {
            return "";
        }
        long mebibytes = Long.parseLong(standard) / (KIBI * KIBI);
        return mebibytes == 0 ? "" : " (" + mebibytes + " MiB)";
    }
}
