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
/// @param items sorted by units, highest first
record BestSellers(LocalDate from, LocalDate until, List<Item> items) {

    /// A variant in one currency. Custom lines are grouped by SKU and title.
    ///
    /// @param sku as last sold; absent for a custom line without a SKU
    /// @param title as last sold, in the default language of the shop if it was sold in that language
    /// @param orders number of orders with the variant
    /// @param units sold, excluding canceled units
    /// @param returned number of these units that were returned
    /// @param total price of the units after discounts, including tax
    /// @param net the total excluding tax
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
