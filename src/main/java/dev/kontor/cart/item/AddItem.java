package dev.kontor.cart.item;

import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Adds units of a variant to a cart. Exactly one of `variantId` and `sku` identifies the variant.
///
/// @param quantity one if absent
/// @param inputs values that the product requires, by code: a text, a number, a date, true or false
public record AddItem(
        @Nullable VariantId variantId,

        @Nullable @Size(min = 1, max = 64) @Schema(example = "GRO-EB-37-250G")
        String sku,

        @Nullable @Min(1) @Max(SellableVariant.MAX_UNITS) @Schema(example = "2")
        Integer quantity,

        @Nullable @Size(max = AddItem.MAX_INPUTS) Map<@NotNull @Size(max = 40) String, JsonNode> inputs) {

    static final int MAX_INPUTS = 10;

    int units() {
        return quantity == null ? 1 : quantity;
    }
}
