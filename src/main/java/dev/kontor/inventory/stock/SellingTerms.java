package dev.kontor.inventory.stock;

import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The selling terms of a stock level, for staff.
///
/// @param safetyStock units on hand that are never sold
/// @param lowThreshold the level is low at this number of units or fewer; absent for no threshold
/// @param selling policy once it is sold out
/// @param backorderLimit maximum number of backordered units
/// @param expectedOn expected arrival of the backordered units
@Schema(name = "StockLevelTerms")
public record SellingTerms(
        @Schema(example = "3") long version,
        @Schema(example = "2") int safetyStock,
        @Nullable @Schema(example = "5") Integer lowThreshold,
        SoldOutPolicy selling,
        @Schema(example = "50") int backorderLimit,
        @Nullable @Schema(example = "2027-02-01") LocalDate expectedOn)
        implements Versioned {

    SellingTerms withoutBackorders() {
        return new SellingTerms(version, safetyStock, lowThreshold, SoldOutPolicy.STOCK, 0, null);
    }
}
