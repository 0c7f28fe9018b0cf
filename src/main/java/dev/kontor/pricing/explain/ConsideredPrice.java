package dev.kontor.pricing.explain;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import dev.kontor.pricing.PriceListId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.PriceBasis;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A price of the variant in the currency that was considered.
///
/// @param compareAtPrice previous price, shown crossed out
/// @param minQuantity smallest quantity of its tier
/// @param basis whether it includes tax; absent if it is what the buyer's tax zone shows
/// @param verdict why shoppers pay this price, or not
/// @param detail the verdict as a sentence, with a suggestion
/// @param list the price list; only for the source `PRICE_LIST`
record ConsideredPrice(
        PriceOrigin source,
        Money amount,
        @Nullable Money compareAtPrice,
        @Schema(example = "1") int minQuantity,
        @Nullable PriceBasis basis,
        PriceVerdict verdict,

        @Schema(example = "Another list that applies has the same priority and a lower price.")
        String detail,

        @Nullable ConsideredList list) {

    static ConsideredPrice of(PriceVerdict verdict, Entry entry) {
        var list = entry.list();
        return new ConsideredPrice(
                list == null ? PriceOrigin.BASE_PRICE : PriceOrigin.PRICE_LIST,
                entry.amount(),
                entry.compareAtPrice(),
                entry.minQuantity(),
                entry.basis(),
                verdict,
                verdict.detail(),
                list);
    }

    /// A stored price and whether its list applies now, by the clock of the database.
    ///
    /// @param conditions bits of the conditions of its list
    /// @param list absent for the base price
    /// @param obstacle why its list does not apply; absent if it does
    record Entry(
            Money amount,
            @Nullable Money compareAtPrice,
            int minQuantity,
            @Nullable PriceBasis basis,
            int conditions,
            @Nullable ConsideredList list,
            @Nullable PriceVerdict obstacle) {}

    /// A price list that contains the variant.
    ///
    /// @param kind `SALE`, `OVERRIDE` or `PERCENT`
    /// @param channels codes of the channels that the list applies to; empty for all
    /// @param customerGroupIds groups that it applies to; empty for everybody
    /// @param customerIds customers that it applies to; empty for everybody
    /// @param countries codes of the countries that it applies to; empty for all
    record ConsideredList(
            PriceListId id,
            @Schema(example = "Summer sale") String name,
            @Schema(example = "SALE") String kind,
            @Schema(example = "10") int priority,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Schema(example = "[\"outlet\"]") List<String> channels,
            List<CustomerGroupId> customerGroupIds,
            List<CustomerId> customerIds,
            @Schema(example = "[\"DE\"]") List<String> countries) {}
}
