package dev.kontor.catalog.product.read;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the variant list of staff.
public record VariantFilter(
        @Parameter(description = "Only the variants with these SKUs.") @Size(max = 100) @Nullable
        List<@Size(max = 64) String> sku,

        @Parameter(description = "Only variants with this barcode.") @Size(max = 64) @Nullable
        String barcode) {}
