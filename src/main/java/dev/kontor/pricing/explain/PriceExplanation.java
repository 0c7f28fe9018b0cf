package dev.kontor.pricing.explain;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a unit of a variant costs now in a channel, and why.
///
/// @param price what shoppers pay; absent if there is no price, and so it cannot be bought
/// @param compareAtPrice what is shown crossed out
/// @param source where the price comes from; absent if there is none
/// @param detail the same in a sentence, with what to do if there is no price
/// @param considered all prices that there are, the one that counts first; at most a hundred of lists
/// @param sum how the price of a bundle comes about that costs what its parts cost
record PriceExplanation(
        VariantId variantId,
        @Schema(example = "outlet") String channel,
        @Schema(type = "string", example = "EUR") Currency currency,
        @Nullable Money price,
        @Nullable Money compareAtPrice,
        @Nullable PriceOrigin source,

        @Schema(example = "The list \"Summer sale\" has the lowest price of the lists that apply.")
        String detail,

        List<ConsideredPrice> considered,
        @Nullable PartSum sum) {

    /// @param total what the parts cost together; absent if one of them has no price
    /// @param discountBasisPoints what is taken off: 1000 is ten percent. Rounded half up, once
    record PartSum(
            List<PricedPart> parts,
            @Nullable Money total,
            @Schema(example = "1000") int discountBasisPoints) {}

    /// @param price of one unit; absent if it has none in the currency, and so the bundle has none
    record PricedPart(
            VariantId variantId,
            @Schema(example = "2") int quantity,
            @Nullable Money price) {}
}
