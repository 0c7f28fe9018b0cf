package dev.kontor.stockalert;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The alerts of shoppers. All times are those of the database.
@Repository
class StockAlertRepository {

    /// The largest number of alerts of an address that wait or must be confirmed.
    static final int MAX = 50;

    /// The number of earlier links of an alert that remain valid.
    private static final int MAX_EARLIER_TOKENS = 20;

    private static final Sorting SORTING = Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"));
    private static final Sorting BY_DEMAND = Sorting.by(
            "d.id",
            "-waiting",
            SortField.number("waiting", "d.waiting"),
            SortField.time("waitingSince", "d.waiting_since"));

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    StockAlertRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    /// Who wants which variant.
    record Wanted(
            StockAlertId id,
            VariantId variantId,
            ProductId productId,
            String channel,
            String locale,
            @Nullable CustomerId customerId,
            String email,
            String emailKey,
            byte[] addressKey) {}

    /// A confirmed alert.
    ///
    /// @param wasWaiting whether it had been confirmed before
    record Confirmed(StockAlertId id, VariantId variantId, ProductId productId, String channel, boolean wasWaiting) {}

    record Demand(VariantId id, ProductId productId, long waiting, Instant waitingSince) {}

    /// Stores an alert that waits, unless the customer waits for the variant already.
    ///
    /// @return the id of the new alert; empty if nothing has changed
    Optional<StockAlertId> insertWaiting(Wanted wanted, Duration waitFor) {
        return jdbc.sql("""
                        insert into stockalert.alerts as a (id, status, variant_id, product_id, channel, locale, customer_id,
                            email, email_key, address_key, created_at, waiting_since, expires_at)
                        values (:id, 'WAITING', :variantId, :productId, :channel, :locale, :customerId, :email, :emailKey,
                            :addressKey, now(), now(), now() + make_interval(secs => :waitFor))
                        on conflict (email_key, variant_id) do update set
                            id = excluded.id, status = 'WAITING', product_id = excluded.product_id,
                            channel = excluded.channel, locale = excluded.locale, customer_id = excluded.customer_id,
                            email = excluded.email, token_hash = null, token_expires_at = null, earlier_tokens = '{}',
                            created_at = excluded.created_at, waiting_since = excluded.waiting_since,
                            expires_at = excluded.expires_at
                        where a.status <> 'WAITING' or a.channel <> excluded.channel
                            or a.customer_id is distinct from excluded.customer_id
                        returning id
                        """)
                .paramSource(wanted)
                .param("waitFor", waitFor.toSeconds())
                .query(StockAlertId.class)
                .optional();
    }

    /// Stores an alert that must be confirmed. One that waits already continues to wait and gets the token, too:
    /// the mail is the same for every address. Earlier links remain valid.
    ///
    /// @return false if the address has too many alerts
    boolean insertPending(Wanted wanted, byte[] tokenHash, Duration confirmWithin) {
        return jdbc.sql("""
                        insert into stockalert.alerts as a (id, status, variant_id, product_id, channel, locale, customer_id,
                            email, email_key, address_key, token_hash, token_expires_at, created_at, expires_at)
                        select :id, 'PENDING', :variantId, :productId, :channel, :locale, :customerId, :email, :emailKey,
                            :addressKey, :tokenHash, now() + make_interval(secs => :confirmWithin), now(),
                            now() + make_interval(secs => :confirmWithin)
                        where (select count(*) from stockalert.alerts
                            where email_key = :emailKey and status <> 'SENT' and variant_id <> :variantId) < :most
                        on conflict (email_key, variant_id) do update set
                            earlier_tokens = case when a.token_expires_at > now()
                                then array_prepend(a.token_hash, trim_array(a.earlier_tokens,
                                    greatest(cardinality(a.earlier_tokens) + 1 - :mostEarlier, 0)))
                                else '{}' end,
                            token_hash = excluded.token_hash, token_expires_at = excluded.token_expires_at,
                            status = case when a.status = 'WAITING' then a.status else 'PENDING' end,
                            channel = case when a.status = 'WAITING' then a.channel else excluded.channel end,
                            locale = case when a.status = 'WAITING' then a.locale else excluded.locale end,
                            expires_at = greatest(a.expires_at, excluded.expires_at)
                        """)
                        .paramSource(wanted)
                        .param("tokenHash", tokenHash)
                        .param("confirmWithin", confirmWithin.toSeconds())
                        .param("most", MAX)
                        .param("mostEarlier", MAX_EARLIER_TOKENS)
                        .update()
                == 1;
    }

    /// The number of alerts of the address that wait or must be confirmed.
    int open(String emailKey) {
        return jdbc.sql("select count(*) from stockalert.alerts where email_key = :emailKey and status <> 'SENT'")
                .param("emailKey", emailKey)
                .query(Integer.class)
                .single();
    }

    /// Uses the token, and with it all others of the alert. Empty if it is unknown, was used or has expired.
    ///
    /// @param waitFor how long it waits from now on
    Optional<Confirmed> confirm(byte[] tokenHash, Duration waitFor) {
        return jdbc.sql("""
                        with found as (
                            select id, status from stockalert.alerts
                            where (token_hash = :tokenHash or earlier_tokens @> array[:tokenHash::bytea])
                                and token_expires_at > now() for update)
                        update stockalert.alerts a set status = 'WAITING', token_hash = null, token_expires_at = null,
                            earlier_tokens = '{}',
                            waiting_since = case when a.status = 'WAITING' then a.waiting_since else now() end,
                            expires_at = now() + make_interval(secs => :waitFor)
                        from found where a.id = found.id
                        returning a.id, a.variant_id, a.product_id, a.channel, found.status = 'WAITING' as was_waiting
                        """)
                .param("tokenHash", tokenHash)
                .param("waitFor", waitFor.toSeconds())
                .query(Confirmed.class)
                .optional();
    }

    /// The alerts of the customer, and those that guests confirmed with the address.
    ///
    /// @param emailKey absent if the address of the account is not confirmed
    Page<StoredStockAlert> list(CustomerId customer, @Nullable String emailKey, Listing listing) {
        var own = new Conditions()
                .and("status <> 'PENDING'")
                .and(
                        emailKey == null
                                ? "customer_id = :customer"
                                : "(customer_id = :customer or email_key = :emailKey)",
                        "customer",
                        customer)
                .and("true", "emailKey", emailKey);
        return lists.select("id, variant_id, product_id, channel, status, created_at, sent_at", "stockalert.alerts")
                .where(own)
                .page(listing, SORTING, StoredStockAlert.class, customer);
    }

    boolean delete(CustomerId customer, @Nullable String emailKey, StockAlertId id) {
        return jdbc.sql("""
                        delete from stockalert.alerts
                        where id = :id and (customer_id = :customer or email_key = :emailKey)
                        """)
                        .param("id", id)
                        .param("customer", customer)
                        .param("emailKey", emailKey)
                        .update()
                == 1;
    }

    /// Deletes all alerts of the address.
    void deleteAll(byte[] addressKey) {
        jdbc.sql("delete from stockalert.alerts where address_key = :addressKey")
                .param("addressKey", addressKey)
                .update();
    }

    Page<Demand> demand(StockAlertDemandFilter filter, Listing listing) {
        return lists.select("d.id, d.product_id, d.waiting, d.waiting_since", """
                        (select variant_id as id, product_id, count(*) as waiting, min(waiting_since) as waiting_since
                        from stockalert.alerts where status = 'WAITING' group by variant_id, product_id) d
                        """)
                .where(filter.conditions())
                .page(listing, BY_DEMAND, Demand.class, filter);
    }

    int deleteExpired(int most) {
        return jdbc.sql("""
                        delete from stockalert.alerts where ctid = any(array(
                            select ctid from stockalert.alerts where expires_at < now()
                            order by expires_at limit :most for update skip locked))
                        """).param("most", most).update();
    }

    /// Alerts that wait for a variant, the oldest first.
    record Waiting(
            StockAlertId id,
            String channel,
            String locale,
            @Nullable CustomerId customerId,
            String email,
            byte[] addressKey) {}

    List<String> channels(VariantId variant) {
        return jdbc.sql("""
                        select distinct channel from stockalert.alerts
                        where variant_id = :variant and status = 'WAITING' order by channel
                        """).param("variant", variant).query(String.class).list();
    }

    /// The number of mails about the variant that were queued in that time.
    int sentWithin(VariantId variant, Duration time) {
        return jdbc.sql("""
                        select count(*) from stockalert.alerts
                        where variant_id = :variant and sent_at > now() - make_interval(secs => :time)
                        """)
                .param("variant", variant)
                .param("time", time.toSeconds())
                .query(Integer.class)
                .single();
    }

    /// Marks the alerts that have waited longest as sent. Alerts that are canceled meanwhile are left out.
    List<Waiting> markSent(VariantId variant, Collection<String> channels, int most, Duration retain) {
        return jdbc.sql("""
                        update stockalert.alerts set status = 'SENT', sent_at = now(), token_hash = null,
                            token_expires_at = null, earlier_tokens = '{}', expires_at = now() + make_interval(secs => :retain)
                        where status = 'WAITING' and id = any(array(
                            select id from stockalert.alerts
                            where variant_id = :variant and status = 'WAITING' and channel = any(:channels)
                            order by waiting_since, id limit :most))
                        returning id, channel, locale, customer_id, email, address_key
                        """)
                .param("variant", variant)
                .param("channels", channels)
                .param("most", most)
                .param("retain", retain.toSeconds())
                .query(Waiting.class)
                .list();
    }

    void deleteOf(VariantId variant) {
        jdbc.sql("delete from stockalert.alerts where variant_id = :variant")
                .param("variant", variant)
                .update();
    }
}
