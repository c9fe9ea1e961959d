package dev.copydesk.kafka;

import dev.copydesk.testsupport.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void packagesKeepTheRulesOfAllModules() {
        ArchitectureRules.of("dev.copydesk.kafka").atLeastClasses(7).check();
        ArchitectureRules.of("dev.copydesk.options").atLeastClasses(2).check();
    }
}
