package dev.kontor.testing;

import dev.kontor.identity.CustomerId;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.SessionId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.token.AccessTokens;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.id.TypedId;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Accounts that are signed in already. Each call makes a new account, without the cost of a password.
public final class Logins {

    private final JdbcClient jdbc;
    private final AccessTokens tokens;

    Logins(JdbcClient jdbc, AccessTokens tokens) {
        this.jdbc = jdbc;
        this.tokens = tokens;
    }

    /// A signed-in member of staff.
    public record Staff(StaffId id, String email, String token) {}

    /// A signed-in customer.
    public record Customer(CustomerId id, String email, String token) {}

    /// An owner: every permission.
    public Staff owner() {
        var role = jdbc.sql("select id from identity.roles where owner")
                .query(UUID.class)
                .single();
        return staff(new RoleId(role));
    }

    /// A member of staff with exactly these permissions.
    public Staff staff(Permission... permissions) {
        var role = RoleId.next();
        jdbc.sql("""
                        insert into identity.roles
                            (id, version, name, description, owner, permissions, created_at, updated_at)
                        values (:id, 1, :name, '', false, :permissions::text[], now(), now())
                        """)
                .param("id", role.value())
                .param("name", "Role of a test " + role.text())
                .param(
                        "permissions",
                        Arrays.stream(permissions).map(Permission::text).toArray(String[]::new))
                .update();
        return staff(role);
    }

    /// A member of staff with an existing role.
    public Staff staff(RoleId role) {
        var id = StaffId.next();
        var email = id.text() + "@staff.example.com";
        insertAccount(id, "STAFF", email);
        jdbc.sql("insert into identity.staff_roles (staff_id, role_id) values (:staff, :role)")
                .param("staff", id.value())
                .param("role", role.value())
                .update();
        return new Staff(id, email, signIn(id, Audience.ADMIN));
    }

    public Customer customer() {
        var id = CustomerId.next();
        var email = id.text() + "@customer.example.com";
        insertAccount(id, "CUSTOMER", email);
        jdbc.sql("""
                        insert into customer.profiles
                            (id, version, first_name, last_name, locale, created_at, updated_at)
                        values (:id, 1, 'Test', 'Person', 'en', now(), now())
                        """).param("id", id.value()).update();
        return new Customer(id, email, signIn(id, Audience.STORE));
    }

    private void insertAccount(TypedId id, String kind, String email) {
        jdbc.sql("""
                        insert into identity.accounts
                            (id, version, kind, email, email_key, name, status, authz_version, created_at, updated_at)
                        values (:id, 1, :kind, :email, :email, 'Test Person', 'ACTIVE', 1, now(), now())
                        """)
                .param("id", id.value())
                .param("kind", kind)
                .param("email", email)
                .update();
    }

    private String signIn(TypedId account, Audience audience) {
        var session = SessionId.next();
        jdbc.sql("""
                        insert into identity.sessions
                            (id, account_id, audience, counter, token_hash, rotated_at, created_at, expires_at)
                        values (:id, :account, :audience, 0, :hash, now(), now(), now() + interval '1 day')
                        """)
                .param("id", session.value())
                .param("account", account.value())
                .param("audience", audience.name())
                .param("hash", Keyring.hash(session.text()))
                .update();
        return tokens.issue(audience, account, session, 1).text();
    }
}
