package dev.kontor.catalog.product;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.ProductTypeId;
import dev.kontor.catalog.media.Picture;
import dev.kontor.catalog.product.input.InputDefinition;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A product with all its fields, for staff. Texts are in the default language.
///
/// @param version increases with each change, including changes of its variants
/// @param locales the languages it has texts in
/// @param attributes values by code, as defined by the product type
/// @param inputs what buyers can enter for each unit, in display order
/// @param publishedAt when it was published; absent if it is not published
/// @param publishAt when it will be published
/// @param unpublishAt when it will be unpublished
public record ProductDetails(
        ProductId id,
        @Schema(example = "3") long version,
        ProductStatus status,
        @Schema(example = "Espresso cup") String title,
        @Schema(example = "For the small strong one.") String description,
        @Schema(example = "espresso-cup") String slug,

        @Schema(example = "Espresso cup of stoneware") @Nullable
        String seoTitle,

        @Schema(example = "Holds 60 ml.") @Nullable String seoDescription,
        @Schema(example = "[\"en\",\"de\"]") List<String> locales,
        @Schema(example = "standard") String taxCategory,
        @Schema(example = "erp-4711") @Nullable String externalId,
        @Schema(example = "{\"season\":\"winter\"}") Map<String, String> metadata,
        List<ProductOption> options,
        List<VariantDetails> variants,
        List<CategoryId> categoryIds,
        List<Picture> media,
        List<Relation> relations,
        @Nullable ProductTypeId productTypeId,

        @Schema(example = "{\"material\":\"cotton\"}") Map<String, JsonNode> attributes,

        @Nullable BrandId brandId,
        @Schema(example = "[\"summer\"]") List<String> tags,
        List<InputDefinition> inputs,
        @Nullable Instant publishedAt,
        @Nullable Instant publishAt,
        @Nullable Instant unpublishAt,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    public static ProductDetails of(Product product, Locale defaultLocale) {
        var content = product.content();
        var text = product.text(defaultLocale);
        return new ProductDetails(
                product.id(),
                product.version(),
                product.status(),
                text.title(),
                text.description(),
                text.slug(),
                text.seoTitle(),
                text.seoDescription(),
                content.texts().keySet().stream()
                        .map(Locale::toLanguageTag)
                        .sorted()
                        .toList(),
                content.taxCategory(),
                content.externalId(),
                content.metadata(),
                content.options(),
                VariantDetails.all(product),
                content.categories(),
                content.media(),
                content.relations(),
                content.characteristics().type(),
                content.attributes().values(),
                content.characteristics().brand(),
                content.characteristics().tags(),
                content.characteristics().inputs().stream()
                        .map(InputDefinition::of)
                        .toList(),
                product.status() == ProductStatus.PUBLISHED ? product.publishedAt() : null,
                product.status() == ProductStatus.SCHEDULED ? product.publishedAt() : null,
                product.unpublishAt(),
                product.createdAt(),
                product.updatedAt());
    }
}
