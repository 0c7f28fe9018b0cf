package dev.kontor.search.index;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Has the index built that a new shop, or a new language of it, begins with.
@Component
@Order(1)
class RebuildStart implements ApplicationRunner {

    private final RebuildService rebuilds;

    RebuildStart(RebuildService rebuilds) {
        this.rebuilds = rebuilds;
    }

    /// After the demo shop was filled.
    @Override
    public void run(ApplicationArguments arguments) {
        rebuilds.begin();
    }
}
