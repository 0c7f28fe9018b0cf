package dev.kontor.storefront.listing;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Elects the one process that compares everything with the owners, periodically.
@Repository
class ReconciliationTurns {

    private final JdbcClient jdbc;

    ReconciliationTurns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param every the interval between two comparisons
    boolean take(String name, Duration every) {
        return jdbc.sql("""
                        insert into storefront.sweeps as s (name, next_at)
                        values (:name, clock_timestamp() + :seconds * interval '1 second')
                        on conflict (name) do update set next_at = excluded.next_at where s.next_at < clock_timestamp()
                        """)
                        .param("name", name)
                        .param("seconds", every.toSeconds())
                        .update()
                == 1;
    }
}
