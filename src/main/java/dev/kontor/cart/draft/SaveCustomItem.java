package dev.kontor.cart.draft;

import dev.kontor.cart.aggregate.CartItem;
import dev.kontor.cart.aggregate.CustomLine;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A custom line of a draft order: something that the shop sells without a product.
///
/// @param title what the buyer sees
/// @param sku of the shop or of another system; need not exist in the catalogue
/// @param unitPrice price of a unit as the buyer sees it, in the currency of the draft: with or without tax by
///     the rules of the destination
/// @param quantity one if absent
/// @param taxCategory code of a tax category; `standard` if absent
/// @param shippable whether it is shipped or collected; false if absent
/// @param weightGrams weight of a unit that is shipped, for the price of shipping; 0 if absent
record SaveCustomItem(
        @NotBlank @Size(max = CustomLine.MAX_TITLE) @NoCardNumber @Schema(example = "Assembly at home")
        String title,

        @Nullable @Size(min = 1, max = CustomLine.MAX_SKU) @NoCardNumber @Schema(example = "SERVICE-1")
        String sku,

        @NotNull Money unitPrice,

        @Nullable @Min(1) @Max(SellableVariant.MAX_UNITS) @Schema(example = "1")
        Integer quantity,

        @Nullable @Size(min = 1, max = 40) @Schema(example = "standard")
        String taxCategory,

        @Nullable Boolean shippable,

        @Nullable @Min(0) @Max(CustomLine.MAX_WEIGHT_GRAMS) @Schema(example = "0")
        Long weightGrams) {

    static final String DEFAULT_CATEGORY = "standard";

    /// The current values of the item.
    ///
    /// @param item a custom item. Its price counts as zero if a new currency has removed it
    static SaveCustomItem of(CartItem item, Currency currency) {
        var line = Objects.requireNonNull(item.custom());
        var price = item.override();
        return new SaveCustomItem(
                line.title(),
                line.sku(),
                price == null ? Money.zero(currency) : new Money(price.minor(), currency),
                item.quantity(),
                line.taxCategory(),
                line.shippable(),
                line.shippable() ? line.weightGrams() : null);
    }

    int units() {
        return quantity == null ? 1 : quantity;
    }

    String category() {
        return taxCategory == null ? DEFAULT_CATEGORY : taxCategory;
    }

    /// @throws RejectedException if it has a weight but is not shipped
    CustomLine line() {
        boolean shipped = Boolean.TRUE.equals(shippable);
        long weight = weightGrams == null ? 0 : weightGrams;
        if (!shipped && weight > 0) {
            throw RejectedException.at(
                    "/weightGrams",
                    "refused",
                    "Only what is shipped has a weight. Set `shippable`, or remove the weight.");
        }
        return new CustomLine(
                title.strip(), sku == null || sku.isBlank() ? null : sku.strip(), category(), shipped, weight);
    }
}
