package dev.kontor.storefront.product;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.storefront.cache.StoreCaching;
import dev.kontor.storefront.context.StoreContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Assembles related products: two statements, regardless of the number.
@Component
class RelatedProducts {

    private final RelatedQueries queries;
    private final ProductCards cards;

    RelatedProducts(RelatedQueries queries, ProductCards cards) {
        this.queries = queries;
        this.cards = cards;
    }

    StoreProducts.Tagged<Page<RelatedProduct>> of(String idOrSlug, StoreContext context) {
        var rows = queries.of(idOrSlug, context);
        if (rows.isEmpty()) {
            throw new NotFoundException(Message.of("not-found.store-product"));
        }
        var ids = new LinkedHashSet<ProductId>();
        rows.forEach(row -> {
            if (row.related() != null) {
                ids.add(row.related());
            }
        });
        var byId = cards.of(ids, context).stream().collect(Collectors.toMap(ProductCard::id, Function.identity()));
        var items = new ArrayList<RelatedProduct>();
        var tags = new ArrayList<String>();
        tags.add(rows.getFirst().product().text());
        if (!TypeIds.looksLikeId(idOrSlug)) {
            // It may be a former slug, which any product may take over.
            tags.add(StoreCaching.PRODUCTS);
        }
        for (var row : rows) {
            var card = row.related() == null ? null : byId.get(row.related());
            if (card != null && row.kind() != null) {
                items.add(new RelatedProduct(row.kind(), card));
            }
        }
        ids.forEach(id -> tags.add(id.text()));
        ProductCard.addTags(byId.values(), tags);
        return new StoreProducts.Tagged<>(Page.whole(items), tags);
    }
}
