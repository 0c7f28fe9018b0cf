package dev.kontor.privacy.retention;

import dev.kontor.shared.privacy.RetentionKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the periods that staff have set.
@Repository
class RetentionPeriodRepository {

    private static final String COLUMNS = "id, kind, days, version, changed_at, changed_by";

    private final JdbcClient jdbc;

    RetentionPeriodRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Omits kinds of a later release.
    Map<RetentionKind, SetPeriod> all() {
        var all = new EnumMap<RetentionKind, SetPeriod>(RetentionKind.class);
        jdbc.sql("select " + COLUMNS + " from privacy.retention_periods where kind = any(:kinds)")
                .param("kinds", List.of(RetentionKind.values()))
                .query(SetPeriod.class)
                .list()
                .forEach(each -> all.put(each.kind(), each));
        return all;
    }

    Optional<SetPeriod> find(RetentionKind kind) {
        return jdbc.sql("select " + COLUMNS + " from privacy.retention_periods where kind = :kind")
                .param("kind", kind)
                .query(SetPeriod.class)
                .optional();
    }

    /// @return false if the stored version is not the one before
    boolean save(SetPeriod period) {
        return jdbc.sql("""
                        insert into privacy.retention_periods as p (id, kind, days, version, changed_at, changed_by)
                        select :id, :kind, :days::integer, :version, :changedAt, :changedBy
                        where :version = 1 or exists (select from privacy.retention_periods where kind = :kind)
                        on conflict (kind) do update set days = excluded.days, version = excluded.version,
                            changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        where p.version = excluded.version - 1
                        """).paramSource(period).update() == 1;
    }
}
