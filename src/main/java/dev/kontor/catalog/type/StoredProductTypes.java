package dev.kontor.catalog.type;

import dev.kontor.catalog.ProductTypeId;
import dev.kontor.catalog.ProductTypeReader;
import dev.kontor.catalog.TypedAttribute;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Provides stored product types to other modules.
@Repository
class StoredProductTypes implements ProductTypeReader {

    private final JdbcClient jdbc;

    StoredProductTypes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record TypeOfProduct(String externalId, ProductTypeId typeId) {}

    private record OfType(ProductTypeId typeId, TypedAttribute attribute) {}

    @Override
    public Map<String, ProductTypeId> types(Collection<String> externalIds) {
        return jdbc.sql("""
                        select external_id, type_id from catalog.products
                        where external_id = any (:externalIds::text[]) and type_id is not null
                        """).param("externalIds", externalIds).query(TypeOfProduct.class).list().stream()
                .collect(Collectors.toMap(TypeOfProduct::externalId, TypeOfProduct::typeId));
    }

    @Override
    public Map<ProductTypeId, List<TypedAttribute>> attributes(Collection<ProductTypeId> types) {
        return jdbc.sql("""
                        select f.type_id, a.code, a.kind, a.many, f.level = 'VARIANT' as of_variants
                        from catalog.product_type_attributes f
                        join catalog.attributes a on a.id = f.attribute_id
                        where f.type_id = any (:types::uuid[])
                        order by f.type_id, f.position
                        """).param("types", types).query(OfType.class).list().stream()
                .collect(Collectors.groupingBy(
                        OfType::typeId, Collectors.mapping(OfType::attribute, Collectors.toList())));
    }

    @Override
    public List<TypedAttribute> all() {
        return jdbc.sql("select code, kind, many, false as of_variants from catalog.attributes order by code")
                .query(TypedAttribute.class)
                .list();
    }
}
