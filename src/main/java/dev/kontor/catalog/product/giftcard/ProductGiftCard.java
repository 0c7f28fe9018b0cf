package dev.kontor.catalog.product.giftcard;

import dev.kontor.catalog.GiftCardAmount;
import dev.kontor.catalog.GiftCardTerms;
import dev.kontor.catalog.ProductId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The terms of a product whose variants are gift cards.
///
/// @param version of the product, which increases with each change
/// @param amount who decides the value
/// @param ranges the values that buyers can choose, by currency; empty for a fixed value
/// @param validDays days for which a card is valid after its day of delivery; absent if it does not expire
record ProductGiftCard(
        ProductId productId,
        @Schema(example = "3") long version,
        GiftCardAmount amount,
        List<SaveProductGiftCard.Range> ranges,
        @Nullable @Schema(example = "1095") Integer validDays)
        implements Versioned {

    static ProductGiftCard of(ProductId product, long version, GiftCardTerms terms) {
        return new ProductGiftCard(
                product,
                version,
                terms.amount(),
                terms.ranges().stream().map(SaveProductGiftCard.Range::of).toList(),
                terms.validDays());
    }
}
