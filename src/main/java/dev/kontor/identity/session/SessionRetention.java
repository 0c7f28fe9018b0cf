package dev.kontor.identity.session;

import dev.kontor.identity.CustomerActivity;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.privacy.RetentionLimit;
import dev.kontor.shared.privacy.RetentionPolicy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Ended sessions are deleted by their age. The last activity of their customers is recorded with it.
@Repository
class SessionRetention implements RetainedData, CustomerActivity {

    private static final String REVOKED = "revoked_at < :before and account_id <> all(:heldCustomers)";
    private static final String EXPIRED = "expires_at < :before and account_id <> all(:heldCustomers)";

    private final JdbcClient jdbc;
    private final SessionProperties properties;

    SessionRetention(JdbcClient jdbc, SessionProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    @Override
    public RetentionPolicy policy() {
        return RetentionPolicy.of(
                RetentionKind.SESSIONS,
                1,
                properties.keepEnded(),
                "kontor.identity.session.keep-ended",
                "identity.sessions");
    }

    @Override
    public long due(RetentionLimit limit, int most) {
        return jdbc.sql("""
                        select count(*) from (
                            (select id from identity.sessions where %s limit :most)
                            union
                            (select id from identity.sessions where %s limit :most)
                            limit :most) due
                        """.formatted(REVOKED, EXPIRED))
                .params(limit.parameters())
                .param("most", most)
                .query(Long.class)
                .single();
    }

    @Override
    public Pass delete(RetentionLimit limit, String cursor, int most) {
        int deleted = delete(REVOKED, "revoked_at", limit, most);
        deleted += delete(EXPIRED, "expires_at", limit, most - deleted);
        return Pass.of(deleted, most);
    }

    private int delete(String condition, String order, RetentionLimit limit, int most) {
        return jdbc.sql("""
                        with gone as (
                            delete from identity.sessions where id = any(array(
                                select id from identity.sessions where %s order by %s limit :most
                                for update skip locked))
                            returning account_id, audience, rotated_at
                        ), active as (
                            insert into identity.account_activity as v (account_id, active_on)
                            select account_id, (max(rotated_at) at time zone 'UTC')::date from gone
                            where audience = 'STORE' group by account_id order by account_id
                            on conflict (account_id) do update
                            set active_on = greatest(v.active_on, excluded.active_on)
                        )
                        select count(*) from gone
                        """.formatted(condition, order))
                .params(limit.parameters())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    @Override
    public List<CustomerId> inactiveSince(Instant since, @Nullable CustomerId after, int most) {
        return jdbc.sql("""
                        select a.id from identity.accounts a
                        left join identity.account_activity v on v.account_id = a.id
                        where a.kind = 'CUSTOMER' and a.id > :after and a.created_at < :since and a.updated_at < :since
                            and (v.active_on is null or v.active_on < (:since at time zone 'UTC')::date)
                            and not exists (
                                select from identity.sessions s where s.account_id = a.id and s.rotated_at >= :since)
                        order by a.id limit :most
                        """)
                .param("since", since)
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("most", most)
                .query(CustomerId.class)
                .list();
    }
}
