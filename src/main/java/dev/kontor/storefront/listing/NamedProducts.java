package dev.kontor.storefront.listing;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.LoggedEvent;
import dev.kontor.shared.id.TypeIds;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// The products and variants that events name.
record NamedProducts(Set<UUID> products, Set<UUID> variants) {

    NamedProducts() {
        this(new HashSet<>(), new HashSet<>());
    }

    void add(LoggedEvent event) {
        add(event.subject());
        add(event.data());
    }

    private void add(JsonNode node) {
        if (node.isString()) {
            add(node.stringValue());
        } else {
            node.forEach(this::add);
        }
    }

    /// An event may contain other texts that begin like an id, such as an SKU.
    private void add(String text) {
        if (text.startsWith("prod_")) {
            TypeIds.find(ProductId.class, text).ifPresent(id -> products.add(id.value()));
        } else if (text.startsWith("var_")) {
            TypeIds.find(VariantId.class, text).ifPresent(id -> variants.add(id.value()));
        }
    }
}
