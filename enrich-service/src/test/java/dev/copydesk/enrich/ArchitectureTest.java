package dev.copydesk.enrich;

import dev.copydesk.testsupport.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void packagesKeepTheRulesOfAllModules() {
        ArchitectureRules.of("dev.copydesk.enrich")
                .pureCore(
                        "dev.copydesk.enrich",
                        "dev.copydesk.enrich.text..",
                        "dev.copydesk.enrich.language..",
                        "dev.copydesk.enrich.topic..",
                        "dev.copydesk.enrich.keyphrase..",
                        "dev.copydesk.enrich.duplicate..")
                .atLeastClasses(60)
                .check();
    }
}
