package dev.kontor.shared.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Tells whoever runs the shop if [StatisticsRefresh] passes tables over because the shop may not have them counted. It
/// works all the same, but plans made for small tables last until autovacuum comes by: nothing to refuse traffic for.
@Component
class AnalyzePrivilegeCheck {

    private static final Logger LOG = LoggerFactory.getLogger(AnalyzePrivilegeCheck.class);

    private final JdbcClient jdbc;
    private final AtomicInteger withheld = new AtomicInteger();

    AnalyzePrivilegeCheck(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        Gauge.builder("kontor.database.tables.uncounted", withheld::get)
                .description("Tables the shop writes and may not have counted; their plans may lag behind growth.")
                .register(meters);
    }

    /// Warns when it begins to be so, and not again.
    @Scheduled(initialDelayString = "PT0S", fixedDelayString = "PT5M")
    void look() {
        int tables = tables();
        int before = withheld.getAndSet(tables);
        if (tables > 0 && before == 0) {
            LOG.warn(
                    "PostgreSQL lets the shop write {} tables, but not have them counted when they have grown, so"
                            + " that queries are slow for minutes after much was loaded. Run docker/database-roles.sql"
                            + " once more, or: grant maintain on all tables in schema <each of the shop> to {}",
                    tables,
                    jdbc.sql("select quote_ident(current_user)")
                            .query(String.class)
                            .single());
        } else if (tables == 0 && before > 0) {
            LOG.info("PostgreSQL lets the shop have all its tables counted now");
        }
    }

    /// How many the shop writes, but may not have counted. What others keep in the same database is not looked at.
    private int tables() {
        return jdbc.sql("""
                        select count(*)
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and c.relpersistence <> 't'
                        and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
                        and has_table_privilege(c.oid, 'INSERT')
                        and not has_table_privilege(c.oid, 'MAINTAIN')
                        """).query(Integer.class).single();
    }
}
