package dev.kontor.search.index;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.Lifecycle;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Does in the background what rebuilds there are to do, in whichever process looks first.
@Component
@Order(1)
class RebuildWork implements ApplicationRunner, Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildWork.class);

    private final RebuildService rebuilds;
    private final UUID owner = UUID.randomUUID();
    private volatile boolean running = true;

    RebuildWork(RebuildService rebuilds) {
        this.rebuilds = rebuilds;
    }

    /// After the demo shop was filled.
    @Override
    public void run(ApplicationArguments arguments) {
        rebuilds.begin();
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT5S")
    void workInTurn() {
        try {
            work();
        } catch (DataAccessException | IllegalStateException failure) {
            LOG.warn("The rebuild of the search index did not get on; trying again", failure);
        }
    }

    /// Works until there is nothing left to do.
    void work() {
        while (running && rebuilds.step(owner)) {
            LOG.debug("The search index is being rebuilt");
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
