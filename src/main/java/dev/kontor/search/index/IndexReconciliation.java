package dev.kontor.search.index;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Compares the index with the owners periodically, for changes without an event: data loaded without the
/// services, prices changed by a date, sales. In small steps, by one process.
@Component
class IndexReconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(IndexReconciliation.class);

    private final JdbcClient jdbc;
    private final SourceQueries sources;
    private final IndexService index;
    private final SalesRepository sales;
    private final RebuildService rebuilds;

    IndexReconciliation(
            JdbcClient jdbc,
            SourceQueries sources,
            IndexService index,
            SalesRepository sales,
            RebuildService rebuilds) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.index = index;
        this.sales = sales;
        this.rebuilds = rebuilds;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void sweepIfDue() {
        int due = jdbc.sql("""
                        update search.sweeps set next_at = clock_timestamp() + interval '1 hour'
                        where next_at < clock_timestamp()
                        """).update();
        if (due > 0) {
            sweep();
        }
    }

    void sweep() {
        sales.deleteExpired();
        int products = 0;
        var last = new UUID(0, 0);
        while (true) {
            var step = sources.publishedAfter(last, IndexConsumer.STEP);
            if (step.isEmpty()) {
                break;
            }
            index.refresh(step);
            products += step.size();
            last = step.getLast();
        }
        index.tidy();
        rebuilds.tidy();
        rebuilds.begin();
        index.recount();
        LOG.debug("The search index was compared with {} products", products);
    }
}
