package dev.copydesk.index;

import dev.copydesk.testsupport.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theCoreIsPureAndPackagesDependOneWay() {
        ArchitectureRules.of("dev.copydesk.index")
                .pureCore("dev.copydesk.index.document", "dev.copydesk.index.history.change")
                .atLeastClasses(40)
                .check();
    }
}
