package dev.kontor.storefront.product;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.storefront.context.Slugs;
import dev.kontor.storefront.context.StoreContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds related products.
@Repository
class RelatedQueries {

    private final JdbcClient jdbc;

    RelatedQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param related absent in the only row of a product without related products
    record Row(
            ProductId product,
            @Nullable String kind,
            @Nullable ProductId related) {}

    /// In display order; empty if the product does not exist.
    List<Row> of(String idOrSlug, StoreContext context) {
        var id = TypeIds.looksLikeId(idOrSlug) ? TypeIds.parse(ProductId.class, idOrSlug) : null;
        return jdbc.sql("""
                        select p.product_id as product, r.kind, r.related_id as related
                        from catalog.pub_products p
                        left join catalog.pub_product_relations r on r.product_id = p.product_id
                        """
                        + (id != null
                                ? "where p.product_id = :id" + context.sells("p.product_id")
                                : "where p.product_id = " + Slugs.product(context))
                        + " order by r.position")
                .params(context.params())
                .param("id", id)
                .param("slug", idOrSlug)
                .query(Row.class)
                .list();
    }
}
