package dev.kontor.identity.apikey;

import dev.kontor.identity.ApiKeyId;
import dev.kontor.shared.crypto.Keyring;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of keys and their secrets.
@Repository
class ApiKeyRepository {

    static final String COLUMNS = """
            k.*,
            (select s.hint from identity.api_key_secrets s where s.key_id = k.id and s.expires_at is null) as hint,
            (select max(s.expires_at) from identity.api_key_secrets s where s.key_id = k.id) as previous_secret_until
            """;

    private final JdbcClient jdbc;

    ApiKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ApiKey> find(ApiKeyId id) {
        return jdbc.sql("select " + COLUMNS + " from identity.api_keys k where k.id = :id")
                .param("id", id)
                .query(ApiKey.class)
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
                        .param("id", id)
                        .param("leaked", leaked)
                        .param("now", now)
                        .update()
                == 1;
    }

    boolean revoke(ApiKeyId id, Instant now) {
        return jdbc.sql("""
                        update identity.api_keys set version = version + 1, revoked_at = :now, updated_at = :now
                        where id = :id and revoked_at is null
                        """).param("id", id).param("now", now).update() == 1;
    }

    /// Ends the existing secrets at that time at the latest, and deletes expired ones.
    void endSecrets(ApiKeyId id, Instant end, Instant now) {
        jdbc.sql("delete from identity.api_key_secrets where key_id = :id and expires_at <= :now")
                .param("id", id)
                .param("now", now)
                .update();
        jdbc.sql("update identity.api_key_secrets set expires_at = least(expires_at, :end) where key_id = :id")
                .param("id", id)
                .param("end", end)
                .update();
    }

    void insertSecret(ApiKeyId id, String secret, Instant now) {
        jdbc.sql("""
                        insert into identity.api_key_secrets (hash, key_id, hint, created_at)
                        values (:hash, :id, :hint, :now)
                        """)
                .param("hash", Keyring.hash(secret))
                .param("id", id)
                .param("hint", KeyText.hint(secret))
                .param("now", now)
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
                .param("now", now)
                .query(Boolean.class)
                .single();
    }

    private int write(String sql, ApiKey key) {
        return jdbc.sql(sql).paramSource(key).update();
    }
}
