package dev.kontor.shared.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Reports if [StatisticsRefresh] skips tables because the application's role may not analyze them. Kontor works
/// anyway, but plans made for small tables stay in use until autovacuum runs, so this is no reason to refuse
/// traffic.
@Component
class AnalyzePrivilegeCheck {

    private static final Logger LOG = LoggerFactory.getLogger(AnalyzePrivilegeCheck.class);

    private final JdbcClient jdbc;
    private final AtomicInteger withheld = new AtomicInteger();

    AnalyzePrivilegeCheck(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        Gauge.builder("kontor.database.tables.uncounted", withheld::get)
                .description("Tables that the shop writes but may not analyze; their plans may lag behind growth.")
                .register(meters);
    }

    /// Warns when the situation begins, and not again.
    @Scheduled(initialDelayString = "PT0S", fixedDelayString = "PT5M")
    void look() {
        int tables = tables();
        int before = withheld.getAndSet(tables);
        if (tables > 0 && before == 0) {
            LOG.warn(
                    "PostgreSQL lets the shop write {} tables but not analyze them, so queries are slow for"
                            + " minutes after bulk loads. Run docker/database-roles.sql again, or: grant maintain on "
                            + "all tables in schema <each of the shop> to {}",
                    tables,
                    jdbc.sql("select quote_ident(current_user)")
                            .query(String.class)
                            .single());
        } else if (tables == 0 && before > 0) {
            LOG.info("PostgreSQL lets the shop analyze all its tables now");
        }
    }

    /// The number of tables that the shop writes but may not analyze. Tables of other applications in the same
    /// database are ignored.
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
