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

/// What a bundle is to be.
///
/// @param pricing `WHOLE`: it has prices of its own; `SUM`: it costs what its parts cost now
/// @param discountBasisPoints what the sum is lowered by, in hundredths of a percent; only with `SUM`
/// @param parts in the order in which they are shown; none is a bundle
record SaveBundle(
        @NotNull BundlePricing pricing,

        @Min(0) @Max(10_000) @Schema(example = "1000") @Nullable
        Integer discountBasisPoints,

        @NotEmpty @Size(max = Bundle.MAX_PARTS) List<@NotNull @Valid BundlePartRow> parts) {

    Bundle bundle() {
        return new Bundle(pricing, discountBasisPoints == null ? 0 : discountBasisPoints, parts);
    }
}
