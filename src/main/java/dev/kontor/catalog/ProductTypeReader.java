package dev.kontor.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Provides product types and attributes to other modules. Each call runs one SQL statement.
public interface ProductTypeReader {

    /// Returns the types of these products by external id; products without a type are omitted.
    Map<String, ProductTypeId> types(Collection<String> externalIds);

    /// Returns the attributes of these types in display order; types without attributes are omitted.
    Map<ProductTypeId, List<TypedAttribute>> attributes(Collection<ProductTypeId> types);

    /// Returns all attributes of the shop by code, whether or not a type uses them. Their level has no meaning.
    List<TypedAttribute> all();
}
