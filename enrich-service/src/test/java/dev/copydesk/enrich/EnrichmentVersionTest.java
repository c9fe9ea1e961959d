package dev.copydesk.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.enrich.text.RuleFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnrichmentVersionTest {

    @Test
    void everyShippedRuleAndModelIsPartOfTheVersion() throws IOException, URISyntaxException {
        Path rules = Path.of(
                Objects.requireNonNull(EnrichmentVersion.class.getResource("/dev/copydesk/enrich/text/line-rules.txt"))
                        .toURI());
        Path folder = rules.resolve("../..").normalize();
        List<String> shipped;
        try (Stream<Path> files = Files.walk(folder)) {
            shipped = files.filter(file ->
                            Files.isRegularFile(file) && !file.toString().endsWith(".class"))
                    .map(file -> "/dev/copydesk/enrich/"
                            + folder.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }

        assertThat(shipped).hasSizeGreaterThan(5);
        assertThat(EnrichmentVersion.RESOURCES).containsAll(shipped);
    }

    @Test
    void aChangedByteOfAnyRuleOrModelChangesIt() {
        Set<String> versions = new HashSet<>(Set.of(EnrichmentVersion.CURRENT));
        for (String changed : EnrichmentVersion.RESOURCES) {
            versions.add(EnrichmentVersion.of(EnrichmentVersion.ALGORITHMS, EnrichmentVersion.RESOURCES, resource -> {
                byte[] content = RuleFile.bytes(resource);
                if (resource.equals(changed)) {
                    content[content.length / 2] ^= 1;
                }
                return content;
            }));
        }

        assertThat(versions).hasSize(1 + EnrichmentVersion.RESOURCES.size());
    }

    @Test
    void aRaisedNumberOfAnyAlgorithmChangesIt() {
        Set<String> versions = new HashSet<>(Set.of(EnrichmentVersion.CURRENT));
        for (String raised : EnrichmentVersion.ALGORITHMS.keySet()) {
            SortedMap<String, Integer> algorithms = new TreeMap<>(EnrichmentVersion.ALGORITHMS);
            algorithms.merge(raised, 1, Integer::sum);
            versions.add(EnrichmentVersion.of(algorithms, EnrichmentVersion.RESOURCES, RuleFile::bytes));
        }

        assertThat(versions).hasSize(1 + EnrichmentVersion.ALGORITHMS.size());
    }

    @Test
    void bytesThatMoveFromOneResourceToTheNextChangeIt() {
        List<String> resources = List.of("a", "b");

        assertThat(EnrichmentVersion.of(
                        EnrichmentVersion.ALGORITHMS, resources, name -> name.equals("a") ? new byte[2] : new byte[1]))
                .isNotEqualTo(EnrichmentVersion.of(
                        EnrichmentVersion.ALGORITHMS, resources, name -> name.equals("a") ? new byte[1] : new byte[2]));
    }
}
