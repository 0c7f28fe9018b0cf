package dev.kontor.order.search;

import dev.kontor.order.OrderId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Stores the terms that orders are found by.
@Service
class OrderIndexing {

    // In no term: they have letters and digits only.
    private static final String SEPARATOR = " ";

    private final JdbcClient jdbc;

    OrderIndexing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Derives the terms of the orders from their current content. The orders cannot change meanwhile: terms of a
    /// person who is being erased would otherwise be stored again.
    @Transactional
    public void index(Collection<OrderId> ids) {
        jdbc.sql("select 1 from orders.orders where id = any(:ids) order by id for share")
                .param("ids", ids)
                .query(Integer.class)
                .list();
        var orders = read(ids);
        jdbc.sql("""
                        insert into orders.order_search (order_id, terms)
                        select given.id, array_to_tsvector(string_to_array(given.terms, ' '))
                        from unnest(:ids::uuid[], :terms::text[]) as given (id, terms)
                        on conflict (order_id) do update set terms = excluded.terms
                        where order_search.terms <> excluded.terms
                        """)
                .param("ids", orders.stream().map(SearchedOrder::id).toList())
                .param(
                        "terms",
                        orders.stream()
                                .map(order -> String.join(SEPARATOR, order.terms()))
                                .toList())
                .update();
    }

    private List<SearchedOrder> read(Collection<OrderId> ids) {
        return jdbc.sql("""
                        select o.id, o.number, o.email, o.tags, o.metadata, o.shipping_address, o.billing_address,
                            coalesce((select jsonb_agg(g.address) from orders.shipping_groups g
                                where g.order_id = o.id and g.replaced_at is null), '[]') as group_addresses,
                            coalesce((select jsonb_agg(distinct item.sku) from orders.order_lines l,
                                lateral (select l.sku union all
                                    select part ->> 'sku' from jsonb_array_elements(l.parts) part) item
                                where l.order_id = o.id and item.sku <> ''), '[]') as skus,
                            coalesce((select jsonb_agg(l.title) from orders.order_lines l
                                where l.order_id = o.id and l.custom is not null), '[]') as custom_titles,
                            coalesce((select jsonb_agg(f.tracking_number) from orders.fulfillments f
                                where f.order_id = o.id and f.tracking_number is not null), '[]') as tracking_numbers
                        from orders.orders o where o.id = any(:ids)
                        """).param("ids", ids).query(SearchedOrder.class).list();
    }
}
