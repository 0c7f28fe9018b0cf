package dev.kontor.catalog.product.admin;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.bundle.Bundles;
import dev.kontor.catalog.product.ChangeProduct;
import dev.kontor.catalog.product.ChangeVariant;
import dev.kontor.catalog.product.CreateProduct;
import dev.kontor.catalog.product.CreateVariant;
import dev.kontor.catalog.product.GenerateVariants;
import dev.kontor.catalog.product.Product;
import dev.kontor.catalog.product.ProductAudit;
import dev.kontor.catalog.product.ProductContent;
import dev.kontor.catalog.product.ProductContentFactory;
import dev.kontor.catalog.product.ProductEvents;
import dev.kontor.catalog.product.ProductRepository;
import dev.kontor.catalog.product.ProductTyping;
import dev.kontor.catalog.product.ScheduleProduct;
import dev.kontor.catalog.product.SetMedia;
import dev.kontor.catalog.product.SetRelations;
import dev.kontor.catalog.product.TranslateProduct;
import dev.kontor.catalog.type.TypeRules;
import dev.kontor.events.EventLog;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.PreconditionException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages products on behalf of staff.
@Service
@Transactional
class ProductService {

    /// Matches any version: for steps that do not depend on what the caller has read.
    static final IfMatch ANY_VERSION = new IfMatch(List.of());

    private final ProductRepository products;
    private final EventLog events;
    private final ProductAudit records;
    private final ProductContentFactory requested;
    private final ProductTyping typing;
    private final Bundles bundles;
    private final Clock clock;

    ProductService(
            ProductRepository products,
            EventLog events,
            ProductAudit records,
            ProductContentFactory requested,
            ProductTyping typing,
            Bundles bundles,
            Clock clock) {
        this.products = products;
        this.events = events;
        this.records = records;
        this.requested = requested;
        this.typing = typing;
        this.bundles = bundles;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Product get(ProductId id) {
        return products.find(id).orElseThrow(() -> NotFoundException.of("product", id));
    }

    @Transactional(readOnly = true)
    public Product getOf(VariantId id) {
        return get(productOf(id));
    }

    public Product create(CreateProduct request) {
        return insert(requested.content(request, null), typing.rulesOf(request.productTypeId()), "/variants/%d/sku");
    }

    /// @param rules of its type, locked until the transaction ends
    /// @param sku JSON pointer to the SKU of a variant, a format with its index
    public Product insert(ProductContent content, TypeRules rules, String sku) {
        var product = Product.create(content, now()).validateAttributes(rules, null);
        products.insert(product, sku);
        typing.save(null, product, null, rules);
        events.append(ProductEvents.between(null, product));
        records.changed(null, product, rules);
        return product;
    }

    /// Creates the product with this external id, or replaces it. Variants are matched by SKU.
    ///
    /// @param ifMatch the required version; absent if any version will do and the product need not exist
    /// @throws PreconditionException if the product has another version or does not exist
    public Upserted upsert(String externalId, @Nullable IfMatch ifMatch, CreateProduct request) {
        var known = products.ofExternalId(externalId);
        var given = request.withExternalId(externalId);
        if (known.isPresent()) {
            return new Upserted(
                    change(
                            known.get(),
                            ifMatch == null ? ANY_VERSION : ifMatch,
                            (product, now) -> product.revise(requested.content(given, product), now)),
                    false);
        }
        if (ifMatch != null) {
            throw new PreconditionException(ProblemCode.PRECONDITION_FAILED, "No product has this external id.");
        }
        return new Upserted(create(given), true);
    }

    /// Creates a product with this external id.
    ///
    /// @throws PreconditionException if a product with this external id exists
    public Product createOnly(String externalId, CreateProduct request) {
        products.ofExternalId(externalId).ifPresent(known -> {
            throw new PreconditionException(
                    ProblemCode.PRECONDITION_FAILED, "The product %s has this external id.".formatted(known.text()));
        });
        return create(request.withExternalId(externalId));
    }

    record Upserted(Product product, boolean created) {}

    public Product change(ProductId id, IfMatch ifMatch, MergePatch<ChangeProduct> patch) {
        var locale = requested.defaultLocale();
        return change(
                id,
                ifMatch,
                (product, now) -> product.revise(
                        requested.changed(patch.applyTo(ChangeProduct.of(product, locale)), product.content()), now));
    }

    public Product publish(ProductId id) {
        return change(id, ANY_VERSION, Product::publish);
    }

    public Product unpublish(ProductId id) {
        return change(id, ANY_VERSION, Product::unpublish);
    }

    /// Sets when the product is published and unpublished.
    public Product schedule(ProductId id, IfMatch ifMatch, ScheduleProduct request) {
        var today = products.today();
        return change(id, ifMatch, (product, now) -> product.schedule(request, today, now));
    }

    @Transactional(readOnly = true)
    public List<ProductId> due(int count) {
        return products.due(count);
    }

    /// Publishes or unpublishes the product if the scheduled time has come.
    public void applySchedule(ProductId id) {
        var today = products.today();
        change(id, ANY_VERSION, (product, now) -> product.applySchedule(today, now));
    }

    public void archive(ProductId id, IfMatch ifMatch) {
        change(id, ifMatch, Product::archive);
    }

    public Product setMedia(ProductId id, IfMatch ifMatch, SetMedia request) {
        return change(id, ifMatch, (product, now) -> product.setMedia(requested.pictures(request), now));
    }

    public Product setRelations(ProductId id, IfMatch ifMatch, SetRelations request) {
        return change(id, ifMatch, (product, now) -> product.setRelations(request.relations(), now));
    }

    public Product translate(ProductId id, IfMatch ifMatch, Locale locale, TranslateProduct request) {
        requested.requireSupported(locale);
        return change(
                id,
                ifMatch,
                (product, now) -> product.translate(
                        locale,
                        requested.text(
                                locale, request, product.content().texts().get(locale)),
                        now));
    }

    public Product addVariant(ProductId id, VariantId variantId, CreateVariant request) {
        return change(
                id,
                ANY_VERSION,
                variantId,
                (product, now) -> product.withVariants(
                        List.of(request.variant(variantId, product.content().options())), now));
    }

    public Product changeVariant(VariantId id, IfMatch ifMatch, MergePatch<ChangeVariant> patch) {
        return change(productOf(id), ifMatch, id, (product, now) -> {
            var changed = patch.applyTo(ChangeVariant.of(product.variant(id), product));
            return product.changeVariant(changed.variant(id, product.content().options()), changed.position(), now);
        });
    }

    /// Adds variants for the option combinations that have none.
    public Product generateVariants(ProductId id, GenerateVariants request) {
        return change(id, ANY_VERSION, (product, now) -> product.withVariants(request.missing(product.content()), now));
    }

    public void removeVariant(VariantId id, IfMatch ifMatch) {
        change(productOf(id), ifMatch, (product, now) -> product.removeVariant(id, now));
    }

    private Product change(ProductId id, IfMatch ifMatch, BiFunction<Product, Instant, Product> step) {
        return change(id, ifMatch, null, step);
    }

    /// @param variant the variant that the request changes
    private Product change(
            ProductId id, IfMatch ifMatch, @Nullable VariantId variant, BiFunction<Product, Instant, Product> step) {
        var before = products.findForUpdate(id).orElseThrow(() -> NotFoundException.of("product", id));
        ifMatch.require(before.version());
        var wanted = step.apply(before, now());
        var rules = typing.rulesFor(before, wanted);
        var after = rules == null
                ? wanted
                : typing.spread(before, wanted, variant, rules).validateAttributes(rules, variant);
        if (!after.differsFrom(before)) {
            return before;
        }
        bundles.release(after.removedVariants(before));
        if (after.isArchived()) {
            bundles.requireNoPart(after.variantIds());
        }
        products.update(after, before, variant == null ? "/variants/%d/sku" : "/sku");
        if (rules != null) {
            typing.save(before, after, variant, rules);
        }
        events.append(ProductEvents.between(before, after));
        records.changed(before, after, rules);
        return after;
    }

    private ProductId productOf(VariantId id) {
        return products.ofVariant(id).orElseThrow(() -> NotFoundException.of("variant", id));
    }

    private Instant now() {
        return clock.instant();
    }
}
