package dev.kontor.catalog.bundle;

import dev.kontor.catalog.BundlePricing;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parts and pricing of a bundle.
///
/// @param pricing `WHOLE`: it has its own prices; `SUM`: it costs the sum of the current prices of its parts
/// @param discountBasisPoints discount on the sum, in hundredths of a percent; only with `SUM`
/// @param parts in display order; a part cannot be a bundle
record SaveBundle(
        @NotNull BundlePricing pricing,

        @Min(0) @Max(10_000) @Schema(example = "1000") @Nullable
        Integer discountBasisPoints,

        @NotEmpty @Size(max = Bundle.MAX_PARTS) List<@NotNull @Valid BundlePartRow> parts) {

    Bundle bundle() {
        return new Bundle(pricing, discountBasisPoints == null ? 0 : discountBasisPoints, parts);
    }
}
