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

/// Keeps products to their type while they are written.
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

    /// The rules of the type, which stay until the transaction ends.
    public TypeRules rulesOf(@Nullable ProductTypeId type) {
        return types.rulesFor(type);
    }

    /// The same for a product that changes; absent where the step touches nothing that has rules. So a product can
    /// leave the shop whatever its values are worth by now.
    public @Nullable TypeRules rulesFor(Product before, Product after) {
        return after.content().equals(before.content()) && !after.status().isForTheShop()
                ? null
                : rulesOf(after.content().characteristics().type());
    }

    /// What must be the same for all variants changes in all of them when one is changed; those that lack it get it
    /// from the first.
    ///
    /// @param changed the variant that the request is about
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

    /// Writes the values as they are found again, if they changed.
    ///
    /// @param before absent where the product is new
    /// @param changed the variant that the request is about; absent if it is about the whole product
    /// @throws DomainException if a value is taken, or refers to what is not there
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

    /// The same for many.
    public void save(List<ProductPlan> plans) {
        var changed = plans.stream()
                .filter(plan -> hasOtherValues(plan.before(), plan.after(), plan.rules()))
                .map(plan -> new Valued(plan.after(), rows(plan.after(), plan.rules()), null))
                .toList();
        if (!changed.isEmpty()) {
            values.save(changed);
        }
    }

    /// Those of the plans whose values are taken, or refer to what is not there, by index.
    public Map<Integer, DomainException> refusals(List<ProductPlan> plans) {
        return references.refusals(plans);
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
