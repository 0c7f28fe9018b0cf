package dev.kontor.search.index;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.LoggedEvent;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// The ids in events, as subject or anywhere in the data; products in id order.
record ReferencedIds(
        Set<UUID> products, Set<UUID> variants, Set<UUID> categories, Set<UUID> brands, Set<UUID> attributes) {

    static ReferencedIds of(Collection<LoggedEvent> events) {
        var named =
                new ReferencedIds(new TreeSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (var event : events) {
            named.collect(event.subject());
            named.collect(event.data());
        }
        return named;
    }

    private void collect(JsonNode node) {
        if (node.isString()) {
            collect(node.stringValue());
        } else {
            node.forEach(this::collect);
        }
    }

    private void collect(String text) {
        if (text.startsWith("prod_")) {
            add(ProductId.class, text, products);
        } else if (text.startsWith("var_")) {
            add(VariantId.class, text, variants);
        } else if (text.startsWith("cat_")) {
            add(CategoryId.class, text, categories);
        } else if (text.startsWith("brand_")) {
            add(BrandId.class, text, brands);
        } else if (text.startsWith("attr_")) {
            add(AttributeId.class, text, attributes);
        }
    }

    /// An event may contain other texts that begin like an id, such as an SKU.
    private static <T extends TypedId> void add(Class<T> type, String text, Set<UUID> ids) {
        TypeIds.find(type, text).ifPresent(id -> ids.add(id.value()));
    }
}
