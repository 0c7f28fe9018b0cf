package dev.kontor.cart.item;

import dev.kontor.catalog.SellableVariant;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Sets the quantity of an item, its inputs, or both.
///
/// @param quantity unchanged if absent
/// @param inputs replaces all inputs; unchanged if absent
public record ChangeItem(
        @Nullable @Min(1) @Max(SellableVariant.MAX_UNITS) @Schema(example = "3")
        Integer quantity,

        @Nullable @Size(max = AddItem.MAX_INPUTS) Map<@NotNull @Size(max = 40) String, JsonNode> inputs) {}
