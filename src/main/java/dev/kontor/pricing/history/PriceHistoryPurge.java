package dev.kontor.pricing.history;

import dev.kontor.pricing.PricingProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes ended prices after their retention, except those that the lowest price of the last 30 days still needs.
/// Several processes may do so concurrently.
///
/// The reference of a reduction are the 30 days before the last price that was not reduced ended. That end only moves
/// forward, so what ended 30 days before it is never needed again. Without such an end the next reduction begins now
/// at the earliest.
@Component
class PriceHistoryPurge {

    private static final Logger LOG = LoggerFactory.getLogger(PriceHistoryPurge.class);
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final PricingProperties properties;
    private final Clock clock;

    PriceHistoryPurge(JdbcClient jdbc, PricingProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /// A batch of ended prices.
    ///
    /// @param lastUntil where the next batch begins, with `lastId`; absent if this was the last batch
    private record Walked(
            int deleted,
            @Nullable Instant lastUntil,
            @Nullable UUID lastId) {}

    @Scheduled(initialDelayString = "PT18M", fixedDelayString = "PT6H")
    void run() {
        purge();
    }

    /// Walks through all prices that ended before the retention, each batch in a transaction.
    ///
    /// @return the number of deleted prices
    int purge() {
        var now = clock.instant();
        int deleted = 0;
        var walked = walk(now, Instant.EPOCH, new UUID(0, 0));
        deleted += walked.deleted();
        while (walked.lastUntil() != null && walked.lastId() != null) {
            walked = walk(now, walked.lastUntil(), walked.lastId());
            deleted += walked.deleted();
        }
        if (deleted > 0) {
            LOG.info("Deleted {} entries of the price history", deleted);
        }
        return deleted;
    }

    private Walked walk(Instant now, Instant until, UUID id) {
        return jdbc.sql("""
                        with ended as materialized (
                            select h.* from pricing.price_history h
                            where h.valid_until < :before and (h.valid_until, h.id) > (:until, :id)
                            order by h.valid_until, h.id limit :batch
                        ), deleted as (
                            delete from pricing.price_history h using ended e
                            where h.id = e.id and e.valid_until <= coalesce(
                                (select max(r.valid_until) from pricing.price_history r
                                 where r.variant_id = e.variant_id and r.currency = e.currency and r.channel = e.channel
                                 and not r.reduced),
                                :now) - interval '30 days'
                            returning 1
                        ), last as (
                            select valid_until, id from ended order by valid_until desc, id desc limit 1
                        )
                        select (select count(*) from deleted) as deleted,
                               (select valid_until from last) as last_until, (select id from last) as last_id
                        """)
                .param("before", now.minus(properties.historyRetention()))
                .param("now", now)
                .param("until", until)
                .param("id", id)
                .param("batch", BATCH)
                .query(Walked.class)
                .single();
    }
}
