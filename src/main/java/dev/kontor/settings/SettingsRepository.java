package dev.kontor.settings;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores what staff have set, by group.
@Repository
class SettingsRepository {

    private final JdbcClient jdbc;

    SettingsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StoredSettings> all() {
        return jdbc.sql("select code, version, content, updated_at from settings.groups")
                .query(StoredSettings.class)
                .list();
    }

    Optional<StoredSettings> find(String code) {
        return jdbc.sql("select code, version, content, updated_at from settings.groups where code = :code")
                .param("code", code)
                .query(StoredSettings.class)
                .optional();
    }

    /// @return whether no other change came first
    boolean save(StoredSettings settings) {
        return jdbc.sql("""
                        insert into settings.groups as s (code, version, content, updated_at)
                        values (:code, :version, :content, :updatedAt)
                        on conflict (code) do update
                        set version = excluded.version, content = excluded.content, updated_at = excluded.updated_at
                        where s.version = excluded.version - 1
                        """).paramSource(settings).update() == 1;
    }
}
