package dev.kontor.order.replacement;

import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.order.edit.EditAction;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Units of a variant that replace returned units.
///
/// @param unitPrice price of a unit as the buyer sees it, in the currency of the order: with or without tax
///     like its other prices. Defaults to the price of the shop. Needs the permission `prices:override`
/// @param priceReason why the price differs; required with `unitPrice`; staff see it at the new order
record ReplacementItem(
        @NotNull VariantId variantId,
        @Min(1) @Max(SellableVariant.MAX_UNITS) int quantity,
        @Nullable Money unitPrice,

        @Nullable @Size(min = 1, max = 500) @NoCardNumber @Schema(example = "The same size in blue costs as much.")
        String priceReason) {

    EditAction action() {
        return new EditAction(EditAction.Type.ADD_ITEM, null, variantId, quantity, unitPrice, priceReason, null);
    }
}
