package dev.kontor.pricing.bulk;

import dev.kontor.pricing.PriceListId;
import dev.kontor.pricing.list.PriceTier;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Base prices and prices of price lists to set, at most 500.
record SetPricesInBulk(@NotEmpty @Size(max = 500) List<@NotNull @Valid Entry> prices) {

    /// The price of one variant.
    ///
    /// @param priceListId the price list; the base price if absent
    /// @param amount price of one unit
    /// @param compareAtPrice previous price, shown crossed out
    /// @param tiers lower prices from a quantity on; only in a price list
    @Schema(name = "BulkPrice")
    record Entry(
            @Schema(example = "GRO-EB-37-250G") @NotBlank @Size(max = 64)
            String sku,

            @Nullable PriceListId priceListId,
            @NotNull Money amount,
            @Nullable Money compareAtPrice,
            @Nullable @Size(max = PriceTier.MAX) List<@NotNull @Valid PriceTier> tiers) {}
}
