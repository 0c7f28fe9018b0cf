package dev.kontor.giftcard.card;

import dev.kontor.giftcard.GiftCardId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads gift cards for staff.
@Repository
class GiftCardQueries {

    static final String STATUS =
            "case when disabled then 'DISABLED' when expires_at <= now() then 'EXPIRED' else 'ACTIVE' end";
    static final String COLUMNS = """
            id, version, last_characters, currency, initial_minor as initial_value_minor, balance_minor, expires_at, note,
            customer_id, batch_id, created_at, updated_at,\s""" + STATUS + " as status";

    private static final Sorting SORTING = Sorting.by(
            "id",
            "-createdAt",
            SortField.time("createdAt", "created_at"),
            SortField.number("balance", "balance_minor"));
    private static final Sorting TRANSACTIONS =
            Sorting.by("t.id", "-createdAt", SortField.time("createdAt", "t.created_at"));

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    GiftCardQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    GiftCardDetails get(GiftCardId id) {
        return get(id, "");
    }

    GiftCardDetails lock(GiftCardId id) {
        return get(id, " for no key update");
    }

    private GiftCardDetails get(GiftCardId id, String lock) {
        return jdbc.sql("select " + COLUMNS + " from giftcard.cards where id = :id and code_hash is not null" + lock)
                .param("id", id)
                .query(GiftCardDetails.class)
                .optional()
                .orElseThrow(() -> NotFoundException.of("gift card", id));
    }

    Page<GiftCardDetails> list(GiftCardFilter filter, Listing listing) {
        return lists.select(COLUMNS, "giftcard.cards")
                .where(filter.conditions().and("code_hash is not null"))
                .page(listing, SORTING, GiftCardDetails.class, filter);
    }

    Page<GiftCardTransaction> transactions(GiftCardId id, Listing listing) {
        get(id);
        return lists.select(
                        "t.kind, t.amount_minor, t.balance_minor, c.currency, t.payment_id, t.reason, t.created_at",
                        "giftcard.transactions t join giftcard.cards c on c.id = t.card_id")
                .where(new Conditions().and("t.card_id = :card", "card", id))
                .page(listing, TRANSACTIONS, GiftCardTransaction.class, id);
    }
}
