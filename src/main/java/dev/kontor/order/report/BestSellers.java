package dev.kontor.order.report;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The variants that sold best in a period.
///
/// @param items by units, the most first
@Schema(name = "BestSellers")
record BestSellers(LocalDate from, LocalDate until, List<Item> items) {

    /// A variant in one currency. Lines without a product are one item for each SKU and title.
    ///
    /// @param sku as it was sold last; absent for a custom line without one
    /// @param title as it was sold last, in the first language of the shop if it was sold in that
    /// @param orders in which it was
    /// @param units sold, without canceled ones
    /// @param returned units of these that came back
    /// @param total what buyers owe for the units, with tax, after discounts
    /// @param net the total without tax
    @Schema(name = "BestSeller")
    record Item(
            @Nullable VariantId variantId,
            @Nullable ProductId productId,
            @Nullable @Schema(example = "MUG-BLUE") String sku,
            @Schema(example = "Mug") String title,
            @Schema(example = "Blue") String variantTitle,
            @Schema(example = "42") long orders,
            @Schema(example = "60") long units,
            @Schema(example = "2") long returned,
            Money total,
            Money net) {}
}
