package dev.copydesk.http;

import dev.copydesk.testsupport.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void packagesKeepTheRulesOfAllModules() {
        ArchitectureRules.of("dev.copydesk.http").atLeastClasses(4).check();
    }
}
