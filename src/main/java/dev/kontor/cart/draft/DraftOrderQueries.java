package dev.kontor.cart.draft;

import dev.kontor.cart.CartId;
import dev.kontor.cart.item.CartDetails;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads draft orders for staff.
@Repository
class DraftOrderQueries {

    private static final String COLUMNS = """
            id, status, drafted_by as created_by, customer_id, email, currency,
            (select coalesce(sum(i.quantity), 0)::int from cart.items i where i.cart_id = c.id) as units,
            case when status = 'COMPLETED' then order_id end as order_id, link_until as link_valid_until,
            case when hold_until > now() and status = 'ACTIVE' then hold_until end as stock_held_until,
            created_at, updated_at, version
            """;
    private static final Sorting SORTING = Sorting.by(
            "id", "-updatedAt", SortField.time("updatedAt", "updated_at"), SortField.time("createdAt", "created_at"));

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    DraftOrderQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<DraftOrderSummary> list(DraftOrderFilter filter, Listing listing) {
        return lists.select(COLUMNS, "cart.drafts d join cart.carts c on c.id = d.cart_id")
                .where(filter.conditions())
                .page(listing, SORTING, DraftOrderSummary.class, filter);
    }

    DraftOrderSummary summary(CartId id) {
        return jdbc.sql("select " + COLUMNS + " from cart.carts c where id = :id and drafted_by is not null")
                .param("id", id)
                .query(DraftOrderSummary.class)
                .optional()
                .orElseThrow(() -> NotFoundException.of("cart", id));
    }

    DraftOrder draft(CartDetails cart) {
        var prices = jdbc.sql("""
                        select i.id as item_id, (i.price_override ->> 'minor')::bigint as unit_price_minor, c.currency,
                            i.price_override ->> 'reason' as reason, i.price_override ->> 'by' as by
                        from cart.items i join cart.carts c on c.id = i.cart_id
                        where i.cart_id = :id and i.price_override is not null and i.custom is null
                        order by i.position, i.id
                        """)
                .param("id", cart.id())
                .query(DraftOrder.AgreedPrice.class)
                .list();
        return new DraftOrder(summary(cart.id()), List.copyOf(prices), cart, cart.version());
    }

    /// Finds the draft order of a valid payment link, or of one with which a payment is in progress.
    Optional<CartId> ofLink(byte[] hash) {
        return jdbc.sql("""
                        select c.id from cart.drafts d join cart.carts c on c.id = d.cart_id
                        where d.lookup_hash = :hash and c.link_hash = :hash
                            and (c.link_until > now() or c.status = 'FROZEN')
                        """).param("hash", hash).query(CartId.class).optional();
    }

    /// Stores the link of a locked draft.
    ///
    /// @param hash of its token
    void link(CartId id, byte[] hash, long seconds) {
        jdbc.sql("""
                        with found as (
                            update cart.drafts set lookup_hash = :hash where cart_id = :id)
                        update cart.carts
                        set link_hash = :hash, link_until = now() + make_interval(secs => :seconds)
                        where id = :id and status = 'ACTIVE' and drafted_by is not null
                        """)
                .param("id", id)
                .param("hash", hash, Types.BINARY)
                .param("seconds", seconds)
                .update();
    }

    /// Removes the link of a locked draft and the prices that it guaranteed.
    void unlink(CartId id) {
        jdbc.sql("""
                        update cart.carts
                        set link_hash = null, link_until = null, kept_prices = null, kept_at = null, kept_until = null,
                            version = version + 1
                        where id = :id and status = 'ACTIVE' and drafted_by is not null
                        """).param("id", id).update();
    }

    /// Stores the hold of a locked draft, or removes it.
    void hold(CartId id, @Nullable UUID reference, long seconds) {
        jdbc.sql("""
                        update cart.carts
                        set hold_reference = :reference,
                            hold_until = case when :held then now() + make_interval(secs => :seconds) end
                        where id = :id and status = 'ACTIVE' and drafted_by is not null
                        """)
                .param("id", id)
                .param("reference", Sql.nullable(UUID.class, reference))
                .param("held", reference != null)
                .param("seconds", seconds)
                .update();
    }
}
