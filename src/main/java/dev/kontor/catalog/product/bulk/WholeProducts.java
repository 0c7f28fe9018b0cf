package dev.kontor.catalog.product.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.bulk.ProductReader;
import dev.kontor.catalog.bulk.WholeProduct;
import dev.kontor.catalog.media.Picture;
import dev.kontor.catalog.product.CreateProduct;
import dev.kontor.catalog.product.CreateVariant;
import dev.kontor.catalog.product.Product;
import dev.kontor.catalog.product.ProductOption;
import dev.kontor.catalog.product.ProductRepository;
import dev.kontor.catalog.product.ProductStatus;
import dev.kontor.catalog.product.ProductText;
import dev.kontor.catalog.product.TranslateProduct;
import dev.kontor.catalog.product.Variant;
import dev.kontor.catalog.product.giftcard.GiftCardBatches;
import dev.kontor.catalog.product.input.InputDefinition;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.TimeRange;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Converts products to requests that would recreate them.
@Component
class WholeProducts implements ProductReader {

    private final ProductRepository products;
    private final GiftCardBatches giftCards;
    private final Shop shop;
    private final JsonMapper json;

    WholeProducts(ProductRepository products, GiftCardBatches giftCards, Shop shop, JsonMapper json) {
        this.products = products;
        this.giftCards = giftCards;
        this.shop = shop;
        this.json = json.rebuild()
                .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
    }

    @Override
    public List<WholeProduct> after(@Nullable ProductId after, @Nullable TimeRange updatedAt, int most) {
        var found = products.after(after, updatedAt, most);
        var terms = giftCards.of(found.stream().map(Product::id).toList());
        return found.stream()
                .map(product -> new WholeProduct(
                        product.id(),
                        product.content().externalId(),
                        json(product),
                        product.status() == ProductStatus.PUBLISHED,
                        terms.get(product.id())))
                .toList();
    }

    /// Returns the product as an API request, without absent fields.
    ObjectNode json(Product product) {
        return json.valueToTree(request(product));
    }

    private CreateProduct request(Product product) {
        var content = product.content();
        var kind = content.characteristics();
        var locale = shop.defaultLocale();
        var text = product.text(locale);
        var translations = new HashMap<String, TranslateProduct>();
        content.texts().forEach((supported, translation) -> {
            if (!supported.equals(locale)) {
                translations.put(supported.toLanguageTag(), translation(translation));
            }
        });
        return new CreateProduct(
                text.title(),
                text.description(),
                text.slug(),
                text.seoTitle(),
                text.seoDescription(),
                content.taxCategory(),
                content.externalId(),
                content.metadata(),
                content.options(),
                content.variants().stream()
                        .map(variant -> variant(variant, content.options()))
                        .toList(),
                content.categories(),
                content.media().stream().map(Picture::shown).toList(),
                translations,
                kind.type(),
                kind.attributes().values(),
                kind.brand(),
                kind.tags(),
                kind.inputs().stream().map(InputDefinition::of).toList());
    }

    private static TranslateProduct translation(ProductText text) {
        return new TranslateProduct(
                text.title(), text.description(), text.slug(), text.seoTitle(), text.seoDescription());
    }

    private static CreateVariant variant(Variant variant, List<ProductOption> offered) {
        var options = new LinkedHashMap<String, String>();
        for (int index = 0; index < offered.size(); index++) {
            options.put(offered.get(index).name(), variant.optionValues().get(index));
        }
        return new CreateVariant(
                variant.sku(),
                variant.barcode(),
                options,
                variant.weightGrams(),
                variant.shippable(),
                variant.volumeCm3(),
                variant.shippingProfile(),
                variant.attributes().values());
    }
}
