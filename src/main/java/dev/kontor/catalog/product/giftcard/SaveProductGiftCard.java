package dev.kontor.catalog.product.giftcard;

import dev.kontor.catalog.GiftCardAmount;
import dev.kontor.catalog.GiftCardRange;
import dev.kontor.catalog.GiftCardTerms;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The terms of a product whose variants are gift cards.
///
/// @param amount `FIXED`: the price of the variant is the value; `CHOSEN`: buyers choose it
/// @param ranges required for `CHOSEN`, one for each currency in which buyers choose the value
/// @param validDays days for which a card is valid after its day of delivery; it does not expire if absent
record SaveProductGiftCard(
        @NotNull @Schema(example = "CHOSEN") GiftCardAmount amount,
        @Size(max = 50) @Nullable List<@NotNull @Valid Range> ranges,

        @Min(1) @Max(36_500) @Schema(example = "1095") @Nullable
        Integer validDays) {

    /// The values that buyers can choose in one currency; the smallest one is the price of the variant.
    ///
    /// @param maximum largest value
    /// @param suggestions amounts to offer, in display order
    @Schema(name = "GiftCardRange")
    record Range(
            @NotNull Money maximum,
            @Size(max = 10) @Nullable List<@NotNull Money> suggestions) {

        private GiftCardRange range() {
            return new GiftCardRange(maximum, suggestions == null ? List.of() : suggestions);
        }

        static Range of(GiftCardRange range) {
            return new Range(range.maximum(), range.suggestions());
        }
    }

    GiftCardTerms terms() {
        return new GiftCardTerms(
                amount,
                ranges == null ? List.of() : ranges.stream().map(Range::range).toList(),
                validDays);
    }
}
