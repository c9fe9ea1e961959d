package dev.copydesk.ingest;

import dev.copydesk.testsupport.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void packagesKeepTheRulesOfAllModules() {
        ArchitectureRules.of("dev.copydesk.ingest")
                .pureCore("dev.copydesk.ingest.document", "dev.copydesk.ingest.feed..")
                .atLeastClasses(60)
                .check();
    }
}
