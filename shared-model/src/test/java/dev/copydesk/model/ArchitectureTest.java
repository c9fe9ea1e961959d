package dev.copydesk.model;

import dev.copydesk.testsupport.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void packagesKeepTheRulesOfAllModules() {
        ArchitectureRules.of("dev.copydesk.model")
                .pureCore("dev.copydesk.model..")
                .atLeastClasses(20)
                .check();
    }
}
