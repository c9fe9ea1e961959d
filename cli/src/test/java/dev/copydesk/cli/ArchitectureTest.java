package dev.copydesk.cli;

import dev.copydesk.testsupport.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void packagesKeepTheRulesOfAllModules() {
        ArchitectureRules.of("dev.copydesk.cli")
                .pureCore("dev.copydesk.cli.exit..")
                .atLeastClasses(60)
                .check();
    }
}
