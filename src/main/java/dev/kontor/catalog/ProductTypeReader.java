package dev.kontor.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Tells what product types say about products. One SQL statement a call.
public interface ProductTypeReader {

    /// The types of these products, by external id; those without one are left out.
    Map<String, ProductTypeId> types(Collection<String> externalIds);

    /// The attributes of these types, in the order in which they are shown; a type without any is left out.
    Map<ProductTypeId, List<TypedAttribute>> attributes(Collection<ProductTypeId> types);

    /// All attributes of the shop by code, as types have them or would; levels mean nothing here.
    List<TypedAttribute> all();
}
