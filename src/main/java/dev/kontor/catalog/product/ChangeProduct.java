package dev.kontor.catalog.product;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductTypeId;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.type.Attributes;
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
import tools.jackson.databind.JsonNode;

/// The fields of a product that can be changed. Texts are in the default language.
///
/// @param description plain text or Markdown
/// @param options must still match the variants, whose values move along with their option
/// @param productTypeId a different type may require different attributes
/// @param attributes values by code; `null` removes one
public record ChangeProduct(
        @Schema(example = "Espresso cup") @NotBlank @Size(max = 200)
        String title,

        @Schema(example = "For the small strong one.") @Size(max = 20_000) @Nullable
        String description,

        @Schema(example = "espresso-cup") @NotNull @Size(max = Slug.MAX_LENGTH) @Pattern(regexp = Slug.PATTERN)
        String slug,

        @Schema(example = "Espresso cup of stoneware") @Size(min = 1, max = 200) @Nullable
        String seoTitle,

        @Schema(example = "Holds 60 ml and keeps them hot.") @Size(min = 1, max = 500) @Nullable
        String seoDescription,

        @Schema(example = "standard") @NotNull @Size(max = 40) @Pattern(regexp = CreateProduct.CODE)
        String taxCategory,

        @Schema(example = "erp-4711") @Size(max = 255) @Pattern(regexp = CreateProduct.EXTERNAL_ID) @Nullable
        String externalId,

        @Schema(example = "{\"season\":\"winter\"}") @Size(max = 50) @Nullable
        Map<@NotBlank @Size(max = 50) String, @NotNull @Size(max = 500) String> metadata,

        @Size(max = ProductContent.MAX_OPTIONS) @Nullable List<@NotNull @Valid ProductOption> options,

        @Size(max = ProductContent.MAX_CATEGORIES) @Nullable List<@NotNull CategoryId> categoryIds,

        @Nullable ProductTypeId productTypeId,

        @Schema(example = "{\"material\":\"cotton\"}") @Size(max = 100) @Nullable
        Map<@NotBlank @Size(max = 40) String, @NotNull JsonNode> attributes,

        @Nullable BrandId brandId,

        @Schema(example = "[\"summer\"]") @Size(max = Characteristics.MAX_TAGS) @Nullable
        List<@NotNull @Size(max = 40) @Pattern(regexp = CreateProduct.CODE) String> tags) {

    public static ChangeProduct of(Product product, Locale defaultLocale) {
        var content = product.content();
        var text = product.text(defaultLocale);
        return new ChangeProduct(
                text.title(),
                text.description(),
                text.slug(),
                text.seoTitle(),
                text.seoDescription(),
                content.taxCategory(),
                content.externalId(),
                content.metadata(),
                content.options(),
                content.categories(),
                content.characteristics().type(),
                content.attributes().values(),
                content.characteristics().brand(),
                content.characteristics().tags());
    }

    ProductContent changed(ProductContent content, Locale defaultLocale) {
        var texts = new HashMap<>(content.texts());
        texts.put(
                defaultLocale,
                new ProductText(title, description == null ? "" : description, slug, seoTitle, seoDescription));
        var offered = options == null ? List.<ProductOption>of() : ProductOption.withIdsOf(content.options(), options);
        return new ProductContent(
                taxCategory,
                externalId,
                metadata == null ? Map.of() : metadata,
                texts,
                offered,
                ProductOption.reordered(content.variants(), content.options(), offered),
                categoryIds == null ? List.of() : categoryIds,
                content.media(),
                content.relations(),
                new Characteristics(
                        productTypeId,
                        Attributes.of(attributes),
                        brandId,
                        tags == null ? List.of() : tags,
                        content.characteristics().inputs()));
    }
}
