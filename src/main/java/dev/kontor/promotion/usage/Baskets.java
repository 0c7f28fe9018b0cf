package dev.kontor.promotion.usage;

import dev.kontor.catalog.ProductFacts;
import dev.kontor.catalog.VariantId;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.promotion.PromotionContext;
import dev.kontor.promotion.engine.Basket;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Combines a context with facts that the caller does not know.
public final class Baskets {

    private Baskets() {}

    /// @param orderNumber absent if the buyer is unknown, or no promotion depends on it
    /// @param facts by variant; empty if no promotion depends on them
    public static Basket of(
            PromotionContext context,
            LocalDateTime localTime,
            Set<CustomerGroupId> groups,
            @Nullable Integer orderNumber,
            Map<VariantId, ProductFacts> facts) {
        return new Basket(
                context.currency(),
                context.channel(),
                context.country(),
                localTime,
                groups,
                context.paymentMethod(),
                orderNumber,
                context.lines().stream()
                        .map(line -> new Basket.Item(
                                line.reference(),
                                line.variantId(),
                                line.productId(),
                                line.unitPrice().minor(),
                                line.quantity(),
                                line.reduced(),
                                facts.getOrDefault(line.variantId(), ProductFacts.NONE)))
                        .toList(),
                context.shipments().stream()
                        .map(shipment -> new Basket.Shipment(
                                shipment.reference(),
                                shipment.method(),
                                shipment.price().minor()))
                        .toList());
    }
}
