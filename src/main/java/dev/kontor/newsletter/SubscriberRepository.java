package dev.kontor.newsletter;

import dev.kontor.customer.ConsentTextId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The subscribers of the newsletter, one row for each address. Rows are changed with one statement, so
/// that of two processes one makes the change. Times are those of the database.
@Repository
class SubscriberRepository {

    /// The number of earlier links of a request that remain valid.
    private static final int MAX_EARLIER_TOKENS = 20;

    private static final Sorting SORTING = Sorting.by(
            "id", "-createdAt", SortField.time("createdAt", "created_at"), SortField.time("updatedAt", "updated_at"));

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    SubscriberRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    /// An address that is to be subscribed.
    record Wanted(
            NewsletterSubscriberId id,
            String email,
            String emailKey,
            byte[] addressKey,
            String locale,
            String channel,
            @Nullable CustomerId customerId,
            @Nullable ConsentTextId textId,
            @Nullable String requestIp,
            @Nullable String requestAgent) {

        @Override
        public String toString() {
            return "Wanted[" + id + ", ***]";
        }
    }

    /// A confirmed subscription.
    ///
    /// @param wasSubscribed whether it was one before
    record Confirmed(
            NewsletterSubscriberId id,
            String email,
            String locale,
            String channel,
            ConsentTextId textId,
            Instant requestedAt,
            @Nullable String requestIp,
            boolean wasSubscribed) {

        @Override
        public String toString() {
            return "Confirmed[" + id + ", ***]";
        }
    }

    /// A row that was changed.
    record Changed(NewsletterSubscriberId id, String email, String locale, String channel) {

        @Override
        public String toString() {
            return "Changed[" + id + ", ***]";
        }
    }

    /// Stores the request of the form. A subscription remains one: the mail is the same for every address. Earlier
    /// links for the same text remain valid.
    void insertPending(Wanted wanted, byte[] tokenHash, Duration confirmWithin) {
        jdbc.sql("""
                        insert into newsletter.subscribers as s (id, status, email, email_key, address_key, locale, channel,
                            text_id, requested_at, request_ip, request_agent, token_hash, token_expires_at, created_at,
                            updated_at, expires_at)
                        values (:id, 'PENDING', :email, :emailKey, :addressKey, :locale, :channel, :textId, now(), :requestIp,
                            :requestAgent, :tokenHash, now() + make_interval(secs => :confirmWithin), now(), now(),
                            now() + make_interval(secs => :confirmWithin))
                        on conflict (address_key) do update set
                            requested_text_id = case when s.status = 'SUBSCRIBED' then excluded.text_id end,
                            text_id = case when s.status = 'SUBSCRIBED' then s.text_id else excluded.text_id end,
                            email = coalesce(s.email, excluded.email), email_key = excluded.email_key,
                            locale = case when s.status = 'SUBSCRIBED' then s.locale else excluded.locale end,
                            channel = case when s.status = 'SUBSCRIBED' then s.channel else excluded.channel end,
                            requested_at = excluded.requested_at, request_ip = excluded.request_ip,
                            request_agent = excluded.request_agent,
                            earlier_tokens = case
                                when s.token_expires_at > now()
                                    and coalesce(s.requested_text_id, s.text_id) = excluded.text_id
                                then array_prepend(s.token_hash, trim_array(s.earlier_tokens,
                                    greatest(cardinality(s.earlier_tokens) + 1 - :mostEarlier, 0)))
                                else '{}' end,
                            token_hash = excluded.token_hash, token_expires_at = excluded.token_expires_at,
                            expires_at = case when s.status = 'SUBSCRIBED' then null
                                else greatest(s.expires_at, excluded.expires_at) end
                        """)
                .paramSource(wanted)
                .param("tokenHash", tokenHash)
                .param("confirmWithin", confirmWithin.toSeconds())
                .param("mostEarlier", MAX_EARLIER_TOKENS)
                .update();
    }

    /// Uses the token, and with it all others of the request. Empty if it is unknown, was used or has expired.
    Optional<Confirmed> confirm(byte[] tokenHash) {
        return jdbc.sql("""
                        with found as (
                            select id, status from newsletter.subscribers
                            where (token_hash = :tokenHash or earlier_tokens @> array[:tokenHash::bytea])
                                and token_expires_at > now() for update)
                        update newsletter.subscribers s set status = 'SUBSCRIBED', token_hash = null, token_expires_at = null,
                            earlier_tokens = '{}',
                            text_id = coalesce(s.requested_text_id, s.text_id), requested_text_id = null,
                            subscribed_at = case when s.status = 'SUBSCRIBED' then s.subscribed_at else now() end,
                            unsubscribed_at = null, unsubscribed_by = null, expires_at = null, updated_at = now()
                        from found where s.id = found.id
                        returning s.id, s.email, s.locale, s.channel, s.text_id, s.requested_at, s.request_ip,
                            found.status = 'SUBSCRIBED' as was_subscribed
                        """)
                .param("tokenHash", tokenHash)
                .query(Confirmed.class)
                .optional();
    }

    /// Subscribes the address of an account, unless it is subscribed already.
    Optional<Changed> subscribe(Wanted wanted) {
        return jdbc.sql("""
                        insert into newsletter.subscribers as s (id, status, email, email_key, address_key, locale, channel,
                            customer_id, subscribed_at, created_at, updated_at)
                        values (:id, 'SUBSCRIBED', :email, :emailKey, :addressKey, :locale, :channel, :customerId, now(), now(),
                            now())
                        on conflict (address_key) do update set
                            status = 'SUBSCRIBED', email = excluded.email, email_key = excluded.email_key,
                            customer_id = excluded.customer_id, subscribed_at = now(), unsubscribed_at = null,
                            unsubscribed_by = null, text_id = null, token_hash = null, token_expires_at = null,
                            earlier_tokens = '{}', expires_at = null, updated_at = now()
                        where s.status <> 'SUBSCRIBED'
                        returning id, email, locale, channel
                        """).paramSource(wanted).query(Changed.class).optional();
    }

    /// Notes whose subscription it is.
    void assign(byte[] addressKey, CustomerId customer) {
        jdbc.sql("""
                        update newsletter.subscribers set customer_id = :customer
                        where address_key = :addressKey and customer_id is distinct from :customer
                        """)
                .param("addressKey", addressKey)
                .param("customer", customer)
                .update();
    }

    /// Ends the subscription of the address. A link of an unconfirmed request remains valid.
    ///
    /// @param retain how long the address remains
    /// @return the ended subscription; empty if there was none
    Optional<Changed> unsubscribe(byte[] addressKey, UnsubscribedBy by, Duration retain) {
        return jdbc.sql("""
                        update newsletter.subscribers set status = 'UNSUBSCRIBED', unsubscribed_at = now(),
                            unsubscribed_by = :by, token_hash = null, token_expires_at = null, earlier_tokens = '{}',
                            requested_text_id = null, expires_at = now() + make_interval(secs => :retain), updated_at = now()
                        where address_key = :addressKey and status = 'SUBSCRIBED' and email is not null
                        returning id, email, locale, channel
                        """)
                .param("addressKey", addressKey)
                .param("by", by)
                .param("retain", retain.toSeconds())
                .query(Changed.class)
                .optional();
    }

    Optional<StoredSubscriber> find(NewsletterSubscriberId id) {
        return jdbc.sql("select " + StoredSubscriber.COLUMNS + " from newsletter.subscribers where id = :id")
                .param("id", id)
                .query(StoredSubscriber.class)
                .optional();
    }

    /// The subscriptions of the customer, the one that changed last first. Merged customers add theirs.
    List<StoredSubscriber> of(CustomerId customer) {
        return jdbc.sql("select " + StoredSubscriber.COLUMNS
                        + " from newsletter.subscribers where customer_id = :customer and status = 'SUBSCRIBED'"
                        + " order by updated_at desc, id")
                .param("customer", customer)
                .query(StoredSubscriber.class)
                .list();
    }

    Page<StoredSubscriber> list(SubscriberFilter filter, Listing listing) {
        return lists.select(StoredSubscriber.COLUMNS, "newsletter.subscribers")
                .where(filter.conditions())
                .page(listing, SORTING, StoredSubscriber.class, filter);
    }

    List<StoredSubscriber> after(@Nullable NewsletterSubscriberId after, @Nullable TimeRange updatedAt, int most) {
        var conditions = new Conditions()
                .and("status <> 'PENDING' and email is not null")
                .and("id > :after", "after", after)
                .and(TimeRange.on("updated_at", updatedAt));
        return jdbc.sql("select " + StoredSubscriber.COLUMNS + " from newsletter.subscribers where " + conditions.sql()
                        + " order by id limit :most")
                .params(conditions.params())
                .param("most", most)
                .query(StoredSubscriber.class)
                .list();
    }

    /// Deletes requests that nobody has confirmed, and the addresses of former subscribers.
    int expire(int most) {
        return jdbc.sql("""
                        with due as (
                            select id, status from newsletter.subscribers where expires_at < now()
                            order by expires_at limit :most for update skip locked
                        ), gone as (
                            delete from newsletter.subscribers s using due
                            where s.id = due.id and due.status = 'PENDING' returning s.id
                        ), emptied as (
                            update newsletter.subscribers s set email = null, email_key = null, request_ip = null,
                                request_agent = null, expires_at = null, token_hash = null, token_expires_at = null,
                                earlier_tokens = '{}'
                            from due where s.id = due.id and due.status <> 'PENDING' returning s.id
                        )
                        select (select count(*) from gone) + (select count(*) from emptied)
                        """).param("most", most).query(Integer.class).single();
    }
}
