package dev.kontor.inventory.level;

import dev.kontor.inventory.stock.SellingTerms;
import dev.kontor.inventory.stock.SoldOutPolicy;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The terms of a stock level as staff see them.
///
/// @param safetyStock units that are never sold
/// @param lowThreshold so many units to sell, or fewer, are low here
/// @param selling what happens when it is sold out
/// @param backorderLimit how many units may be promised that are not there
/// @param expectedOn when those should come
@Schema(name = "StockLevelTerms")
record TermsDetails(
        @Schema(example = "3") long version,
        @Schema(example = "2") int safetyStock,
        @Nullable @Schema(example = "5") Integer lowThreshold,
        SoldOutPolicy selling,
        @Schema(example = "50") int backorderLimit,
        @Nullable @Schema(example = "2027-02-01") LocalDate expectedOn)
        implements Versioned {

    static TermsDetails of(SellingTerms terms) {
        return new TermsDetails(
                terms.version(),
                terms.safety(),
                terms.lowThreshold(),
                terms.selling(),
                terms.backorderLimit(),
                terms.expectedOn());
    }
}
