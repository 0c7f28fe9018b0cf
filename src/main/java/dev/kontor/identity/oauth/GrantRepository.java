package dev.kontor.identity.oauth;

import dev.kontor.identity.SessionId;
import dev.kontor.identity.token.AccessTokens;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of sign-ins at other programs. Codes and tokens are found by their hashes and expire by the database
/// clock.
@Repository
class GrantRepository {

    static final Duration CODE_LIFETIME = Duration.ofSeconds(60);

    private static final String FIND = """
            select g.id, g.client_id, g.session_id as session, g.redirect_uri, g.scopes, g.nonce, g.code_challenge,
                g.code_used_at is null and g.code_expires_at > now() as code_live,
                g.token_hash is not null as exchanged,
                coalesce(g.token_expires_at > now(), false) as token_live,
                a.id as staff, s.auth_time, s.factors
            from identity.oauth_grants g
            join identity.sessions s on s.id = g.session_id and s.revoked_at is null and s.expires_at > now()
            join identity.accounts a on a.id = s.account_id and a.status = 'ACTIVE'
            """;

    private final JdbcClient jdbc;

    GrantRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The request of the program.
    record Requested(
            String clientId,
            String redirectUri,
            Set<String> scopes,
            @Nullable String nonce,
            String codeChallenge) {}

    /// A grant with an active session.
    ///
    /// @param codeLive whether the code can still be exchanged
    /// @param exchanged whether there is a token
    /// @param tokenLive whether the token is still valid
    record Grant(UUID id, Requested requested, Person person, boolean codeLive, boolean exchanged, boolean tokenLive) {}

    void insert(UUID id, Requested requested, SessionId session, byte[] codeHash) {
        jdbc.sql("""
                        insert into identity.oauth_grants
                            (id, client_id, session_id, redirect_uri, scopes, nonce, code_challenge, code_hash,
                             code_expires_at, created_at)
                        values (:id, :clientId, :session, :redirectUri, :scopes::text[], :nonce, :codeChallenge, :hash,
                            now() + make_interval(secs => :lifetime), now())
                        """)
                .param("id", id)
                .paramSource(requested)
                .param("session", session)
                .param("hash", codeHash)
                .param("lifetime", CODE_LIFETIME.toSeconds())
                .update();
    }

    Optional<Grant> findById(UUID id) {
        return jdbc.sql(FIND + " where g.id = :id")
                .param("id", id)
                .query(Grant.class)
                .optional();
    }

    Optional<Grant> findByCode(byte[] hash) {
        return jdbc.sql(FIND + " where g.code_hash = :hash")
                .param("hash", hash)
                .query(Grant.class)
                .optional();
    }

    Optional<Grant> findByToken(byte[] hash) {
        return jdbc.sql(FIND + " where g.token_hash = :hash")
                .param("hash", hash)
                .query(Grant.class)
                .optional();
    }

    /// Exchanges the code for a token; of several concurrent calls one succeeds.
    boolean exchange(UUID id, byte[] tokenHash) {
        return jdbc.sql("""
                        update identity.oauth_grants
                        set code_used_at = now(), token_hash = :hash,
                            token_expires_at = now() + make_interval(secs => :lifetime)
                        where id = :id and code_used_at is null and code_expires_at > now()
                        """)
                        .param("hash", tokenHash)
                        .param("lifetime", AccessTokens.LIFETIME.toSeconds())
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Revokes the code and the token that it was exchanged for.
    void revoke(UUID id) {
        jdbc.sql("""
                        update identity.oauth_grants
                        set code_used_at = coalesce(code_used_at, now()), token_hash = null, token_expires_at = null
                        where id = :id
                        """).param("id", id).update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from identity.oauth_grants where id = :id")
                .param("id", id)
                .update();
    }

    /// Deletes grants that are no longer usable.
    int purge() {
        return jdbc.sql("""
                        delete from identity.oauth_grants
                        where code_expires_at < now() and coalesce(token_expires_at, code_expires_at) < now()
                        """).update();
    }
}
