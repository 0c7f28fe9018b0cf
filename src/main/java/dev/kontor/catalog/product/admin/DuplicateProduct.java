package dev.kontor.catalog.product.admin;

import dev.kontor.catalog.product.ProductContent;
import dev.kontor.catalog.product.Variant;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The differences between a product and its copy.
///
/// @param title in the default language; the title of the original if absent
/// @param skuSuffix appended to each SKU of the original
record DuplicateProduct(
        @Schema(example = "Espresso cup, new glaze") @Size(min = 1, max = 200) @Nullable
        String title,

        @Schema(example = "-B") @NotNull @Size(min = 1, max = 20) @Pattern(regexp = DuplicateProduct.SUFFIX)
        String skuSuffix) {

    static final String SUFFIX = "[A-Za-z0-9._-]+";
    private static final int MAX_SKU_LENGTH = 64;

    /// @throws dev.kontor.shared.problem.RejectedException if the SKU becomes too long
    String sku(Variant variant) {
        var sku = variant.sku() + skuSuffix;
        if (sku.length() > MAX_SKU_LENGTH) {
            throw ProductContent.refusal("The SKU %s has more than %d characters.".formatted(sku, MAX_SKU_LENGTH));
        }
        return sku;
    }
}
