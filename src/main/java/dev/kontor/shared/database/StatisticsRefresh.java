package dev.kontor.shared.database;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Analyzes tables that have grown a lot, so that PostgreSQL replans. Plans are generic and cached: without
/// this, a plan that scans a small table would stay in use while a shop is filled, until autovacuum runs a
/// minute later.
@Component
class StatisticsRefresh {

    private static final Logger LOG = LoggerFactory.getLogger(StatisticsRefresh.class);
    /// Below this number of rows, a full scan does no harm.
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
                // Another session that holds the table analyzes it, or is finished by the next run.
                jdbc.sql("analyze (skip_locked) " + table).update();
            });
            LOG.debug("{} has grown and was analyzed", table);
        }
    }

    /// Tables that have at least doubled since they were analyzed, and that the role may analyze.
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
