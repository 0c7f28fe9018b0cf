package dev.kontor.catalog.product;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.Slug;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be changed of a product itself. The texts are those of the default language.
///
/// @param description plain text or Markdown
/// @param options must still fit the variants
record ChangeProduct(
        @Schema(example = "Espresso cup") @NotBlank @Size(max = 200)
        String title,

        @Schema(example = "For the small strong one.") @Size(max = 20_000) @Nullable
        String description,

        @Schema(example = "espresso-cup") @NotNull @Size(max = Slug.MAX_LENGTH) @Pattern(regexp = Slug.PATTERN)
        String slug,

        @Schema(example = "standard") @NotNull @Size(max = 40) @Pattern(regexp = CreateProduct.CODE)
        String taxCategory,

        @Schema(example = "erp-4711") @Size(max = 255) @Pattern(regexp = CreateProduct.EXTERNAL_ID) @Nullable
        String externalId,

        @Schema(example = "{\"season\":\"winter\"}") @Size(max = 50) @Nullable
        Map<@NotBlank @Size(max = 50) String, @NotNull @Size(max = 500) String> metadata,

        @Size(max = ProductContent.MAX_OPTIONS) @Nullable List<@NotNull @Valid ProductOption> options,

        @Size(max = ProductContent.MAX_CATEGORIES) @Nullable List<@NotNull CategoryId> categoryIds) {

    static ChangeProduct of(Product product, Locale defaultLocale) {
        var content = product.content();
        var text = product.text(defaultLocale);
        return new ChangeProduct(
                text.title(),
                text.description(),
                text.slug(),
                content.taxCategory(),
                content.externalId(),
                content.metadata(),
                content.options(),
                content.categories());
    }

    ProductContent changed(ProductContent content, Locale defaultLocale) {
        var texts = new HashMap<>(content.texts());
        texts.put(defaultLocale, new ProductText(title, description == null ? "" : description, slug));
        return new ProductContent(
                taxCategory,
                externalId,
                metadata == null ? Map.of() : metadata,
                texts,
                options == null ? List.of() : options,
                content.variants(),
                categoryIds == null ? List.of() : categoryIds,
                content.media());
    }
}
