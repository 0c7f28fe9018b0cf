package dev.kontor.identity.session;

import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.SessionId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The account of a session, if it is active: one statement each.
@Repository
class SessionQueries {

    /// How long a confirmed factor satisfies operations that require a recent one.
    private static final Duration RECENT = Duration.ofMinutes(15);
    private static final int MOST_SHOWN = 100;

    private final JdbcClient jdbc;
    private final SessionProperties properties;

    SessionQueries(JdbcClient jdbc, SessionProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /// @param policy whether a session without a second factor may only set one up
    Optional<StaffSession> staff(SessionId session, StaffId staff, long authzVersion, StaffMfaPolicy policy) {
        return jdbc.sql("""
                        select a.id, a.name, s.factors, s.auth_time > now() - make_interval(secs => :recent) as recent,
                            coalesce(bool_or(r.owner), false) as owner,
                            coalesce(array_agg(distinct p.permission) filter (where p.permission is not null), '{}')
                                as permissions
                        from identity.sessions s
                        join identity.accounts a on a.id = s.account_id and a.kind = 'STAFF' and a.status = 'ACTIVE'
                        left join identity.staff_roles sr on sr.staff_id = a.id
                        left join identity.roles r on r.id = sr.role_id
                        left join lateral unnest(r.permissions) as p (permission) on true
                        where s.id = :session and s.account_id = :staff and s.audience = 'ADMIN'
                          and s.revoked_at is null and s.expires_at > now() and a.authz_version = :authz
                        group by a.id, s.id
                        """)
                .param("session", session.value())
                .param("staff", staff.value())
                .param("authz", authzVersion)
                .param("recent", RECENT.toSeconds())
                .query((row, _) -> {
                    boolean enrolling =
                            policy.isRequired() && factors(row).stream().noneMatch(Factor::isStrong);
                    return new StaffSession(
                            new Actor.Staff(staff, row.getString("name"), enrolling ? Set.of() : permissions(row)),
                            row.getBoolean("recent"),
                            enrolling);
                })
                .optional();
    }

    Optional<CustomerSession> customer(SessionId session, CustomerId customer, long authzVersion) {
        return jdbc.sql("""
                        select a.email, s.auth_time > now() - make_interval(secs => :recent) as recent
                        from identity.sessions s
                        join identity.accounts a on a.id = s.account_id and a.kind = 'CUSTOMER' and a.status = 'ACTIVE'
                        where s.id = :session and s.account_id = :customer and s.audience = 'STORE'
                          and s.revoked_at is null and s.expires_at > now() and a.authz_version = :authz
                        """)
                .param("session", session.value())
                .param("customer", customer.value())
                .param("authz", authzVersion)
                .param("recent", RECENT.toSeconds())
                .query((row, _) -> new CustomerSession(
                        new Actor.Customer(customer, row.getString("email")), row.getBoolean("recent")))
                .optional();
    }

    /// The account's active sessions, most recently used first.
    ///
    /// @param current the session of the caller
    List<SessionDetails> of(Audience audience, TypedId account, SessionId current) {
        return jdbc.sql("""
                        select id, created_at, rotated_at, auth_time, expires_at, factors, user_agent, ip
                        from identity.sessions
                        where account_id = :account and audience = :audience and revoked_at is null
                          and expires_at > now() and rotated_at > now() - make_interval(secs => :idle)
                        order by rotated_at desc, id desc limit :most
                        """)
                .param("account", account.value())
                .param("audience", audience.name())
                .param("idle", properties.idle(audience).toSeconds())
                .param("most", MOST_SHOWN)
                .query((row, _) -> details(row, current))
                .list();
    }

    /// Whether the account exists.
    boolean exists(TypedId account) {
        var kind = account instanceof StaffId ? "STAFF" : "CUSTOMER";
        return jdbc.sql("select exists (select 1 from identity.accounts where id = :id and kind = :kind)")
                .param("id", account.value())
                .param("kind", kind)
                .query(Boolean.class)
                .single();
    }

    private static SessionDetails details(ResultSet row, SessionId current) throws SQLException {
        var id = new SessionId(row.getObject("id", UUID.class));
        return new SessionDetails(
                id,
                id.equals(current),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("rotated_at").toInstant(),
                row.getTimestamp("auth_time").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                factors(row),
                row.getString("user_agent"),
                row.getString("ip"));
    }

    private static List<Factor> factors(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("factors").getArray())
                .map(Factor::valueOf)
                .sorted()
                .toList();
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
