package dev.kontor;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesUseOnlyWhatTheirPackageInfoAllows() {
        // Not verify(): that remembers having run, even if it failed.
        ApplicationModules.of(KontorApplication.class).detectViolations().throwIfPresent();
    }
}
