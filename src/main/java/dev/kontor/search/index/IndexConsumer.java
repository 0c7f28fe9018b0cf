package dev.kontor.search.index;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.shared.id.TypeIds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Brings the index up to date when a product, a price, stock, a category or an attribute has changed. The owners are
/// read anew, so
/// an event that comes twice, late, or in another order does no harm.
@Component
class IndexConsumer implements EventConsumer {

    static final int STEP = 500;

    private final IndexService index;

    IndexConsumer(IndexService index) {
        this.index = index;
    }

    @Override
    public String name() {
        return "search-index";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "product.*",
                "variant.*",
                "category.*",
                "brand.*",
                "attribute.*",
                "price.*",
                "inventory.*",
                "review.approved",
                "review.rejected",
                "review.deleted");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        var named = new Named(new TreeSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (var event : events) {
            named.collect(event.subject());
            named.collect(event.data());
        }
        named.products.addAll(index.concerned(named.variants, named.categories, named.brands, named.attributes));
        var all = new ArrayList<>(named.products);
        for (int from = 0; from < all.size(); from += STEP) {
            index.refresh(all.subList(from, Math.min(all.size(), from + STEP)));
        }
    }

    /// What events name.
    private record Named(
            Set<UUID> products, Set<UUID> variants, Set<UUID> categories, Set<UUID> brands, Set<UUID> attributes) {

        private void collect(JsonNode node) {
            if (node.isString()) {
                collect(node.stringValue());
            } else {
                node.forEach(this::collect);
            }
        }

        private void collect(String text) {
            if (text.startsWith("prod_")) {
                products.add(TypeIds.parse(ProductId.class, text).value());
            } else if (text.startsWith("var_")) {
                variants.add(TypeIds.parse(VariantId.class, text).value());
            } else if (text.startsWith("cat_")) {
                categories.add(TypeIds.parse(CategoryId.class, text).value());
            } else if (text.startsWith("brand_")) {
                brands.add(TypeIds.parse(BrandId.class, text).value());
            } else if (text.startsWith("attr_")) {
                attributes.add(TypeIds.parse(AttributeId.class, text).value());
            }
        }
    }
}
