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

/// What staff set of a stock level.
///
/// @param safetyStock units that are never sold
/// @param lowThreshold so many units to sell, or fewer, are low here; absent for none of its own
/// @param selling what happens when it is sold out
/// @param backorderLimit how many units may be promised that are not there
/// @param expectedOn when those should come; required for a preorder
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

    static SaveTerms of(SellingTerms terms) {
        return new SaveTerms(
                terms.safety(), terms.lowThreshold(), terms.selling(), terms.backorderLimit(), terms.expectedOn());
    }

    /// @throws BadRequestException for a preorder without a date
    SellingTerms terms(long version) {
        if (selling == SoldOutPolicy.PREORDER && expectedOn == null) {
            throw BadRequestException.at(
                    "/expectedOn", "required", "A preorder needs the date on which the units should come.");
        }
        return new SellingTerms(version, safetyStock, lowThreshold, selling, backorderLimit, expectedOn);
    }
}
