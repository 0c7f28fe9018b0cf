package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.media.MediaId;
import dev.kontor.shared.problem.FieldProblem;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An attribute value in the form that the database filters, compares and references.
///
/// @param code of the attribute
/// @param variant position among the variants of the product, from 0; absent for a value of the product itself
/// @param key equal for equal values
/// @param number the number or amount of money, for ranges
/// @param product the product that the value refers to
/// @param category the category that the value refers to
/// @param media the media item that the value refers to
/// @param unique whether the value must be unique within the type
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

    /// Creates a problem of the value that points to its location in the product.
    public FieldProblem problem(String what, String detail) {
        return problem(null, what, detail);
    }

    /// Creates a problem of the value for a request that changes one variant only.
    ///
    /// @param changed the position of that variant; absent if the request changes the whole product
    public FieldProblem problem(@Nullable Integer changed, String what, String detail) {
        var owner = variant == null || variant.equals(changed) ? "" : "/variants/" + variant;
        return FieldProblem.ofPointer(owner + "/attributes/" + code, what, detail);
    }
}
