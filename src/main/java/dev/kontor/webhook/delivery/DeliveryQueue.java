package dev.kontor.webhook.delivery;

import dev.kontor.webhook.WebhookProperties;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The database queue of messages, shared by all processes. Retry times follow the shop's clock, leases the
/// database clock.
@Component
class DeliveryQueue {

    /// An endpoint with this many consecutive failures gets one message at a time, with pauses.
    static final int FAILURES_TO_PAUSE = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final WebhookProperties properties;

    DeliveryQueue(JdbcClient jdbc, PlatformTransactionManager transactionManager, WebhookProperties properties) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactionManager);
        this.properties = properties;
    }

    /// Queues messages, in order; duplicates of the same event, or of the same event of a replay, are skipped.
    ///
    /// @return how many are new
    int add(List<QueuedMessage> messages, Instant now) {
        return jdbc.sql("""
                        insert into webhook.deliveries (id, endpoint_id, cause, event_id, event_type, subject, replay_id,
                            status, next_attempt_at, created_at)
                        select id, endpoint, cause, event, type, subject, replay, 'PENDING', :now, :now
                        from unnest(:messages.id::uuid[], :messages.endpoint::uuid[], :messages.cause::text[],
                                :messages.event::uuid[], :messages.eventType::text[], :messages.subject::text[],
                                :messages.replay::uuid[]) with ordinality
                            as message (id, endpoint, cause, event, type, subject, replay, place)
                        where exists (select from webhook.endpoints e where e.id = endpoint)
                        order by place
                        on conflict do nothing
                        """).param("now", now).param("messages", messages).update();
    }

    /// Claims due messages for the time of the lease. Of the messages of one subject to one endpoint only the
    /// first can be claimed.
    List<ClaimedMessage> claim(UUID holder, int limit, Instant now) {
        return transactions.execute(_ -> {
            var endpoints = lockEndpoints(limit, now);
            return endpoints.isEmpty() ? List.of() : claim(holder, endpoints, limit, now);
        });
    }

    /// Endpoints with due messages that no other process is claiming from at the moment.
    private List<UUID> lockEndpoints(int limit, Instant now) {
        return jdbc.sql("""
                        select e.id from webhook.endpoints e
                        where e.enabled and (e.paused_until is null or e.paused_until <= :now)
                              and exists (
                                  select from webhook.deliveries d
                                  where d.endpoint_id = e.id and d.status = 'PENDING' and d.next_attempt_at <= :now
                                    and (d.claimed_until is null or d.claimed_until <= clock_timestamp()))
                           or exists (
                                  select from webhook.deliveries d
                                  where d.endpoint_id = e.id and d.status = 'PENDING' and d.cause = 'TEST'
                                    and (d.claimed_until is null or d.claimed_until <= clock_timestamp()))
                        order by random() limit :limit
                        for no key update skip locked
                        """)
                .param("now", now)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /// A separate statement: it must see the claims that others made before the locks were acquired.
    private List<ClaimedMessage> claim(UUID holder, Collection<UUID> endpoints, int limit, Instant now) {
        return jdbc.sql("""
                        with ready as (
                            select e.id, e.url, e.failing_since is null as healthy,
                                e.enabled and (e.paused_until is null or e.paused_until <= :now) as open,
                                case when e.failures >= :pauses then 1 else :concurrency end
                                    - (select count(*) from webhook.deliveries b
                                       where b.endpoint_id = e.id and b.status = 'PENDING'
                                         and b.claimed_until > clock_timestamp()) as free
                            from webhook.endpoints e where e.id = any(:endpoints)
                        ), due as (
                            select first.id, r.url, r.healthy
                            from ready r cross join lateral (
                                select d.id from webhook.deliveries d
                                where d.endpoint_id = r.id and d.status = 'PENDING' and d.next_attempt_at <= :now
                                  and (d.claimed_until is null or d.claimed_until <= clock_timestamp())
                                  and (r.open or d.cause = 'TEST')
                                  and not exists (
                                      select from webhook.deliveries b
                                      where b.endpoint_id = d.endpoint_id and b.subject = d.subject
                                        and b.status = 'PENDING' and b.seq < d.seq)
                                order by d.seq limit greatest(r.free, 0)
                            ) first
                            limit :limit
                        )
                        update webhook.deliveries d
                        set claimed_by = :holder,
                            claimed_until = clock_timestamp() + make_interval(secs => :lease)
                        from due where d.id = due.id
                        returning d.id, d.endpoint_id as endpoint, due.url, d.cause, d.event_id as event, d.event_type,
                            d.subject, d.attempts, due.healthy
                        """)
                .param("now", now)
                .param("pauses", FAILURES_TO_PAUSE)
                .param("concurrency", properties.endpointConcurrency())
                .param("endpoints", endpoints)
                .param("limit", limit)
                .param("holder", holder)
                .param("lease", properties.lease().toSeconds())
                .query(ClaimedMessage.class)
                .list();
    }

    /// The number of messages that wait, except those that wait until staff enable their endpoint.
    long pending() {
        return jdbc.sql("""
                        select count(*) from webhook.deliveries d join webhook.endpoints e on e.id = d.endpoint_id
                        where d.status = 'PENDING' and (e.enabled or d.cause = 'TEST')
                        """).query(Long.class).single();
    }
}
