package dev.kontor.cart.reorder;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.PastPurchase;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The result for one line of the past order.
///
/// @param variantId absent for a custom line
/// @param sku at the time of the order, like the titles; absent for a custom line without one
/// @param orderedQuantity units of the order
/// @param addedQuantity units that the cart got; 0 if there is none
/// @param previousUnitPrice price of a unit in the order, as it was shown then; the item of the cart has
///     today's
/// @param itemId the item of the cart with the units; absent if none were added
/// @param reason why fewer units than ordered were added; absent if all were
/// @param detail the reason as a sentence; absent if all units were added
/// @param invalidInputs codes of inputs that are missing or no longer valid
public record ReorderedLine(
        @Nullable VariantId variantId,
        @Nullable @Schema(example = "GRO-EB-37-250G") String sku,
        @Schema(example = "Espresso blend") String title,
        @Schema(example = "250 g") String variantTitle,
        @Schema(example = "3") int orderedQuantity,
        @Schema(example = "2") int addedQuantity,
        Money previousUnitPrice,
        @Nullable CartItemId itemId,
        @Nullable ReorderReason reason,

        @Nullable @Schema(implementation = String.class, example = "Not enough units are in stock.")
        Message detail,

        @Schema(example = "[\"engraving\"]") List<String> invalidInputs) {

    public ReorderedLine in(Locale language) {
        return new ReorderedLine(
                variantId,
                sku,
                title,
                variantTitle,
                orderedQuantity,
                addedQuantity,
                previousUnitPrice,
                itemId,
                reason,
                detail == null ? null : detail.in(language),
                invalidInputs);
    }

    static ReorderedLine of(
            PastPurchase.Line line,
            int added,
            @Nullable CartItemId itemId,
            @Nullable ReorderReason reason,
            List<String> invalidInputs) {
        return new ReorderedLine(
                line.variantId(),
                line.sku().isEmpty() ? null : line.sku(),
                line.title(),
                line.variantTitle(),
                line.quantity(),
                added,
                line.unitPrice(),
                itemId,
                reason,
                reason == null ? null : reason.detail(),
                invalidInputs);
    }
}
