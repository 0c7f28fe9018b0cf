package dev.kontor.identity.session;

import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.SessionId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypedId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The account of a session, if it is active: one statement each.
@Repository
class SessionQueries {

    /// The time for which a confirmed factor satisfies operations that require a recent one.
    private static final Duration RECENT = Duration.ofMinutes(15);
    private static final int MAX_SHOWN = 100;

    private final JdbcClient jdbc;
    private final SessionProperties properties;

    SessionQueries(JdbcClient jdbc, SessionProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    private record StaffRow(
            String name, List<Factor> factors, boolean recent, boolean owner, Set<Permission> permissions) {

        StaffSession session(StaffId staff, StaffMfaPolicy policy) {
            boolean enrolling = policy.isRequired() && factors.stream().noneMatch(Factor::isStrong);
            var granted = owner ? Set.of(Permission.values()) : permissions;
            return new StaffSession(new Actor.Staff(staff, name, enrolling ? Set.of() : granted), recent, enrolling);
        }
    }

    private record CustomerRow(String email, boolean recent) {}

    /// @param policy whether a session without a second factor may only set one up
    Optional<StaffSession> staff(SessionId session, StaffId staff, long authzVersion, StaffMfaPolicy policy) {
        return jdbc.sql("""
                        select a.name, s.factors, s.auth_time > now() - make_interval(secs => :recent) as recent,
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
                .param("session", session)
                .param("staff", staff)
                .param("authz", authzVersion)
                .param("recent", RECENT.toSeconds())
                .query(StaffRow.class)
                .optional()
                .map(row -> row.session(staff, policy));
    }

    Optional<CustomerSession> customer(SessionId session, CustomerId customer, long authzVersion) {
        return jdbc.sql("""
                        select a.email, s.auth_time > now() - make_interval(secs => :recent) as recent
                        from identity.sessions s
                        join identity.accounts a on a.id = s.account_id and a.kind = 'CUSTOMER' and a.status = 'ACTIVE'
                        where s.id = :session and s.account_id = :customer and s.audience = 'STORE'
                          and s.revoked_at is null and s.expires_at > now() and a.authz_version = :authz
                        """)
                .param("session", session)
                .param("customer", customer)
                .param("authz", authzVersion)
                .param("recent", RECENT.toSeconds())
                .query(CustomerRow.class)
                .optional()
                .map(row -> new CustomerSession(new Actor.Customer(customer, row.email()), row.recent()));
    }

    /// The account's active sessions, most recently used first.
    ///
    /// @param current the session of the caller
    List<SessionDetails> of(Audience audience, TypedId account, SessionId current) {
        return jdbc.sql("""
                        select id, id = :current as current, created_at, rotated_at as last_used_at,
                            auth_time as authenticated_at, expires_at, factors, user_agent, ip as ip_address
                        from identity.sessions
                        where account_id = :account and audience = :audience and revoked_at is null
                          and expires_at > now() and rotated_at > now() - make_interval(secs => :idle)
                        order by rotated_at desc, id desc limit :most
                        """)
                .param("account", account)
                .param("audience", audience.name())
                .param("idle", properties.idle(audience).toSeconds())
                .param("most", MAX_SHOWN)
                .param("current", current)
                .query(SessionDetails.class)
                .list();
    }

    boolean exists(TypedId account) {
        var kind = account instanceof StaffId ? "STAFF" : "CUSTOMER";
        return jdbc.sql("select exists (select 1 from identity.accounts where id = :id and kind = :kind)")
                .param("id", account)
                .param("kind", kind)
                .query(Boolean.class)
                .single();
    }
}
