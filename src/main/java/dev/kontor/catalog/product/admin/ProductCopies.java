package dev.kontor.catalog.product.admin;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.media.Picture;
import dev.kontor.catalog.media.Pictures;
import dev.kontor.catalog.product.Product;
import dev.kontor.catalog.product.ProductContent;
import dev.kontor.catalog.product.ProductRepository;
import dev.kontor.catalog.product.ProductText;
import dev.kontor.catalog.product.ProductTyping;
import dev.kontor.catalog.product.Variant;
import dev.kontor.catalog.product.giftcard.GiftCardCopies;
import dev.kontor.catalog.type.TypeRules;
import dev.kontor.shared.shop.Shop;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Copies products without what is unique to one product: slugs, external id, barcodes and values of unique
/// attributes.
@Service
@Transactional
class ProductCopies {

    private final ProductService service;
    private final ProductRepository products;
    private final ProductTyping typing;
    private final GiftCardCopies giftCards;
    private final Pictures pictures;
    private final Shop shop;

    ProductCopies(
            ProductService service,
            ProductRepository products,
            ProductTyping typing,
            GiftCardCopies giftCards,
            Pictures pictures,
            Shop shop) {
        this.service = service;
        this.products = products;
        this.typing = typing;
        this.giftCards = giftCards;
        this.pictures = pictures;
        this.shop = shop;
    }

    /// Creates a draft with the content of the product, without references to what has been deleted.
    public Product duplicate(ProductId id, DuplicateProduct request) {
        var original = service.get(id).content();
        var rules = typing.rulesOf(original.characteristics().type());
        var copy = service.insert(typing.withoutMissing(copy(original, request, rules), rules), rules, "/skuSuffix");
        giftCards.copy(id, copy.id());
        return copy;
    }

    private ProductContent copy(ProductContent original, DuplicateProduct request, TypeRules rules) {
        var ids = new HashMap<VariantId, VariantId>();
        var variants = original.variants().stream()
                .map(variant -> {
                    var id = VariantId.next();
                    ids.put(variant.id(), id);
                    return new Variant(
                            id,
                            request.sku(variant),
                            null,
                            variant.optionValues(),
                            variant.weightGrams(),
                            variant.shippable(),
                            variant.volumeCm3(),
                            variant.shippingProfile(),
                            rules.withoutUnique(variant.attributes()));
                })
                .toList();
        var characteristics = original.characteristics();
        return new ProductContent(
                original.taxCategory(),
                null,
                original.metadata(),
                texts(original.texts(), request),
                original.options(),
                variants,
                original.categories(),
                copies(original.media(), ids),
                original.relations(),
                characteristics.withAttributes(rules.withoutUnique(characteristics.attributes())));
    }

    private Map<Locale, ProductText> texts(Map<Locale, ProductText> texts, DuplicateProduct request) {
        var copies = new HashMap<Locale, ProductText>();
        texts.forEach((locale, text) -> copies.put(
                locale,
                new ProductText(
                        request.title() != null && locale.equals(shop.defaultLocale()) ? request.title() : text.title(),
                        text.description(),
                        products.freeSlug(
                                locale, Slug.of(text.slug(), "product").text()),
                        text.seoTitle(),
                        text.seoDescription())));
        return copies;
    }

    /// Copies the pictures that exist: those of an archived product may have been deleted from the library.
    private List<Picture> copies(List<Picture> originals, Map<VariantId, VariantId> ids) {
        var library = pictures.known(originals.stream().map(Picture::shown).toList());
        return originals.stream()
                .filter(picture -> picture.mediaId() == null || library.containsKey(picture.mediaId()))
                .map(picture -> copy(picture, ids))
                .toList();
    }

    private static Picture copy(Picture picture, Map<VariantId, VariantId> ids) {
        var shown = picture.variantIds().stream()
                .map(id -> Objects.requireNonNull(ids.get(id)))
                .toList();
        return new Picture(
                picture.mediaId(),
                picture.url(),
                picture.alt(),
                picture.width(),
                picture.height(),
                picture.role(),
                shown);
    }
}
