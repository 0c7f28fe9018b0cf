package dev.kontor.identity.signin;

import dev.kontor.identity.CustomerId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.id.TypedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The passwords of accounts, for checking.
@Repository
class CredentialRepository {

    /// How long a source stays familiar to an account after a sign-in.
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

    /// @param source the address from which the sign-in comes
    Optional<Credentials> find(Audience audience, String emailKey, String source) {
        return jdbc.sql("""
                        select id, kind, email, password_hash, status = 'ACTIVE' and not unverified as active,
                            authz_version, exists (
                                select from identity.sessions
                                where account_id = accounts.id and ip = :source
                                  and (revoke_reason is null or revoke_reason = 'LOGOUT')
                                  and created_at > now() - make_interval(days => :days)) as familiar
                        from identity.accounts where kind = :kind and email_key = :key
                        """)
                .param("source", source)
                .param("days", FAMILIAR_DAYS)
                .param("kind", audience == Audience.STORE ? "CUSTOMER" : "STAFF")
                .param("key", emailKey)
                .query((row, _) -> credentials(row))
                .optional();
    }

    Optional<Credentials> find(TypedId account) {
        return jdbc.sql("""
                        select id, kind, email, password_hash, status = 'ACTIVE' and not unverified as active,
                            authz_version, true as familiar
                        from identity.accounts where id = :id
                        """)
                .param("id", account.value())
                .query((row, _) -> credentials(row))
                .optional();
    }

    /// Replaces a hash with weaker parameters, unless the password was changed meanwhile.
    void upgradeHash(TypedId account, String before, String after) {
        jdbc.sql("""
                        update identity.accounts set password_hash = :after
                        where id = :id and password_hash = :before
                        """)
                .param("id", account.value())
                .param("before", before)
                .param("after", after)
                .update();
    }

    private static Credentials credentials(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Credentials(
                row.getString("kind").equals("STAFF") ? new StaffId(id) : new CustomerId(id),
                row.getString("email"),
                row.getString("password_hash"),
                row.getBoolean("active"),
                row.getLong("authz_version"),
                row.getBoolean("familiar"));
    }
}
