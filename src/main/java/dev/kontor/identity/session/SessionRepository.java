package dev.kontor.identity.session;

import dev.kontor.identity.SessionId;
import dev.kontor.identity.token.Audience;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of the sign-ins. What races is decided by one conditional update.
@Repository
class SessionRepository {

    static final Duration RETRY_WINDOW = Duration.ofSeconds(30);

    private final JdbcClient jdbc;

    SessionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Who may try to sign in.
    record Credentials(UUID id, @Nullable String passwordHash, boolean active, long authzVersion) {

        @Override
        public String toString() {
            return "Credentials[" + id + ", ***]";
        }
    }

    /// A session that goes on.
    ///
    /// @param retried the token was spent already, a moment ago: this is the same answer again
    record Continued(UUID accountId, long authzVersion, Instant expiresAt, boolean retried) {}

    Optional<Credentials> credentials(Audience audience, String emailKey) {
        return jdbc.sql("""
                        select id, password_hash, status = 'ACTIVE' as active, authz_version
                        from identity.accounts where kind = :kind and email_key = :key
                        """)
                .param("kind", kind(audience))
                .param("key", emailKey)
                .query(Credentials.class)
                .optional();
    }

    /// Opens the session if the account is still as it was when the password was checked.
    Optional<Instant> insert(
            SessionId id, Audience audience, Credentials account, byte[] tokenHash, Duration lifetime) {
        return jdbc.sql("""
                        insert into identity.sessions
                            (id, account_id, audience, counter, token_hash, rotated_at, created_at, expires_at)
                        select :id, a.id, :audience, 0, :hash, now(), now(), now() + make_interval(secs => :lifetime)
                        from identity.accounts a
                        where a.id = :account and a.status = 'ACTIVE' and a.authz_version = :authz
                        returning expires_at
                        """)
                .param("id", id.value())
                .param("audience", audience.name())
                .param("hash", tokenHash)
                .param("lifetime", lifetime.toSeconds())
                .param("account", account.id())
                .param("authz", account.authzVersion())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /// Spends the token and puts its successor in its place; empty if it is not the live one.
    Optional<Continued> rotate(Audience audience, SessionId id, byte[] spent, byte[] successor) {
        return jdbc.sql("""
                        update identity.sessions s
                        set spent_hash = s.token_hash, token_hash = :successor, counter = s.counter + 1, rotated_at = now()
                        from identity.accounts a
                        where s.id = :id and s.audience = :audience and s.token_hash = :spent
                          and s.revoked_at is null and s.expires_at > now()
                          and a.id = s.account_id and a.status = 'ACTIVE'
                        returning a.id as account_id, a.authz_version, s.expires_at, false as retried
                        """)
                .param("successor", successor)
                .param("id", id.value())
                .param("audience", audience.name())
                .param("spent", spent)
                .query(Continued.class)
                .optional();
    }

    /// A living session whose live token is another one.
    Optional<Continued> alive(Audience audience, SessionId id, byte[] spent) {
        return jdbc.sql("""
                        select a.id as account_id, a.authz_version, s.expires_at,
                            (s.spent_hash = :spent and s.rotated_at > now() - make_interval(secs => :window)) is true
                                as retried
                        from identity.sessions s
                        join identity.accounts a on a.id = s.account_id and a.status = 'ACTIVE'
                        where s.id = :id and s.audience = :audience and s.revoked_at is null and s.expires_at > now()
                        """)
                .param("spent", spent)
                .param("window", RETRY_WINDOW.toSeconds())
                .param("id", id.value())
                .param("audience", audience.name())
                .query(Continued.class)
                .optional();
    }

    boolean end(SessionId id, EndReason reason) {
        return jdbc.sql("""
                        update identity.sessions set revoked_at = now(), revoke_reason = :reason
                        where id = :id and revoked_at is null
                        """)
                        .param("id", id.value())
                        .param("reason", reason.name())
                        .update()
                == 1;
    }

    int endAll(UUID accountId, EndReason reason) {
        return jdbc.sql("""
                        update identity.sessions set revoked_at = now(), revoke_reason = :reason
                        where account_id = :account and revoked_at is null
                        """)
                .param("account", accountId)
                .param("reason", reason.name())
                .update();
    }

    /// Replaces a hash made with weaker parameters, unless the password was changed meanwhile.
    void upgradeHash(UUID accountId, String before, String after) {
        jdbc.sql("""
                        update identity.accounts set password_hash = :after
                        where id = :id and password_hash = :before
                        """)
                .param("id", accountId)
                .param("before", before)
                .param("after", after)
                .update();
    }

    private static String kind(Audience audience) {
        return switch (audience) {
            case STORE -> "CUSTOMER";
            case ADMIN -> "STAFF";
        };
    }
}
