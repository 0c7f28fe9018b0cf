package dev.kontor.customer.consent;

import dev.kontor.customer.ConsentPurposeId;
import dev.kontor.customer.ConsentTextId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the texts of consents.
@Repository
class ConsentTextRepository {

    private static final Sorting SORTING = Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"));
    private static final String COLUMNS = """
            id, version, case when number is null then 'DRAFT' else 'PUBLISHED' end as status, purpose, locale, number,
            body, created_at, updated_at, published_at, effective_at,
            number is not null and coalesce(effective_at <= now(), true) as in_effect, published_by
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    ConsentTextRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<ConsentTextDetails> list(ConsentTextFilter filter, Listing listing) {
        return lists.select(COLUMNS, "customer.consent_texts")
                .where(filter.conditions())
                .page(listing, SORTING, ConsentTextDetails.class, filter);
    }

    Optional<ConsentTextDetails> find(ConsentTextId id) {
        return jdbc.sql("select " + COLUMNS + " from customer.consent_texts where id = :id")
                .param("id", id)
                .query(ConsentTextDetails.class)
                .optional();
    }

    int countDrafts(String purpose) {
        return jdbc.sql("select count(*) from customer.consent_texts where purpose = :purpose and number is null")
                .param("purpose", purpose)
                .query(Integer.class)
                .single();
    }

    /// Whether a later version of the text in its language counts by now.
    boolean isOutdated(ConsentTextDetails text) {
        return jdbc.sql("""
                        select exists (select from customer.consent_texts
                            where purpose = :purpose and locale = :locale and number > :number
                            and coalesce(effective_at <= now(), true))
                        """).paramSource(text).query(Boolean.class).single();
    }

    void insert(ConsentTextDetails text) {
        jdbc.sql("""
                        insert into customer.consent_texts (id, purpose, locale, version, body, created_at, updated_at)
                        values (:id, :purpose, :locale, :version, :body, :createdAt, :updatedAt)
                        """).paramSource(text).update();
    }

    /// @return false if it is no longer a draft of the version before
    boolean update(ConsentTextDetails text) {
        return jdbc.sql("""
                        update customer.consent_texts set version = :version, body = :body, updated_at = :updatedAt
                        where id = :id and version = :version - 1 and number is null
                        """).paramSource(text).update() == 1;
    }

    /// Gives the draft the next number. The purpose is locked, so that numbers have no gap.
    ///
    /// @param effectiveAt must not have passed by the clock of the database
    /// @return false if it has passed, or the text is no longer a draft of this version
    boolean publish(ConsentTextDetails draft, String by, Instant at, @Nullable Instant effectiveAt) {
        jdbc.sql("select id from customer.consent_purposes where code = :purpose for no key update")
                .param("purpose", draft.purpose())
                .query(ConsentPurposeId.class)
                .single();
        return jdbc.sql("""
                        update customer.consent_texts set version = version + 1, updated_at = :now, published_at = :now,
                            published_by = :by, effective_at = :effective, number = 1 + (
                                select coalesce(max(number), 0) from customer.consent_texts
                                where purpose = :purpose and locale = :locale)
                        where id = :id and version = :version and number is null
                          and coalesce(:effective > clock_timestamp(), true)
                        """)
                        .paramSource(draft)
                        .param("now", at)
                        .param("by", by)
                        .param("effective", Sql.nullable(Instant.class, effectiveAt))
                        .update()
                == 1;
    }

    /// Turns a text that is not in effect yet into a draft again. The clock of the database decides; the minute
    /// covers transactions in progress when the text takes effect.
    ///
    /// @return false if it is in effect, or no longer has this version
    boolean cancel(ConsentTextDetails text, Instant at) {
        return jdbc.sql("""
                        update customer.consent_texts set version = version + 1, updated_at = :now, number = null,
                            published_at = null, published_by = null, effective_at = null
                        where id = :id and version = :version and number is not null
                          and effective_at > clock_timestamp() + interval '1 minute'
                        """).paramSource(text).param("now", at).update() == 1;
    }

    /// @return false if it is no longer a draft of this version
    boolean delete(ConsentTextDetails draft) {
        return jdbc.sql("delete from customer.consent_texts where id = :id and version = :version and number is null")
                        .paramSource(draft)
                        .update()
                == 1;
    }
}
