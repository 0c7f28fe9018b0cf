package dev.kontor.catalog.product;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductTypeId;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.input.BuyerInput;
import dev.kontor.catalog.media.ShowPicture;
import dev.kontor.catalog.product.input.InputDefinition;
import dev.kontor.catalog.type.Attributes;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A new product, created as a draft. Texts are in the default language.
///
/// @param description plain text or Markdown
/// @param slug derived from the title if absent
/// @param seoTitle title shown by search engines instead of the product title
/// @param seoDescription description for search engines
/// @param taxCategory code of a tax category; `standard` if absent
/// @param externalId the product's id in another system; unique
/// @param metadata free-form data for other systems; visible in the storefront
/// @param variants in display order
/// @param categoryIds categories that list the product; the first determines the breadcrumb
/// @param translations texts in other languages of the shop, by BCP 47 tag
/// @param productTypeId determines which attributes the product has; a product without a type has none
/// @param attributes values by code, as defined by the product type
/// @param tags words by which staff group products
/// @param inputs what buyers can enter for each unit; unchanged if absent
public record CreateProduct(
        @Schema(example = "Espresso cup") @NotBlank @Size(max = 200)
        String title,

        @Schema(example = "For the small strong one.") @Size(max = 20_000) @Nullable
        String description,

        @Schema(example = "espresso-cup") @Size(max = Slug.MAX_LENGTH) @Pattern(regexp = Slug.PATTERN) @Nullable
        String slug,

        @Schema(example = "Espresso cup of stoneware") @Size(min = 1, max = 200) @Nullable
        String seoTitle,

        @Schema(example = "Holds 60 ml and keeps them hot.") @Size(min = 1, max = 500) @Nullable
        String seoDescription,

        @Schema(example = "standard") @Size(max = 40) @Pattern(regexp = CreateProduct.CODE) @Nullable
        String taxCategory,

        @Schema(example = "erp-4711") @Size(max = 255) @Pattern(regexp = CreateProduct.EXTERNAL_ID) @Nullable
        String externalId,

        @Schema(example = "{\"season\":\"winter\"}") @Size(max = 50) @Nullable
        Map<@NotBlank @Size(max = 50) String, @NotNull @Size(max = 500) String> metadata,

        @Size(max = ProductContent.MAX_OPTIONS) @Nullable List<@NotNull @Valid ProductOption> options,

        @Size(max = ProductContent.MAX_VARIANTS) @Nullable List<@NotNull @Valid CreateVariant> variants,

        @Size(max = ProductContent.MAX_CATEGORIES) @Nullable List<@NotNull CategoryId> categoryIds,

        @Size(max = ProductContent.MAX_MEDIA) @Nullable List<@NotNull @Valid ShowPicture> media,

        @Size(max = 20) @Nullable Map<@NotBlank @Size(max = 35) String, @NotNull @Valid TranslateProduct> translations,

        @Nullable ProductTypeId productTypeId,

        @Schema(example = "{\"material\":\"cotton\"}") @Size(max = 100) @Nullable
        Map<@NotBlank @Size(max = 40) String, @NotNull JsonNode> attributes,

        @Nullable BrandId brandId,

        @Schema(example = "[\"summer\"]") @Size(max = Characteristics.MAX_TAGS) @Nullable
        List<@NotNull @Size(max = 40) @Pattern(regexp = CreateProduct.CODE) String> tags,

        @Size(max = BuyerInput.MAX_INPUTS) @Nullable List<@NotNull @Valid InputDefinition> inputs) {

    static final String CODE = "[a-z0-9]+([-_][a-z0-9]+)*";
    public static final String EXTERNAL_ID = "[A-Za-z0-9][A-Za-z0-9._:~-]*";

    public CreateProduct withExternalId(String id) {
        return new CreateProduct(
                title,
                description,
                slug,
                seoTitle,
                seoDescription,
                taxCategory,
                id,
                metadata,
                options,
                variants,
                categoryIds,
                media,
                translations,
                productTypeId,
                attributes,
                brandId,
                tags,
                inputs);
    }

    /// @param known the current buyer inputs
    Characteristics characteristics(List<BuyerInput> known) {
        return new Characteristics(
                productTypeId,
                Attributes.of(attributes),
                brandId,
                tags == null ? List.of() : tags,
                inputs == null
                        ? known
                        : inputs.stream().map(InputDefinition::input).toList());
    }

    /// Returns the texts of the default language in the form of a translation.
    public TranslateProduct text() {
        return new TranslateProduct(title, description, slug, seoTitle, seoDescription);
    }
}
