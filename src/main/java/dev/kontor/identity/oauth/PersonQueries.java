package dev.kontor.identity.oauth;

import dev.kontor.identity.SessionId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.session.Factor;
import dev.kontor.identity.session.StaffMfaPolicy;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The signed-in users of this authorization server, and their claims.
@Repository
class PersonQueries {

    private final JdbcClient jdbc;
    private final OauthProperties properties;
    private final StaffMfaPolicy policy;

    PersonQueries(JdbcClient jdbc, OauthProperties properties, StaffMfaPolicy policy) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.policy = policy;
    }

    /// The claims of a staff member.
    ///
    /// @param verified whether the e-mail address is known to be theirs
    record Profile(String email, boolean verified, String name, List<String> roles) {}

    /// The user of the session, if it was opened recently, is active and satisfies the shop's MFA policy.
    Optional<Person> find(SessionId session) {
        return jdbc.sql("""
                        select s.id as session, a.id as staff, s.auth_time, s.factors
                        from identity.sessions s
                        join identity.accounts a on a.id = s.account_id and a.kind = 'STAFF' and a.status = 'ACTIVE'
                        where s.id = :session and s.audience = 'ADMIN' and s.revoked_at is null
                          and s.expires_at > now() and s.created_at > now() - make_interval(secs => :lifetime)
                        """)
                .param("session", session)
                .param("lifetime", properties.sessionLifetime().toSeconds())
                .query(Person.class)
                .optional()
                .filter(person ->
                        !policy.isRequired() || person.factors().stream().anyMatch(Factor::isStrong));
    }

    Optional<Profile> profile(StaffId staff) {
        return jdbc.sql("""
                        select a.email, not a.unverified as verified, a.name,
                            coalesce(array_agg(r.name order by r.name) filter (where r.name is not null), '{}') as roles
                        from identity.accounts a
                        left join identity.staff_roles sr on sr.staff_id = a.id
                        left join identity.roles r on r.id = sr.role_id
                        where a.id = :staff and a.kind = 'STAFF' and a.status = 'ACTIVE'
                        group by a.id
                        """).param("staff", staff).query(Profile.class).optional();
    }
}
