package dev.copydesk.testsupport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Each rule is broken by a sample below {@code sample}, so that none can stop working unseen. */
class ArchitectureRulesTest {
    private static final String SAMPLE = "dev.copydesk.testsupport.sample";

    @Test
    void tooFewClassesAreNotTakenForGood() {
        assertThatThrownBy(ArchitectureRules.of("dev.copydesk.nowhere")::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected at least 1 classes below dev.copydesk.nowhere, got 0");
    }

    @Test
    void anUnmarkedPackageIsNamed() {
        assertThatThrownBy(() -> check(SAMPLE + ".unmarked")).hasMessageContaining("[" + SAMPLE + ".unmarked]");
    }

    @Test
    void aCycleBetweenPackagesIsFound() {
        assertThatThrownBy(() -> check(SAMPLE + ".tangled")).hasMessageContaining("Cycle detected");
    }

    @Test
    void filesAndClocksInAPureCoreAreFound() {
        check(SAMPLE + ".pure");
        assertThatThrownBy(() -> check(SAMPLE + ".pure", SAMPLE + ".pure"))
                .hasMessageContaining("Impure.exists")
                .hasMessageNotContainingAny("Pure.host");
    }

    @Test
    void theSystemsClockIsFoundButNotAPassedOne() {
        JavaClasses classes = new ClassFileImporter().importPackages(SAMPLE + ".clock");
        assertThatThrownBy(() -> ArchitectureRules.of(SAMPLE + ".clock")
                        .pureCore(SAMPLE + ".clock")
                        .checkClasses(classes))
                .hasMessageContaining("Ticking.asked")
                .hasMessageNotContainingAny("Ticking.passed");
    }

    @Test
    void aClientOfKafkaThatIsNotMadeByTheConnectionIsFound() {
        assertThatThrownBy(() -> check(SAMPLE + ".client"))
                .hasMessageContainingAll("OwnClients.admin", "OwnClients.consumer");
    }

    private static void check(String root, String... pure) {
        ArchitectureRules.of(root).pureCore(pure).checkClasses(new ClassFileImporter().importPackages(root));
    }
}
