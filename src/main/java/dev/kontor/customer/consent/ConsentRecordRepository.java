package dev.kontor.customer.consent;

import dev.kontor.customer.ConsentTextId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the consents that customers have given and withdrawn. Records are only added.
@Repository
class ConsentRecordRepository {

    private static final Sorting SORTING = Sorting.by("id", "-recordedAt", SortField.time("recordedAt", "recorded_at"));
    private static final String COLUMNS =
            "id, purpose, given, text_id, source, recorded_by, recorded_at, ip, user_agent, note";

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    ConsentRecordRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    /// The last record of a purpose.
    ///
    /// @param recent how many records of the purpose the last day has
    record Last(boolean given, @Nullable ConsentTextId textId, Instant recordedAt, int recent) {}

    /// Locks the customer until the end of the transaction.
    ///
    /// @return false if there is no such customer
    boolean lock(CustomerId customer) {
        return !jdbc.sql("select id from customer.profiles where id = :customer for no key update")
                .param("customer", customer)
                .query(CustomerId.class)
                .list()
                .isEmpty();
    }

    /// The customer into whom this one was merged; empty if none.
    Optional<CustomerId> mergedInto(CustomerId customer) {
        return jdbc.sql("select merged_into from customer.profiles where id = :customer and merged_into is not null")
                .param("customer", customer)
                .query(CustomerId.class)
                .optional();
    }

    boolean exists(CustomerId customer) {
        return jdbc.sql("select exists (select from customer.profiles where id = :customer)")
                .param("customer", customer)
                .query(Boolean.class)
                .single();
    }

    Optional<Last> last(CustomerId customer, String purpose, Instant recently) {
        return jdbc.sql("""
                        select given, text_id, recorded_at, (
                            select count(*) from customer.consent_records
                            where customer_id = :customer and purpose = :purpose and recorded_at > :recently) as recent
                        from customer.consent_records where customer_id = :customer and purpose = :purpose
                        order by recorded_at desc, id desc limit 1
                        """)
                .param("customer", customer)
                .param("purpose", purpose)
                .param("recently", recently)
                .query(Last.class)
                .optional();
    }

    /// @param customer absent for guests
    void insert(@Nullable CustomerId customer, ConsentRecordDetails consent, byte[] addressKey) {
        jdbc.sql("""
                        insert into customer.consent_records (id, customer_id, purpose, given, text_id, source,
                            recorded_by, recorded_at, address_key, ip, user_agent, note)
                        values (:id, :customer, :purpose, :given, :textId, :source, :recordedBy, :recordedAt,
                            :addressKey, :ip, :userAgent, :note)
                        """)
                .paramSource(consent)
                .param("customer", Sql.nullable(UUID.class, customer == null ? null : customer.value()))
                .param("addressKey", addressKey)
                .update();
    }

    Page<ConsentRecordDetails> list(CustomerId customer, ConsentRecordFilter filter, Listing listing) {
        return lists.select(COLUMNS, "customer.consent_records")
                .where(filter.conditions(customer))
                .page(listing, SORTING, ConsentRecordDetails.class, List.of(customer, filter));
    }

    /// The state of all purposes that are active or given, with the current text in the first of the
    /// languages that has one. One statement.
    ///
    /// @param also a purpose that is returned in every state
    List<MyConsent> states(CustomerId customer, List<String> locales, @Nullable String also) {
        return jdbc.sql("""
                        select p.code as purpose, p.name, coalesce(r.given, false) as given,
                            coalesce(r.given, false) and exists (
                                select from customer.consent_texts g join customer.consent_texts n
                                    on n.purpose = g.purpose and n.locale = g.locale and n.number > g.number
                                    and coalesce(n.effective_at <= now(), true)
                                where g.id = r.text_id) as outdated,
                            case when r.given then r.text_id end as given_text_id, r.recorded_at as changed_at,
                            (select jsonb_build_object('id', t.id, 'number', t.number, 'locale', t.locale, 'body', t.body)
                            from customer.consent_texts t
                            where p.active and t.purpose = p.code and t.number is not null and t.locale = any(:locales)
                                and coalesce(t.effective_at <= now(), true)
                            order by array_position(:locales::text[], t.locale), t.number desc limit 1) as text
                        from customer.consent_purposes p
                        left join lateral (
                            select given, recorded_at, text_id from customer.consent_records
                            where customer_id = :customer and purpose = p.code
                            order by recorded_at desc, id desc limit 1) r on true
                        where p.active or r.given or p.code = :also
                        order by p.code
                        """)
                .param("customer", customer)
                .param("locales", locales)
                .param("also", also)
                .query(MyConsent.class)
                .list();
    }
}
