package dev.kontor.order.lifecycle;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.NewOrder;
import dev.kontor.order.OrderPlaced;
import java.util.UUID;

/// A part of a bundle line as stored.
///
/// @param quantity units in one unit of the line
public record LinePart(UUID variantId, UUID productId, int quantity, String sku, String title, String variantTitle) {

    public static LinePart of(NewOrder.Part part) {
        return new LinePart(
                part.variantId().value(),
                part.productId().value(),
                part.quantity(),
                part.sku(),
                part.title(),
                part.variantTitle());
    }

    OrderPlaced.PlacedPart placed() {
        return new OrderPlaced.PlacedPart(sku, name(title, variantTitle), quantity);
    }

    /// Returns the titles of product and variant, or one of them if they are equal.
    static String name(String title, String variantTitle) {
        return variantTitle.isBlank() || variantTitle.equals(title) ? title : title + " " + variantTitle;
    }

    VariantId variant() {
        return new VariantId(variantId);
    }
}
