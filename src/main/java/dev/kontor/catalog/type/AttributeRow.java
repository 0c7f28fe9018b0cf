package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.media.MediaId;
import dev.kontor.shared.problem.FieldProblem;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One value as it is found again: what the database filters, compares and refers by.
///
/// @param code of the attribute
/// @param variant its place among the variants of the product, from 0; absent for a value of the product itself
/// @param key the same for equal values
/// @param number of numbers and amounts of money, for ranges
/// @param product that the value refers to
/// @param category that the value refers to
/// @param media that the value refers to
/// @param unique whether nothing else of the type may have the value
public record AttributeRow(
        AttributeId attribute,
        String code,
        @Nullable Integer variant,
        String key,
        @Nullable BigDecimal number,
        @Nullable ProductId product,
        @Nullable CategoryId category,
        @Nullable MediaId media,
        boolean unique) {

    /// What is wrong with the value, by its place in the product.
    public FieldProblem problem(String what, String detail) {
        return problem(null, what, detail);
    }

    /// The same for a request that is about one variant only.
    ///
    /// @param changed the place of that variant; absent if the request is about the whole product
    public FieldProblem problem(@Nullable Integer changed, String what, String detail) {
        var owner = variant == null || variant.equals(changed) ? "" : "/variants/" + variant;
        return FieldProblem.ofPointer(owner + "/attributes/" + code, what, detail);
    }
}
