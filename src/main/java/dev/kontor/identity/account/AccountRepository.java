package dev.kontor.identity.account;

import dev.kontor.identity.EmailKey;
import dev.kontor.identity.PasswordHash;
import dev.kontor.identity.token.Audience;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Account rows, as changed by recovery and by their owners.
@Repository
class AccountRepository {

    private static final String FIND = """
            select id as value, case kind when 'STAFF' then 'ADMIN' else 'STORE' end as audience, email, locale,
                unverified, password_hash
            from identity.accounts
            where status = 'ACTIVE' and
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Account> find(Audience audience, String email) {
        return jdbc.sql(FIND + " kind = :kind and email_key = :key")
                .param("kind", audience.accountKind())
                .param("key", EmailKey.of(email))
                .query(Account.class)
                .optional();
    }

    Optional<Account> find(Audience audience, UUID id) {
        return jdbc.sql(FIND + " kind = :kind and id = :id")
                .param("kind", audience.accountKind())
                .param("id", id)
                .query(Account.class)
                .optional();
    }

    /// Someone who sets a password through a mailed link reads the mailbox, so the address is verified too.
    /// Earlier access tokens become invalid, and so does a concurrent sign-in with the old password.
    boolean setPassword(Account account, PasswordHash password, boolean byMail) {
        return jdbc.sql("""
                        update identity.accounts set version = version + 1, password_hash = :hash,
                            password_changed_at = :now, updated_at = :now, authz_version = authz_version + 1,
                            unverified = unverified and not :byMail, email_assigned = email_assigned and not :byMail
                        where id = :id and status = 'ACTIVE'
                        """)
                        .param("hash", password.phc())
                        .param("byMail", byMail)
                        .param("now", clock.instant())
                        .param("id", account.value())
                        .update()
                == 1;
    }

    boolean verify(UUID id) {
        return jdbc.sql("""
                        update identity.accounts set version = version + 1, unverified = false, email_assigned = false,
                            updated_at = :now
                        where id = :id and kind = 'CUSTOMER' and status = 'ACTIVE' and unverified
                        """).param("now", clock.instant()).param("id", id).update() == 1;
    }

    /// @return whether it was changed; not if another customer has the address by now
    boolean changeEmail(UUID id, String email) {
        try {
            return jdbc.sql("""
                            update identity.accounts set version = version + 1, email = :email, email_key = :key,
                                email_assigned = false, updated_at = :now
                            where id = :id and kind = 'CUSTOMER' and status = 'ACTIVE' and not exists (
                                select from identity.accounts where kind = 'CUSTOMER' and email_key = :key and id <> :id)
                            """)
                            .param("email", email)
                            .param("key", EmailKey.of(email))
                            .param("now", clock.instant())
                            .param("id", id)
                            .update()
                    == 1;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }
}
