package dev.kontor.catalog.product.bulk;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.bulk.WantedProduct;
import dev.kontor.catalog.product.Product;
import dev.kontor.catalog.product.ProductContent;
import dev.kontor.catalog.product.ProductContentFactory;
import dev.kontor.catalog.product.ProductPlan;
import dev.kontor.catalog.product.ProductStatus;
import dev.kontor.catalog.product.ProductTyping;
import dev.kontor.catalog.product.bulk.CatalogSnapshot.Place;
import dev.kontor.catalog.type.TypeRules;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.RejectedException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Plans the change of each product of a batch in order: a name that one product claims is not available to the
/// next.
@Component
class ProductPlanner {

    private static final int NUMBERED = 20;

    private final ProductContentFactory requested;
    private final ProductTyping typing;
    private final Clock clock;

    ProductPlanner(ProductContentFactory requested, ProductTyping typing, Clock clock) {
        this.requested = requested;
        this.typing = typing;
        this.clock = clock;
    }

    /// @throws DomainException if a rule rejects it
    ProductPlan plan(BatchReader.Read read, CatalogSnapshot known) {
        var wanted = read.wanted();
        if (!known.see(wanted.externalId())) {
            throw invalid("/externalId", "repeated", "The product appears twice in the request.");
        }
        var before = known.product(wanted.externalId());
        requireValid(wanted, before);
        var now = clock.instant();
        var request = Objects.requireNonNull(read.request());
        var content =
                requested.content(request, before, known.pictures(), (locale, slug) -> freeSlug(locale, slug, known));
        var rules = known.rules()
                .computeIfAbsent(
                        Optional.ofNullable(request.productTypeId()), type -> typing.rulesOf(type.orElse(null)));
        var steps = new ArrayList<Product>();
        var written = before == null
                ? Product.create(content, now).validateAttributes(rules, null)
                : revised(before, content, rules, now);
        if (written != before) {
            steps.add(written);
        }
        var after = publish(written, wanted.published(), now);
        if (after != written) {
            after = after.validateAttributes(rules, null);
            steps.add(after);
        }
        var giftCard = known.change(before, read.giftCard());
        if (giftCard != null && steps.isEmpty()) {
            after = after.revise(after.content(), now);
            steps.add(after);
        }
        requireFree(after, before == null ? null : before.id(), known);
        known.take(after);
        return new ProductPlan(read.index(), before, List.copyOf(steps), rules, giftCard);
    }

    /// Returns the product itself if nothing changes.
    private Product revised(Product before, ProductContent content, TypeRules rules, Instant now) {
        var written = typing.spread(before, before.withContent(content), null, rules)
                .validateAttributes(rules, null)
                .content();
        return before.content().equals(written) ? before : before.revise(written, now);
    }

    /// Returns the plans whose attribute values are rejected, by index; another plan of the batch may have the
    /// same value.
    Map<Integer, DomainException> refusals(List<ProductPlan> plans) {
        return typing.refusals(plans);
    }

    private static void requireValid(WantedProduct wanted, @Nullable Product before) {
        if (wanted.step() == WantedProduct.Step.UPDATE && before == null) {
            throw new NotFoundException("No product has the external id " + wanted.externalId() + ".");
        }
        if (wanted.step() == WantedProduct.Step.CREATE && before != null) {
            throw ConflictException.taken("/externalId", "Another product has this external id.");
        }
    }

    private static Product publish(Product product, @Nullable Boolean published, Instant now) {
        if (published == null || published == (product.status() == ProductStatus.PUBLISHED)) {
            return product;
        }
        return published ? product.publish(now) : product.unpublish(now);
    }

    private static String freeSlug(Locale locale, String slug, CatalogSnapshot known) {
        return IntStream.rangeClosed(1, NUMBERED)
                .mapToObj(number -> number == 1 ? slug : slug + "-" + number)
                .filter(candidate -> known.isUntouched(Place.of(locale, candidate)))
                .findFirst()
                // With this many equal names, a number carries no meaning.
                .orElseGet(() -> slug + "-" + ProductId.next().text().substring(15));
    }

    /// Returns the slugs that [#freeSlug] may choose, so that they can be checked in advance.
    static List<String> candidates(String slug) {
        return IntStream.rangeClosed(1, NUMBERED)
                .mapToObj(number -> number == 1 ? slug : slug + "-" + number)
                .toList();
    }

    private static void requireFree(Product product, @Nullable ProductId own, CatalogSnapshot known) {
        product.content().texts().forEach((locale, text) -> {
            if (!known.isFree(Place.of(locale, text.slug()), own)) {
                throw ConflictException.taken("/slug", "Another product has this slug in this language.");
            }
        });
        var variants = product.content().variants();
        for (int index = 0; index < variants.size(); index++) {
            if (!known.isFree(variants.get(index).sku(), own)) {
                throw ConflictException.taken("/variants/" + index + "/sku", "Another variant has this SKU.");
            }
        }
        if (!known.categories().containsAll(product.content().categories())) {
            throw missing("/categoryIds", "One of the categories does not exist.");
        }
        var brand = product.content().characteristics().brand();
        if (brand != null && !known.brands().contains(brand)) {
            throw missing("/brandId", "The brand does not exist.");
        }
    }

    private static RejectedException missing(String pointer, String detail) {
        return RejectedException.at(pointer, "not-found", detail);
    }

    static BadRequestException invalid(String pointer, String code, String detail) {
        return BadRequestException.at(pointer, code, detail);
    }
}
