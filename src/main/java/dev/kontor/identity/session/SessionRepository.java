package dev.kontor.identity.session;

import dev.kontor.identity.SessionId;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.id.TypedId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of sessions. One conditional update decides each race.
@Repository
class SessionRepository {

    static final Duration RETRY_WINDOW = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final SessionProperties properties;

    SessionRepository(JdbcClient jdbc, SessionProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /// A continuing session.
    ///
    /// @param retried the token was used a moment ago: this is the same response again
    record Continued(UUID accountId, long authzVersion, Instant authTime, Instant expiresAt, boolean retried) {}

    /// Locks the account, so that sign-ins to it wait.
    void lock(TypedId account) {
        lock(account, "for update");
    }

    /// Waits for changes of the account, and keeps others waiting.
    void lockForSignIn(TypedId account) {
        lock(account, "for share");
    }

    private void lock(TypedId account, String strength) {
        jdbc.sql("select from identity.accounts where id = :id " + strength)
                .param("id", account)
                .query()
                .listOfRows();
    }

    /// Opens the session if the account may sign in. Locks the account against changes: of a sign-in and a concurrent
    /// new password, the second sees the first, so no session of the old password is left open.
    ///
    /// @param authzVersion that the account must still have; null for any
    /// @param ago how long ago the factors were confirmed
    Optional<Continued> insert(
            SessionId id,
            Audience audience,
            TypedId account,
            Collection<Factor> factors,
            @Nullable Long authzVersion,
            Duration ago,
            byte[] tokenHash) {
        var origin = Origin.current();
        return jdbc.sql("""
                        with account as (
                            select id, authz_version from identity.accounts
                            where id = :account and kind = :kind and status = 'ACTIVE' and not unverified
                              and (:authz::bigint is null or authz_version = :authz)
                            for share),
                        opened as (
                            insert into identity.sessions
                                (id, account_id, audience, counter, token_hash, rotated_at, created_at, expires_at,
                                 auth_time, factors, user_agent, ip)
                            select :id, account.id, :audience, 0, :hash, now(), now(),
                                now() + make_interval(secs => :lifetime), now() - make_interval(secs => :ago),
                                :factors::text[], :agent, :ip
                            from account
                            returning account_id, auth_time, expires_at)
                        select opened.account_id, account.authz_version, opened.auth_time, opened.expires_at,
                            false as retried
                        from opened, account
                        """)
                .param("account", account)
                .param("kind", audience.accountKind())
                .param("authz", authzVersion)
                .param("ago", ago.toSeconds())
                .param("id", id)
                .param("audience", audience.name())
                .param("hash", tokenHash)
                .param("lifetime", properties.lifetime(audience).toSeconds())
                .param("factors", names(factors))
                .param("agent", origin.userAgent())
                .param("ip", origin.ip())
                .query(Continued.class)
                .optional();
    }

    /// Uses up the token and stores its successor; empty if it is not the current one.
    Optional<Continued> rotate(Audience audience, SessionId id, byte[] spent, byte[] successor) {
        return jdbc.sql("""
                        update identity.sessions s
                        set spent_hash = s.token_hash, token_hash = :successor, counter = s.counter + 1,
                            rotated_at = now()
                        from identity.accounts a
                        where s.id = :id and s.audience = :audience and s.token_hash = :spent
                          and s.revoked_at is null and s.expires_at > now()
                          and s.rotated_at > now() - make_interval(secs => :idle)
                          and a.id = s.account_id and a.status = 'ACTIVE'
                        returning a.id as account_id, a.authz_version, s.auth_time, s.expires_at, false as retried
                        """)
                .param("successor", successor)
                .param("id", id)
                .param("audience", audience.name())
                .param("spent", spent)
                .param("idle", properties.idle(audience).toSeconds())
                .query(Continued.class)
                .optional();
    }

    /// Whether this is the session's current token.
    boolean hasToken(SessionId id, byte[] hash) {
        return jdbc.sql("select exists (select from identity.sessions where id = :id and token_hash = :hash)")
                .param("id", id)
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    /// An active session whose current token is a different one.
    Optional<Continued> alive(Audience audience, SessionId id, byte[] spent) {
        return jdbc.sql("""
                        select a.id as account_id, a.authz_version, s.auth_time, s.expires_at,
                            (s.spent_hash = :spent and s.rotated_at > now() - make_interval(secs => :window)) is true
                                as retried
                        from identity.sessions s
                        join identity.accounts a on a.id = s.account_id and a.status = 'ACTIVE'
                        where s.id = :id and s.audience = :audience and s.revoked_at is null and s.expires_at > now()
                          and s.token_hash <> :spent
                        """)
                .param("spent", spent)
                .param("window", RETRY_WINDOW.toSeconds())
                .param("id", id)
                .param("audience", audience.name())
                .query(Continued.class)
                .optional();
    }

    /// Records that factors were confirmed again; empty if the session has ended.
    ///
    /// @param ago how long ago
    Optional<Continued> prove(Audience audience, SessionId id, Collection<Factor> factors, Duration ago) {
        return jdbc.sql("""
                        update identity.sessions s
                        set auth_time = greatest(s.auth_time, now() - make_interval(secs => :ago)), factors = array(
                            select distinct factor from unnest(s.factors || :factors::text[]) as proven (factor))
                        from identity.accounts a
                        where s.id = :id and s.audience = :audience and s.revoked_at is null and s.expires_at > now()
                          and a.id = s.account_id and a.status = 'ACTIVE'
                        returning a.id as account_id, a.authz_version, s.auth_time, s.expires_at, false as retried
                        """)
                .param("factors", names(factors))
                .param("ago", ago.toSeconds())
                .param("id", id)
                .param("audience", audience.name())
                .query(Continued.class)
                .optional();
    }

    boolean end(SessionId id, EndReason reason) {
        return jdbc.sql("""
                        update identity.sessions set revoked_at = now(), revoke_reason = :reason
                        where id = :id and revoked_at is null
                        """).param("id", id).param("reason", reason.name()).update() == 1;
    }

    /// Ends the session if it belongs to the account.
    boolean endOf(TypedId account, SessionId id, EndReason reason) {
        return jdbc.sql("""
                        update identity.sessions set revoked_at = now(), revoke_reason = :reason
                        where id = :id and account_id = :account and revoked_at is null
                        """)
                        .param("id", id)
                        .param("account", account)
                        .param("reason", reason.name())
                        .update()
                == 1;
    }

    int endAll(TypedId account, @Nullable SessionId besides, EndReason reason) {
        return jdbc.sql("""
                        update identity.sessions set revoked_at = now(), revoke_reason = :reason
                        where account_id = :account and revoked_at is null and id is distinct from :besides::uuid
                        """)
                .param("account", account)
                .param("besides", besides)
                .param("reason", reason.name())
                .update();
    }

    private static String[] names(Collection<Factor> factors) {
        return factors.stream().map(Factor::name).sorted().toArray(String[]::new);
    }
}
