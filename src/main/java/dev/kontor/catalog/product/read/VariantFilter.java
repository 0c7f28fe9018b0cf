package dev.kontor.catalog.product.read;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the variant list of staff.
///
/// @param sku only the variants with these SKUs
/// @param barcode only variants with this barcode
public record VariantFilter(
        @Size(max = 100) @Nullable List<@Size(max = 64) String> sku,
        @Size(max = 64) @Nullable String barcode) {}
