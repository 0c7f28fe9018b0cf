package dev.kontor.catalog.product;

import dev.kontor.catalog.ProductTypeId;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.product.ProductAttributeRepository.Valued;
import dev.kontor.catalog.type.AttributeRow;
import dev.kontor.catalog.type.ProductTypes;
import dev.kontor.catalog.type.TypeRules;
import dev.kontor.shared.problem.DomainException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Validates products against their type on every write.
@Component
public class ProductTyping {

    private final ProductTypes types;
    private final ProductAttributeRepository values;
    private final AttributeReferences references;

    ProductTyping(ProductTypes types, ProductAttributeRepository values, AttributeReferences references) {
        this.types = types;
        this.values = values;
        this.references = references;
    }

    /// Returns the rules of the type and locks them until the transaction ends.
    public TypeRules rulesOf(@Nullable ProductTypeId type) {
        return types.rulesFor(type);
    }

    /// Returns the rules for a change of a product; absent if the change touches nothing that has rules. A
    /// product with outdated values can therefore still be unpublished.
    public @Nullable TypeRules rulesFor(Product before, Product after) {
        return after.content().equals(before.content()) && !after.status().isForTheShop()
                ? null
                : rulesOf(after.content().characteristics().type());
    }

    /// Applies values that must be equal in all variants to all of them when one variant changes. Variants
    /// without a value receive that of the first.
    ///
    /// @param changed the variant that the request changes
    public Product spread(Product before, Product after, @Nullable VariantId changed, TypeRules rules) {
        var variants = after.content().variants();
        boolean known = before.content().variants().stream()
                .anyMatch(variant -> variant.id().equals(changed));
        var source = known || variants.isEmpty() ? changed : variants.getFirst().id();
        for (int index = 0; index < variants.size(); index++) {
            if (variants.get(index).id().equals(source)) {
                return after.withContent(after.content()
                        .withAttributes(
                                after.content().attributes(),
                                rules.spread(after.content().variantAttributes(), index, known)));
            }
        }
        return after;
    }

    /// Stores the attribute values for filters and lookups if they changed.
    ///
    /// @param before absent if the product is new
    /// @param changed the variant that the request changes; absent if it changes the whole product
    /// @throws DomainException if a unique value is in use, or a value refers to something that does not exist
    public void save(@Nullable Product before, Product after, @Nullable VariantId changed, TypeRules rules) {
        if (hasOtherValues(before, after, rules)) {
            var rows = rows(after, rules);
            var place = place(after, changed);
            references.requireMedia(rows, place);
            values.save(List.of(new Valued(after, rows, place)));
        }
    }

    private static @Nullable Integer place(Product product, @Nullable VariantId wanted) {
        int place = wanted == null ? -1 : product.variantIds().indexOf(wanted);
        return place < 0 ? null : place;
    }

    /// Stores the attribute values of many products.
    public void save(List<ProductPlan> plans) {
        var changed = plans.stream()
                .filter(plan -> hasOtherValues(plan.before(), plan.after(), plan.rules()))
                .map(plan -> new Valued(plan.after(), rows(plan.after(), plan.rules()), null))
                .toList();
        if (!changed.isEmpty()) {
            values.save(changed);
        }
    }

    /// Returns the problem of each plan whose values are in use or refer to something that does not exist, by
    /// index.
    public Map<Integer, DomainException> refusals(List<ProductPlan> plans) {
        return references.refusals(plans);
    }

    /// Returns the content without the values that refer to something that does not exist: what an archived
    /// product refers to may have been deleted.
    public ProductContent withoutMissing(ProductContent content, TypeRules rules) {
        var missing = references.missing(rules.rows(content.attributes(), content.variantAttributes()));
        return content.withAttributes(
                rules.without(content.attributes(), missing),
                content.variantAttributes().stream()
                        .map(values -> rules.without(values, missing))
                        .toList());
    }

    static List<AttributeRow> rows(Product product, TypeRules rules) {
        return rules.rows(product.content().attributes(), product.content().variantAttributes());
    }

    static boolean hasOtherValues(@Nullable Product before, Product after, TypeRules rules) {
        var content = after.content();
        return before == null
                ? !rows(after, rules).isEmpty()
                : !before.content().characteristics().equals(content.characteristics())
                        || !before.content().variants().equals(content.variants());
    }
}
