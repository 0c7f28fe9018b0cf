package dev.kontor.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.product.read.SellableQueries;
import dev.kontor.catalog.type.Attributes;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.testing.FixedChannels;
import dev.kontor.testing.StatementCounter;
import dev.kontor.testing.TestDatabase;
import java.net.URI;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProductRepositoryTests {

    private final Shop shop = new Shop(
            URI.create("http://localhost"),
            List.of(Locale.ENGLISH, Locale.GERMAN),
            List.of(Currency.getInstance("EUR")),
            ZoneId.of("UTC"));
    private final JdbcClient jdbc = TestDatabase.jdbc(StatementCounter.counting(TestDatabase.dataSource()));
    private final ProductRepository repository = new ProductRepository(jdbc);
    private final SellableQueries catalog = new SellableQueries(jdbc, shop, FixedChannels.of(shop));

    @Test
    void readsBackWhatWasInserted() {
        var product = Product.create(Products.shirt(), Products.NOW);

        insert(product);

        assertThat(repository.find(product.id())).contains(product);
    }

    @Test
    void readsBackWhatWasUpdated() {
        var product = Product.create(Products.shirt(), Products.NOW);
        insert(product);

        var content = product.content();
        var changed = product.revise(
                new ProductContent(
                        "reduced",
                        Products.unique("ext-"),
                        Map.of(),
                        Map.of(Locale.ENGLISH, Products.text("Blouse")),
                        content.options(),
                        List.of(content.variants().get(1), Products.variant("Blue", "M")),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Characteristics(null, Attributes.NONE, null, List.of("winter", "sale"), List.of())),
                Products.NOW.plusSeconds(60));
        repository.update(changed, product, "/sku");

        assertThat(repository.find(product.id())).contains(changed);
    }

    @Test
    void aSkuExistsOnce() {
        var product = Product.create(Products.shirt(), Products.NOW);
        insert(product);
        var other = Products.shirt();
        var sameSku = Product.create(
                other.withVariants(List.of(new Variant(
                        VariantId.next(),
                        product.content().variants().getFirst().sku(),
                        null,
                        List.of("Blue", "S"),
                        1,
                        true,
                        0,
                        null,
                        Attributes.NONE))),
                Products.NOW);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> TestDatabase.transactions().executeWithoutResult(_ -> insert(sameSku)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.ALREADY_EXISTS))
                .satisfies(refusal ->
                        assertThat(refusal.errors().getFirst().pointer()).isEqualTo("/variants/0/sku"));
    }

    @Test
    void aSlugExistsOnceInALanguage() {
        var product = Product.create(Products.shirt(), Products.NOW);
        insert(product);
        var slug = product.text(Locale.ENGLISH).slug();
        var same = Products.shirt().withTexts(Map.of(Locale.ENGLISH, new ProductText("Other", "", slug, null, null)));
        var elsewhere = Products.shirt()
                .withTexts(Map.of(
                        Locale.ENGLISH,
                        Products.text("Third"),
                        Locale.GERMAN,
                        new ProductText("Dritte", "", slug, null, null)));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> insert(Product.create(same, Products.NOW)))
                .satisfies(refusal ->
                        assertThat(refusal.errors().getFirst().pointer()).isEqualTo("/slug"));
        insert(Product.create(elsewhere, Products.NOW));
        assertThat(repository.freeSlug(Locale.ENGLISH, slug)).isEqualTo(slug + "-2");
        assertThat(repository.freeSlug(Locale.FRENCH, slug)).isEqualTo(slug);
    }

    @Test
    void refusesACategoryThatDoesNotExist() {
        var shirt = Products.shirt();
        var lost = new ProductContent(
                shirt.taxCategory(),
                null,
                Map.of(),
                shirt.texts(),
                shirt.options(),
                shirt.variants(),
                List.of(CategoryId.next()),
                List.of(),
                List.of(),
                Characteristics.NONE);

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> insert(Product.create(lost, Products.NOW)))
                .satisfies(refusal ->
                        assertThat(refusal.errors().getFirst().pointer()).isEqualTo("/categoryIds"));
    }

    @Test
    void otherModulesReadWhatCanBeSoldInOneStatement() {
        var product = Product.create(Products.shirt(), Products.NOW);
        insert(product);
        var variant = product.content().variants().getFirst();
        var unknown = VariantId.next();

        var statements = StatementCounter.count(() -> assertThat(
                        catalog.sellable(List.of(variant.id(), unknown), Locale.forLanguageTag("de-AT")))
                .isEqualTo(Map.of(
                        variant.id(),
                        new SellableVariant(
                                variant.id(),
                                product.id(),
                                variant.sku(),
                                "Hemd",
                                "Blue / S",
                                product.text(Locale.GERMAN).slug(),
                                "/media/shirt.svg",
                                "standard",
                                250,
                                true,
                                0,
                                null,
                                false,
                                List.of(),
                                List.of(),
                                null,
                                false))));

        assertThat(statements).hasSize(1);
        assertThat(catalog.existing(List.of(variant.id(), unknown))).containsExactly(variant.id());
        assertThat(catalog.bySku(List.of(variant.sku(), "no-such-sku"))).isEqualTo(Map.of(variant.sku(), variant.id()));
        assertThat(catalog.sellable(List.of(variant.id()), Locale.JAPANESE).get(variant.id()))
                .extracting(SellableVariant::title)
                .isEqualTo("Shirt");
    }

    @Test
    void showsOtherModulesThatAProductIsPublished() {
        var draft = Product.create(Products.shirt(), Products.NOW);
        insert(draft);
        var variant = draft.content().variants().getFirst().id();
        repository.update(draft.publish(Products.NOW), draft, "/sku");

        assertThat(catalog.sellable(List.of(variant), Locale.ENGLISH).get(variant))
                .extracting(SellableVariant::published)
                .isEqualTo(true);
    }

    private void insert(Product product) {
        repository.insert(product, "/variants/%d/sku");
    }
}
