package dev.kontor.promotion.rule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The effect of a promotion.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Action.Lines.class, name = "LINES"),
    @JsonSubTypes.Type(value = Action.Order.class, name = "ORDER"),
    @JsonSubTypes.Type(value = Action.Shipping.class, name = "SHIPPING"),
    @JsonSubTypes.Type(value = Action.FreeShipping.class, name = "FREE_SHIPPING"),
    @JsonSubTypes.Type(value = Action.BuyGet.class, name = "BUY_GET"),
    @JsonSubTypes.Type(value = Action.Gift.class, name = "GIFT"),
    @JsonSubTypes.Type(value = Action.Tiers.class, name = "TIERS")
})
public sealed interface Action {

    /// Which units come first.
    enum Pick {
        CHEAPEST,
        DEAREST
    }

    /// The measure of a tier.
    enum Measure {
        /// The value of the selected items.
        VALUE,
        /// The number of units of the selected items.
        QUANTITY
    }

    /// Reduces each selected unit.
    ///
    /// @param reduction for each unit
    /// @param items all items if absent
    /// @param pick which units are reduced if `maxUnits` is less than all; `CHEAPEST` if absent
    /// @param maxUnits largest number of reduced units; all if absent
    record Lines(
            @NotNull @Valid Reduction reduction,
            @Nullable @Valid Items items,
            @Nullable Pick pick,

            @Nullable @Min(1) @Max(100_000) @Schema(example = "1")
            Integer maxUnits)
            implements Action {}

    /// Reduces the value of all selected items together. The discount is divided between the items by their
    /// values.
    ///
    /// @param reduction of the sum
    /// @param items all items if absent
    record Order(
            @NotNull @Valid Reduction reduction,
            @Nullable @Valid Items items) implements Action {}

    /// Reduces the shipping charge.
    ///
    /// @param reduction `AMOUNT` is divided between the shipments of a divided cart; `PRICE` applies to
    ///     each
    /// @param methods codes of the shipping methods; all if absent
    record Shipping(
            @NotNull @Valid Reduction reduction,

            @Nullable @Size(min = 1, max = 50) @Schema(example = "[\"standard\"]")
            List<@NotNull @Size(min = 1, max = 64) String> methods)
            implements Action {}

    /// Makes shipping free.
    ///
    /// @param methods codes of the shipping methods; all if absent
    record FreeShipping(
            @Nullable @Size(min = 1, max = 50) @Schema(example = "[\"standard\"]")
            List<@NotNull @Size(min = 1, max = 64) String> methods)
            implements Action {}

    /// Reduces units if other units are bought, as often as the cart has complete sets.
    ///
    /// @param buy items to buy; all if absent
    /// @param buyQuantity units to buy for a set
    /// @param get items that are reduced; those of `buy` if absent
    /// @param getQuantity reduced units of a set
    /// @param reduction for each reduced unit; 100 percent makes it free
    /// @param pick which units are reduced; `CHEAPEST` if absent
    /// @param maxSets largest number of sets; unlimited if absent
    record BuyGet(
            @Nullable @Valid Items buy,

            @NotNull @Min(1) @Max(1_000) @Schema(example = "2")
            Integer buyQuantity,

            @Nullable @Valid Items get,

            @NotNull @Min(1) @Max(1_000) @Schema(example = "1")
            Integer getQuantity,

            @NotNull @Valid Reduction reduction,
            @Nullable Pick pick,

            @Nullable @Min(1) @Max(1_000) @Schema(example = "1")
            Integer maxSets)
            implements Action {}

    /// Makes units of a variant free. The buyer adds them to the cart; they do not count for the
    /// conditions.
    record Gift(
            @NotNull VariantId variantId,

            @NotNull @Min(1) @Max(100) @Schema(example = "1")
            Integer quantity) implements Action {}

    /// Reduces the value of the selected items by the highest tier that they reach.
    ///
    /// @param by measure of the tiers
    /// @param tiers in ascending order
    /// @param items all items if absent
    record Tiers(
            @NotNull Measure by,
            @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Tier> tiers,
            @Nullable @Valid Items items)
            implements Action {}

    /// A tier. It ends where the next one begins.
    ///
    /// @param value with `VALUE`: where it begins, one amount for each currency
    /// @param quantity with `QUANTITY`: where it begins
    /// @param reduction of the value of the selected items
    @Schema(name = "PromotionTier")
    record Tier(
            @Nullable @Size(min = 1, max = 50) List<@NotNull Money> value,

            @Nullable @Min(1) @Max(100_000) @Schema(example = "10")
            Integer quantity,

            @NotNull @Valid Reduction reduction) {}
}
