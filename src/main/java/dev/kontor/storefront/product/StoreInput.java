package dev.kontor.storefront.product;

import dev.kontor.catalog.input.BuyerInput;
import dev.kontor.catalog.input.InputCharacters;
import dev.kontor.catalog.input.InputKind;
import dev.kontor.shared.money.Money;
import dev.kontor.storefront.context.StoreContext;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A buyer input for each unit, such as a text to engrave; a cart accepts the values by `code`.
///
/// @param required whether the product cannot be bought without it
/// @param minLength of a text, in characters
/// @param characters allowed in a text
/// @param min of a number
/// @param step of a number, counted from `min`, or from zero
/// @param earliest date
/// @param choices of a choice; empty otherwise
/// @param surcharge per unit if a value is given, or if it is `true`; with or without tax like the price
/// @param offered false if it is not available in that currency, because its surcharge has no amount there
record StoreInput(
        @Schema(example = "engraving") String code,
        @Schema(example = "Text to engrave") String label,
        InputKind kind,
        boolean required,
        @Schema(example = "1") @Nullable Integer minLength,
        @Schema(example = "20") @Nullable Integer maxLength,
        @Nullable InputCharacters characters,
        @Nullable Long min,
        @Nullable Long max,
        @Nullable Long step,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest,
        List<Choice> choices,
        @Nullable Money surcharge,
        boolean offered) {

    /// One of the choices.
    @Schema(name = "StoreInputChoice")
    record Choice(
            @Schema(example = "gold") String value,
            @Schema(example = "Gold") String label) {}

    /// @param shown converts a surcharge as the price is converted
    static StoreInput of(BuyerInput input, StoreContext context, UnaryOperator<Money> shown) {
        return new StoreInput(
                input.code(),
                input.label(context.locale()),
                input.kind(),
                input.required(),
                input.minLength(),
                input.maxLength(),
                input.characters(),
                input.min(),
                input.max(),
                input.step(),
                input.earliest(),
                input.latest(),
                input.choices().stream()
                        .map(choice -> new Choice(choice.value(), choice.label(context.locale())))
                        .toList(),
                input.surchargeMinor(context.currency())
                        .map(minor -> shown.apply(new Money(minor, context.currency())))
                        .orElse(null),
                input.offeredIn(context.currency()));
    }
}
