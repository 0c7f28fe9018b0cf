package dev.kontor.pricing.explain;

import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.PriceCondition;
import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.PriceBasis;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The current price of a unit of a variant in a channel, with an explanation.
///
/// @param price price that shoppers pay; absent if the variant has no price and cannot be bought
/// @param compareAtPrice previous price, shown crossed out
/// @param quantity units that the price is for
/// @param minQuantity smallest quantity of the tier
/// @param basis whether the price includes tax; absent if it is what the buyer's tax zone shows
/// @param conditions conditions of the price list that wins
/// @param source origin of the price; absent if there is none
/// @param total what all units cost at the destination, with each tax, its jurisdiction, rate, rounding and treatment;
///     without promotions, inputs and shipping. Absent without `country` or a price
/// @param detail the explanation as a sentence, with a suggestion if there is no price
/// @param considered all prices of the variant, the one that applies first; at most a hundred of price lists
/// @param sum the calculation for a bundle that costs the sum of its parts
record PriceExplanation(
        VariantId variantId,
        @Schema(example = "outlet") String channel,
        @Schema(type = "string", example = "EUR") Currency currency,
        @Nullable Money price,
        @Nullable Money compareAtPrice,
        @Schema(example = "10") int quantity,
        @Schema(example = "10") int minQuantity,
        @Nullable PriceBasis basis,
        List<PriceCondition> conditions,
        @Nullable PriceOrigin source,
        @Nullable Explanation total,

        @Schema(
                example =
                        "The list \"Summer sale\" comes first of the lists that apply: by priority, conditions, price and age.")
        String detail,

        List<ConsideredPrice> considered,
        @Nullable PartSum sum) {

    /// @param total the sum of the parts; absent if one of them has no price
    /// @param discountBasisPoints discount: 1000 is ten percent. Rounded half up, once
    record PartSum(
            List<PricedPart> parts,
            @Nullable Money total,
            @Schema(example = "1000") int discountBasisPoints) {}

    /// @param price of one unit; absent if the part has no price in the currency, in which case the
    ///     bundle has none either
    record PricedPart(
            VariantId variantId,
            @Schema(example = "2") int quantity,
            @Nullable Money price) {}
}
