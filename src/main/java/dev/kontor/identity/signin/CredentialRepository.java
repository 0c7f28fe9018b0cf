package dev.kontor.identity.signin;

import dev.kontor.identity.token.Audience;
import dev.kontor.shared.id.TypedId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The passwords of accounts, for checking.
@Repository
class CredentialRepository {

    /// The time for which a source stays familiar to an account after a sign-in.
    private static final int FAMILIAR_DAYS = 30;

    private final JdbcClient jdbc;

    CredentialRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An account that may try to sign in.
    ///
    /// @param familiar whether the account recently signed in from that source
    record Credentials(
            TypedId account,
            String email,
            @Nullable String passwordHash,
            boolean active,
            long authzVersion,
            boolean familiar) {

        @Override
        public String toString() {
            return "Credentials[" + account.text() + ", ***]";
        }
    }

    private record Row(
            UUID id,
            Audience audience,
            String email,
            @Nullable String passwordHash,
            boolean active,
            long authzVersion,
            boolean familiar) {

        Credentials credentials() {
            return new Credentials(audience.account(id), email, passwordHash, active, authzVersion, familiar);
        }
    }

    /// @param source the address from which the sign-in comes
    Optional<Credentials> find(Audience audience, String emailKey, String source) {
        return jdbc.sql("""
                        select id, case kind when 'STAFF' then 'ADMIN' else 'STORE' end as audience, email, password_hash,
                            status = 'ACTIVE' and not unverified as active, authz_version, exists (
                                select from identity.sessions
                                where account_id = accounts.id and ip = :source
                                  and (revoke_reason is null or revoke_reason = 'LOGOUT')
                                  and created_at > now() - make_interval(days => :days)) as familiar
                        from identity.accounts where kind = :kind and email_key = :key
                        """)
                .param("source", source)
                .param("days", FAMILIAR_DAYS)
                .param("kind", audience.accountKind())
                .param("key", emailKey)
                .query(Row.class)
                .optional()
                .map(Row::credentials);
    }

    Optional<Credentials> find(TypedId account) {
        return jdbc.sql("""
                        select id, case kind when 'STAFF' then 'ADMIN' else 'STORE' end as audience, email, password_hash,
                            status = 'ACTIVE' and not unverified as active, authz_version, true as familiar
                        from identity.accounts where id = :id
                        """).param("id", account).query(Row.class).optional().map(Row::credentials);
    }

    /// Replaces a hash with weaker parameters, unless the password was changed meanwhile.
    void upgradeHash(TypedId account, String before, String after) {
        jdbc.sql("""
                        update identity.accounts set password_hash = :after
                        where id = :id and password_hash = :before
                        """)
                .param("id", account)
                .param("before", before)
                .param("after", after)
                .update();
    }
}
