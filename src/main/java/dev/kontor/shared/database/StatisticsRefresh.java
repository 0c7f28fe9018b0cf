package dev.kontor.shared.database;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Has PostgreSQL count tables anew that have grown a lot, so that it makes new plans. Plans are generic and kept: one
/// that reads a small table as a whole would do so while a shop is filled, until autovacuum comes by a minute later.
@Component
class StatisticsRefresh {

    private static final Logger LOG = LoggerFactory.getLogger(StatisticsRefresh.class);
    /// To read fewer rows than that as a whole does no harm.
    private static final int SMALL = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    StatisticsRefresh(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT2S")
    void analyze() {
        for (var table : grown()) {
            transactions.executeWithoutResult(_ -> {
                jdbc.sql("set local statement_timeout = '14s'").update();
                // Somebody else who holds the table counts it, or is done with it by the next time.
                jdbc.sql("analyze (skip_locked) " + table).update();
            });
            LOG.debug("{} has grown and was counted anew", table);
        }
    }

    /// Tables that have at least doubled since they were counted, and that we may count.
    private List<String> grown() {
        return jdbc.sql("""
                        select format('%I.%I', n.nspname, c.relname)
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and c.relpersistence <> 't'
                        and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
                        and pg_stat_get_live_tuples(c.oid) > :small + 2 * greatest(c.reltuples, 0)
                        and has_table_privilege(c.oid, 'MAINTAIN')
                        order by 1
                        """).param("small", SMALL).query(String.class).list();
    }
}
