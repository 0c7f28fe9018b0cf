package dev.kontor.identity.apikey;

import dev.kontor.identity.ApiKeyId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.crypto.Keyring;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of keys and their secrets.
@Repository
class ApiKeyRepository {

    static final String COLUMNS = """
            k.*,
            (select s.hint from identity.api_key_secrets s where s.key_id = k.id and s.expires_at is null) as hint,
            (select max(s.expires_at) from identity.api_key_secrets s where s.key_id = k.id) as previous_until
            """;

    private final JdbcClient jdbc;

    ApiKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ApiKey> find(ApiKeyId id) {
        return jdbc.sql("select " + COLUMNS + " from identity.api_keys k where k.id = :id")
                .param("id", id.value())
                .query((row, _) -> key(row))
                .optional();
    }

    void insert(ApiKey key) {
        write("""
                insert into identity.api_keys (id, version, kind, name, permissions, channel, allowed_ips,
                    publishable_key, authz_version, expires_at, created_by, created_at, updated_at)
                values (:id, 1, :kind, :name, :permissions::text[], :channel, :allowedIps::text[],
                    :publishableKey, 1, :expiresAt, :createdBy, :updatedAt, :updatedAt)
                """, key);
    }

    boolean update(ApiKey key) {
        return write("""
                        update identity.api_keys set version = version + 1, name = :name,
                            permissions = :permissions::text[], channel = :channel, allowed_ips = :allowedIps::text[],
                            expires_at = :expiresAt, updated_at = :updatedAt
                        where id = :id and version = :version and revoked_at is null
                        """, key) == 1;
    }

    /// Increases the version, so that of two concurrent rotations one waits and then starts from the other's
    /// result.
    ///
    /// @param leaked whether access tokens obtained with the old secrets become invalid too
    boolean touch(ApiKeyId id, boolean leaked, Instant now) {
        return jdbc.sql("""
                        update identity.api_keys set version = version + 1, updated_at = :now,
                            authz_version = authz_version + case when :leaked then 1 else 0 end
                        where id = :id and revoked_at is null
                        """)
                        .param("id", id.value())
                        .param("leaked", leaked)
                        .param("now", time(now))
                        .update()
                == 1;
    }

    boolean revoke(ApiKeyId id, Instant now) {
        return jdbc.sql("""
                        update identity.api_keys set version = version + 1, revoked_at = :now, updated_at = :now
                        where id = :id and revoked_at is null
                        """).param("id", id.value()).param("now", time(now)).update() == 1;
    }

    /// Ends the existing secrets at that time at the latest, and deletes expired ones.
    void endSecrets(ApiKeyId id, Instant end, Instant now) {
        jdbc.sql("delete from identity.api_key_secrets where key_id = :id and expires_at <= :now")
                .param("id", id.value())
                .param("now", time(now))
                .update();
        jdbc.sql("update identity.api_key_secrets set expires_at = least(expires_at, :end) where key_id = :id")
                .param("id", id.value())
                .param("end", time(end))
                .update();
    }

    void insertSecret(ApiKeyId id, String secret, Instant now) {
        jdbc.sql("""
                        insert into identity.api_key_secrets (hash, key_id, hint, created_at)
                        values (:hash, :id, :hint, :now)
                        """)
                .param("hash", Keyring.hash(secret))
                .param("id", id.value())
                .param("hint", KeyText.hint(secret))
                .param("now", time(now))
                .update();
    }

    boolean isChannelOfLive(String channel, Instant now) {
        return jdbc.sql("""
                        select exists (
                            select 1 from identity.api_keys
                            where channel = :channel and revoked_at is null
                              and (expires_at is null or expires_at > :now))
                        """)
                .param("channel", channel)
                .param("now", time(now))
                .query(Boolean.class)
                .single();
    }

    static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                new ApiKeyId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                KeyKind.valueOf(row.getString("kind")),
                row.getString("name"),
                permissions(row),
                row.getString("channel"),
                texts(row, "allowed_ips"),
                row.getString("publishable_key"),
                row.getString("hint"),
                instant(row.getTimestamp("expires_at")),
                instant(row.getTimestamp("previous_until")),
                instant(row.getTimestamp("last_used_at")),
                instant(row.getTimestamp("revoked_at")),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    static Set<Permission> permissions(ResultSet row) throws SQLException {
        var permissions = EnumSet.noneOf(Permission.class);
        texts(row, "permissions").stream()
                .flatMap(text -> Permission.ofText(text).stream())
                .forEach(permissions::add);
        return permissions;
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private int write(String sql, ApiKey key) {
        return jdbc.sql(sql)
                .param("id", key.id().value())
                .param("version", key.version())
                .param("kind", key.kind().name())
                .param("name", key.name())
                .param(
                        "permissions",
                        key.permissions().stream()
                                .map(Permission::text)
                                .sorted()
                                .toArray(String[]::new))
                .param("channel", key.channel())
                .param("allowedIps", key.allowedIps().toArray(String[]::new))
                .param("publishableKey", key.publishableKey())
                .param("expiresAt", key.expiresAt() == null ? null : time(key.expiresAt()))
                .param("createdBy", key.createdBy())
                .param("updatedAt", time(key.updatedAt()))
                .update();
    }
}
