package dev.kontor.identity.session;

import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.SessionId;
import dev.kontor.identity.StaffId;
import dev.kontor.shared.access.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who is behind a session, if it still lives: one statement each.
@Repository
class SessionQueries {

    private final JdbcClient jdbc;

    SessionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Actor.Staff> staff(SessionId session, StaffId staff, long authzVersion) {
        return jdbc.sql("""
                        select a.id, a.name, coalesce(bool_or(r.owner), false) as owner,
                            coalesce(array_agg(distinct p.permission) filter (where p.permission is not null), '{}')
                                as permissions
                        from identity.sessions s
                        join identity.accounts a on a.id = s.account_id and a.kind = 'STAFF' and a.status = 'ACTIVE'
                        left join identity.staff_roles sr on sr.staff_id = a.id
                        left join identity.roles r on r.id = sr.role_id
                        left join lateral unnest(r.permissions) as p (permission) on true
                        where s.id = :session and s.account_id = :staff and s.audience = 'ADMIN'
                          and s.revoked_at is null and s.expires_at > now() and a.authz_version = :authz
                        group by a.id
                        """)
                .param("session", session.value())
                .param("staff", staff.value())
                .param("authz", authzVersion)
                .query((row, _) -> new Actor.Staff(staff, row.getString("name"), permissions(row)))
                .optional();
    }

    Optional<Actor.Customer> customer(SessionId session, CustomerId customer, long authzVersion) {
        return jdbc.sql("""
                        select a.email
                        from identity.sessions s
                        join identity.accounts a on a.id = s.account_id and a.kind = 'CUSTOMER' and a.status = 'ACTIVE'
                        where s.id = :session and s.account_id = :customer and s.audience = 'STORE'
                          and s.revoked_at is null and s.expires_at > now() and a.authz_version = :authz
                        """)
                .param("session", session.value())
                .param("customer", customer.value())
                .param("authz", authzVersion)
                .query((row, _) -> new Actor.Customer(customer, row.getString("email")))
                .optional();
    }

    private static Set<Permission> permissions(ResultSet row) throws SQLException {
        if (row.getBoolean("owner")) {
            return EnumSet.allOf(Permission.class);
        }
        var permissions = EnumSet.noneOf(Permission.class);
        Arrays.stream((String[]) row.getArray("permissions").getArray())
                .flatMap(text -> Permission.ofText(text).stream())
                .forEach(permissions::add);
        return permissions;
    }
}
