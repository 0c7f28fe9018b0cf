package dev.kontor.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kontor.catalog.Slug;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductTests {

    private static final Instant LATER = Products.NOW.plusSeconds(60);

    private final Product draft = Product.create(Products.shirt(), Products.NOW);

    @Test
    void isADraftAtFirst() {
        assertThat(draft.status()).isEqualTo(ProductStatus.DRAFT);
        assertThat(draft.version()).isEqualTo(1);
        assertThat(draft.publishedAt()).isNull();
    }

    @Test
    void isInTheShopFromItsPublication() {
        var published = draft.publish(LATER);

        assertThat(published.status()).isEqualTo(ProductStatus.PUBLISHED);
        assertThat(published.publishedAt()).isEqualTo(LATER);
        assertThat(published.version()).isEqualTo(2);
        assertThat(published.unpublish(LATER).publishedAt()).isNull();
    }

    @Test
    void refusesToPublishWithoutAVariant() {
        var empty = Product.create(Products.shirt().withVariants(List.of()), Products.NOW);

        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> empty.publish(LATER));
    }

    @Test
    void refusesToRemoveTheLastVariantOfAPublishedProduct() {
        var first = draft.content().variants().getFirst();
        var single = draft.revise(draft.content().withVariants(List.of(first)), LATER);

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> single.publish(LATER).removeVariant(first.id(), LATER));
        assertThat(single.removeVariant(first.id(), LATER).content().variants()).isEmpty();
    }

    @Test
    void refusesStepsThatItsStateDoesNotAllow() {
        var published = draft.publish(LATER);
        var archived = published.archive(LATER);

        for (Runnable step : List.<Runnable>of(
                () -> draft.unpublish(LATER),
                () -> published.publish(LATER),
                () -> archived.publish(LATER),
                () -> archived.unpublish(LATER),
                () -> archived.archive(LATER),
                () -> archived.revise(archived.content(), LATER))) {
            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(step::run)
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.INVALID_STATE_TRANSITION));
        }
    }

    @Test
    void refusesTwoVariantsWithTheSameOptionValues() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> draft.withVariants(List.of(Products.variant("Blue", "S")), LATER))
                .withMessage("Two variants have the same option values \"Blue / S\".");
    }

    @Test
    void refusesAVariantThatDoesNotFitTheOptions() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> draft.withVariants(List.of(Products.variant("Blue")), LATER));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> draft.withVariants(List.of(Products.variant("Blue", "XXL")), LATER));
    }

    @Test
    void refusesASecondVariantWithoutOptions() {
        var content = draft.content();
        var plain = new ProductContent(
                "standard",
                null,
                Map.of(),
                content.texts(),
                List.of(),
                List.of(Products.variant()),
                List.of(),
                List.of(),
                List.of(),
                Characteristics.NONE);

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> Product.create(plain, Products.NOW).withVariants(List.of(Products.variant()), LATER))
                .withMessage("A product without options can have only one variant.");
    }

    @Test
    void refusesDoubledOptionsAndValues() {
        var content = draft.content();

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> withOptions(
                        content, List.of(Products.option("Colour", "Blue"), Products.option("Colour", "Red"))));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> withOptions(content, List.of(Products.option("Colour", "Blue", "Blue"))));
    }

    @Test
    void movesAVariantToItsPosition() {
        var second = draft.content().variants().get(1);

        var moved = draft.changeVariant(second, 0, LATER);

        assertThat(moved.content().variants())
                .containsExactly(second, draft.content().variants().getFirst());
    }

    @Test
    void doesNotKnowAVariantOfAnotherProduct() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> draft.removeVariant(VariantId.next(), LATER));
    }

    @Test
    void reportsWhatChanged() {
        var added = Products.variant("Blue", "M");
        var removed = draft.content().variants().getFirst();
        var kept = draft.content().variants().get(1);
        var changed = new Variant(
                kept.id(),
                kept.sku(),
                "4006381333931",
                kept.optionValues(),
                99,
                false,
                1200,
                "bulky",
                kept.attributes());
        var after = draft.revise(draft.content().withVariants(List.of(changed, added)), LATER);

        assertThat(ProductEvents.between(null, draft).stream().map(Event::type))
                .containsExactly("product.created", "variant.created", "variant.created");
        assertThat(ProductEvents.between(draft, after).stream()
                        .map(event -> event.type() + " " + event.subject().text()))
                .containsExactly(
                        "product.updated " + draft.id().text(),
                        "variant.updated " + kept.id().text(),
                        "variant.created " + added.id().text(),
                        "variant.deleted " + removed.id().text());
        assertThat(ProductEvents.between(draft, draft.publish(LATER)).stream().map(Event::type))
                .containsExactly("product.published");
        assertThat(ProductEvents.between(draft.publish(LATER), draft).stream().map(Event::type))
                .containsExactly("product.unpublished");
        assertThat(ProductEvents.between(draft, draft.archive(LATER)).stream().map(Event::type))
                .containsExactly("product.deleted");
    }

    @ParameterizedTest
    @CsvSource({
        "Espresso cup,espresso-cup",
        "'  Größe: XL! ',grosse-xl",
        "Crème brûlée,creme-brulee",
        "Œuvre 2.0,oeuvre-2-0",
        "寿司,fallback",
        "---,fallback",
    })
    void makesSlugsOfTitles(String title, String slug) {
        assertThat(Slug.of(title, "fallback").text()).isEqualTo(slug);
    }

    @Test
    void cutsLongSlugs() {
        assertThat(Slug.of("a".repeat(500), "x").text()).hasSize(120);
        assertThat(Slug.of("a".repeat(119) + " b", "x").text()).isEqualTo("a".repeat(119));
    }

    private static ProductContent withOptions(ProductContent content, List<ProductOption> options) {
        return new ProductContent(
                "standard",
                null,
                Map.of(),
                content.texts(),
                options,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Characteristics.NONE);
    }
}
