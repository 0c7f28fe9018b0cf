package dev.kontor.inventory.level;

import dev.kontor.inventory.stock.SellingTerms;
import dev.kontor.inventory.stock.SoldOutPolicy;
import dev.kontor.shared.problem.BadRequestException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Saves the selling terms of a stock level.
///
/// @param safetyStock units on hand that are never sold
/// @param lowThreshold the level is low at this number of units or fewer; absent for no threshold
/// @param selling policy once it is sold out
/// @param backorderLimit maximum number of backordered units
/// @param expectedOn expected arrival of the backordered units; required for a preorder
@Schema(name = "SaveStockLevel")
record SaveTerms(
        @NotNull @Min(0) @Max(1_000_000) @Schema(example = "2")
        Integer safetyStock,

        @Nullable @Min(0) @Max(1_000_000) @Schema(example = "5")
        Integer lowThreshold,

        @NotNull @Schema(example = "BACKORDER") SoldOutPolicy selling,

        @NotNull @Min(0) @Max(1_000_000) @Schema(example = "50")
        Integer backorderLimit,

        @Nullable @Schema(example = "2027-02-01") LocalDate expectedOn) {

    /// @throws BadRequestException if a preorder has no date
    SellingTerms terms(long version) {
        if (selling == SoldOutPolicy.PREORDER && expectedOn == null) {
            throw BadRequestException.at(
                    "/expectedOn", "required", "A preorder requires `expectedOn`, the date on which the units arrive.");
        }
        return new SellingTerms(version, safetyStock, lowThreshold, selling, backorderLimit, expectedOn);
    }
}
