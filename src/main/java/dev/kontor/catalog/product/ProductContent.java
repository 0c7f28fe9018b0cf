package dev.kontor.catalog.product;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.media.Picture;
import dev.kontor.catalog.type.Attributes;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The content of a product that staff maintain, validated as a whole.
///
/// @param texts by language, including the default language of the shop
/// @param variants in display order
/// @param categories categories that list the product; the first determines the breadcrumb
public record ProductContent(
        String taxCategory,
        @Nullable String externalId,
        Map<String, String> metadata,
        Map<Locale, ProductText> texts,
        List<ProductOption> options,
        List<Variant> variants,
        List<CategoryId> categories,
        List<Picture> media,
        List<Relation> relations,
        Characteristics characteristics) {

    static final int MAX_OPTIONS = 5;
    static final int MAX_VARIANTS = 250;
    static final int MAX_CATEGORIES = 50;
    static final int MAX_MEDIA = 50;
    static final int MAX_RELATIONS = 100;

    public ProductContent {
        metadata = Map.copyOf(metadata);
        texts = Map.copyOf(texts);
        options = List.copyOf(options);
        variants = List.copyOf(variants);
        categories = categories.stream().distinct().toList();
        media = List.copyOf(media);
        relations = relations.stream().distinct().toList();
        checkOptions(options);
        checkVariants(options, variants);
        checkMedia(media, variants);
    }

    private static void checkOptions(List<ProductOption> options) {
        var names = new HashSet<String>();
        for (var option : options) {
            if (!names.add(option.name())) {
                throw refusal("The option \"%s\" appears twice.".formatted(option.name()));
            }
            if (new HashSet<>(option.values()).size() < option.values().size()) {
                throw refusal("The option \"%s\" has a duplicate value.".formatted(option.name()));
            }
        }
    }

    private static void checkVariants(List<ProductOption> options, List<Variant> variants) {
        if (variants.size() > MAX_VARIANTS) {
            throw refusal("A product can have at most %d variants.".formatted(MAX_VARIANTS));
        }
        var combinations = new HashSet<List<String>>();
        for (var variant : variants) {
            checkValues(options, variant);
            if (!combinations.add(variant.optionValues())) {
                throw options.isEmpty()
                        ? refusal("A product without options can have only one variant.")
                        : refusal("Two variants have the same option values \"%s\".".formatted(variant.title()));
            }
        }
    }

    private static void checkMedia(List<Picture> media, List<Variant> variants) {
        var ids = variants.stream().map(Variant::id).collect(Collectors.toSet());
        for (var picture : media) {
            if (!ids.containsAll(picture.variantIds())) {
                throw refusal(
                        "The picture %s refers to a variant that the product does not have.".formatted(picture.url()));
            }
        }
    }

    private static void checkValues(List<ProductOption> options, Variant variant) {
        if (variant.optionValues().size() != options.size()) {
            throw refusal(
                    "The variant %s needs exactly one value for each option of the product.".formatted(variant.sku()));
        }
        for (int index = 0; index < options.size(); index++) {
            var option = options.get(index);
            if (!option.values().contains(variant.optionValues().get(index))) {
                throw refusal("The variant %s has a value that the option \"%s\" does not offer."
                        .formatted(variant.sku(), option.name()));
            }
        }
    }

    /// Replaces the variants and unlinks pictures from variants that were removed.
    ProductContent withVariants(List<Variant> changed) {
        var left = changed.stream().map(Variant::id).toList();
        var linked = media.stream().map(picture -> picture.among(left)).toList();
        return with(texts, changed, linked, relations, characteristics);
    }

    ProductContent withTexts(Map<Locale, ProductText> changed) {
        return with(changed, variants, media, relations, characteristics);
    }

    ProductContent withMedia(List<Picture> changed) {
        return with(texts, variants, changed, relations, characteristics);
    }

    ProductContent withRelations(List<Relation> changed) {
        return with(texts, variants, media, changed, characteristics);
    }

    /// Replaces the attribute values with values parsed by the rules of the type.
    ///
    /// @param ofVariants in the order of the variants
    ProductContent withAttributes(Attributes ofProduct, List<Attributes> ofVariants) {
        var changed = IntStream.range(0, variants.size())
                .mapToObj(index -> variants.get(index).withAttributes(ofVariants.get(index)))
                .toList();
        return with(texts, changed, media, relations, characteristics.withAttributes(ofProduct));
    }

    private ProductContent with(
            Map<Locale, ProductText> nextTexts,
            List<Variant> nextVariants,
            List<Picture> nextMedia,
            List<Relation> nextRelations,
            Characteristics nextCharacteristics) {
        return new ProductContent(
                taxCategory,
                externalId,
                metadata,
                nextTexts,
                options,
                nextVariants,
                categories,
                nextMedia,
                nextRelations,
                nextCharacteristics);
    }

    public Attributes attributes() {
        return characteristics.attributes();
    }

    /// Returns the attributes of the variants, in their order.
    public List<Attributes> variantAttributes() {
        return variants.stream().map(Variant::attributes).toList();
    }

    public static RejectedException refusal(String detail) {
        return new RejectedException(ProblemCode.REJECTED, detail);
    }
}
