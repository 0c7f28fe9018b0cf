package dev.kontor.document.accounting;

import dev.kontor.shared.database.Sql;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores how the documents of channels are booked.
@Repository
class DatevSettingsRepository {

    private final JdbcClient jdbc;

    DatevSettingsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(String channel, long version, DatevSettings content, Instant updatedAt) {

        DatevSettingsDetails details() {
            return new DatevSettingsDetails(version, channel, content, updatedAt);
        }
    }

    /// @param channel code of the channel
    Optional<Row> find(String channel) {
        return jdbc.sql(
                        "select channel, version, content, updated_at from document.datev_settings where channel = :channel")
                .param("channel", channel)
                .query(Row.class)
                .optional();
    }

    /// @return whether no other change came first
    boolean save(Row row) {
        return jdbc.sql("""
                        insert into document.datev_settings as s (channel, version, content, updated_at)
                        values (:channel, :version, :content, :updatedAt)
                        on conflict (channel) do update
                        set version = excluded.version, content = excluded.content, updated_at = excluded.updated_at
                        where s.version = excluded.version - 1
                        """)
                        .param("channel", row.channel())
                        .param("version", row.version())
                        .param("content", Sql.json(row.content()))
                        .param("updatedAt", row.updatedAt())
                        .update()
                == 1;
    }

    void delete(String channel) {
        jdbc.sql("delete from document.datev_settings where channel = :channel")
                .param("channel", channel)
                .update();
    }
}
