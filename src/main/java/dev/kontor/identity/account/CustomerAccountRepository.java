package dev.kontor.identity.account;

import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.EmailKey;
import dev.kontor.identity.PasswordHash;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The account rows of customers.
@Repository
class CustomerAccountRepository {

    private static final String COLUMNS =
            "id, email, status = 'ACTIVE' as active, not unverified as verified, not unverified and not email_assigned as owned,"
                    + " password_hash is not null as has_password, locale";

    private final JdbcClient jdbc;

    CustomerAccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param unverified whether the address still has to be verified
    /// @return whether it was opened; not if a customer has the address
    boolean insert(
            CustomerId id,
            String email,
            @Nullable PasswordHash password,
            String locale,
            boolean unverified,
            Instant now) {
        return jdbc.sql("""
                        insert into identity.accounts (id, version, kind, email, email_key, name, password_hash,
                            status, authz_version, locale, unverified, created_at, updated_at)
                        values (:id, 1, 'CUSTOMER', :email, :key, '', :hash, 'ACTIVE', 1, :locale, :unverified,
                            :now, :now)
                        on conflict (kind, email_key) do nothing
                        """)
                        .param("id", id)
                        .param("email", email)
                        .param("key", EmailKey.of(email))
                        .param("hash", password == null ? null : password.phc())
                        .param("locale", locale)
                        .param("unverified", unverified)
                        .param("now", now)
                        .update()
                == 1;
    }

    void speak(CustomerId id, String locale) {
        jdbc.sql("update identity.accounts set locale = :locale where id = :id and kind = 'CUSTOMER'")
                .param("locale", locale)
                .param("id", id)
                .update();
    }

    void update(CustomerId id, String email, boolean active, Instant now) {
        try {
            jdbc.sql("""
                            update identity.accounts set version = version + 1, email = :email, email_key = :key,
                                email_assigned = email_assigned or email_key <> :key, status = :status, updated_at = :now,
                                authz_version = authz_version + case when status = :status then 0 else 1 end
                            where id = :id and kind = 'CUSTOMER'
                            """)
                    .param("id", id)
                    .param("email", email)
                    .param("key", EmailKey.of(email))
                    .param("status", active ? "ACTIVE" : "DISABLED")
                    .param("now", now)
                    .update();
        } catch (DuplicateKeyException _) {
            throw emailTaken();
        }
    }

    List<CustomerAccount> find(Collection<CustomerId> ids) {
        return jdbc.sql("select " + COLUMNS
                        + " from identity.accounts where kind = 'CUSTOMER' and id = any(:ids::uuid[])")
                .param("ids", ids)
                .query(CustomerAccount.class)
                .list();
    }

    Optional<CustomerAccount> findByKey(String emailKey) {
        return jdbc.sql("select " + COLUMNS + " from identity.accounts where kind = 'CUSTOMER' and email_key = :key")
                .param("key", emailKey)
                .query(CustomerAccount.class)
                .optional();
    }

    List<CustomerAccount> findByKeys(Collection<String> emailKeys) {
        return jdbc.sql("select " + COLUMNS
                        + " from identity.accounts where kind = 'CUSTOMER' and email_key = any(:keys)")
                .param("keys", emailKeys)
                .query(CustomerAccount.class)
                .list();
    }

    List<CustomerId> startingWith(String emailKey, int most) {
        return jdbc.sql("select id from identity.accounts where kind = 'CUSTOMER' and "
                        + Sql.startsWith("email_key", "beginning") + " order by email_key using ~<~ limit :most")
                .param("beginning", emailKey)
                .param("most", most)
                .query(CustomerId.class)
                .list();
    }

    static ConflictException emailTaken() {
        return ConflictException.taken("/email", Message.of("customer.email-taken"));
    }
}
