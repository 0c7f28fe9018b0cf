package dev.kontor.search.engine;

import dev.kontor.shared.id.TypeIds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Sends changes to the engine, in one process. Duplicate, late and concurrent transfers do no harm: every
/// document has a version, and the engine keeps the newest.
///
/// A lost copy is created again, and so are all copies after the shop's name changed.
@Component
@WithEngine
class EngineFeeder {

    private static final Logger LOG = LoggerFactory.getLogger(EngineFeeder.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int STEP = 500;
    private static final int STEPS = 20;
    private static final byte[] LINE = {'\n'};

    private final EngineRepository indexes;
    private final EngineCopies copies;
    private final FeedRepository feed;
    private final EngineClient client;
    private final JsonMapper json;
    private final UUID owner = TypeIds.next();

    /// Both kinds of work hold the lease of this process.
    private final Lock turn = new ReentrantLock();

    private boolean failing;

    EngineFeeder(
            EngineRepository indexes,
            EngineCopies copies,
            FeedRepository feed,
            EngineClient client,
            JsonMapper json,
            MeterRegistry meters) {
        this.indexes = indexes;
        this.copies = copies;
        this.feed = feed;
        this.client = client;
        this.json = json;
        Gauge.builder("kontor.search.engine.waiting", feed, FeedRepository::waiting)
                .description("Documents that are outdated in the search engine.")
                .register(meters);
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT0.25S")
    void feedOnSchedule() {
        withLease(() -> {
            try {
                feed();
                failing = false;
            } catch (EngineException e) {
                if (!failing) {
                    LOG.warn("The search engine cannot be fed; PostgreSQL answers. {}", e.getMessage());
                }
                failing = true;
            }
        });
    }

    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
    void repairOnSchedule() {
        withLease(() -> {
            try {
                repair();
            } catch (EngineException e) {
                LOG.debug("The search engine could not be maintained", e);
            }
        });
    }

    private void withLease(Runnable work) {
        turn.lock();
        try {
            if (indexes.lease(owner, LEASE)) {
                work.run();
            }
        } finally {
            turn.unlock();
        }
    }

    @PreDestroy
    void releaseLease() {
        indexes.release(owner);
    }

    /// Transfers waiting changes, within a time limit.
    void feed() {
        copies.begin().forEach(client::create);
        for (var index : indexes.indexes()) {
            var reached = index.reached();
            boolean ready = index.ready();
            for (int step = 0; step < STEPS && !ready; step++) {
                var next = feed.after(index.slot(), reached, STEP);
                if (next.isEmpty()) {
                    client.refresh(index.name());
                    ready = true;
                } else {
                    send(index.name(), next);
                    reached = next.getLast().id();
                    indexes.reached(index.name(), reached);
                }
            }
            boolean more = true;
            for (int step = 0; step < STEPS && more; step++) {
                var changed = feed.changed(index.slot(), STEP);
                send(index.name(), changed);
                feed.delivered(index.slot(), changed);
                more = changed.size() == STEP;
            }
            if (ready && !index.ready()) {
                indexes.ready(index.name());
            }
        }
    }

    /// Recreates lost copies, and deletes obsolete ones.
    void repair() {
        for (var index : indexes.indexes()) {
            if (!client.exists(index.name())) {
                LOG.warn("The search engine has lost {}; it is being recreated", index.name());
                indexes.forget(index.name());
            }
        }
        indexes.forgetUnused();
        feed.tidy();
        for (var name : indexes.obsoleteIndexes()) {
            client.delete(name);
            indexes.remove(name);
        }
    }

    private void send(String index, List<FeedEntry> documents) {
        if (documents.isEmpty()) {
            return;
        }
        var lines = new ByteArrayOutputStream();
        for (var each : documents) {
            var target = Map.of(
                    "_index",
                    index,
                    "_id",
                    each.id().toString(),
                    "version",
                    each.version(),
                    "version_type",
                    "external");
            lines.writeBytes(json.writeValueAsBytes(Map.of(each.document() == null ? "delete" : "index", target)));
            lines.writeBytes(LINE);
            if (each.document() != null) {
                lines.writeBytes(json.writeValueAsBytes(each.document()));
                lines.writeBytes(LINE);
            }
        }
        client.bulk(lines.toByteArray());
    }
}
