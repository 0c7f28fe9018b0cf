package dev.kontor.search.index;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Builds the index of a new shop, or of a new language.
@Component
@Order(1)
class RebuildStart implements ApplicationRunner {

    private final RebuildService rebuilds;

    RebuildStart(RebuildService rebuilds) {
        this.rebuilds = rebuilds;
    }

    /// Runs after the demo shop has been loaded.
    @Override
    public void run(ApplicationArguments arguments) {
        rebuilds.begin();
    }
}
