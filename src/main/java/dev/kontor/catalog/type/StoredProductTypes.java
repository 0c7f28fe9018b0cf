package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeKind;
import dev.kontor.catalog.ProductTypeId;
import dev.kontor.catalog.ProductTypeReader;
import dev.kontor.catalog.TypedAttribute;
import dev.kontor.shared.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Provides stored product types to other modules.
@Repository
class StoredProductTypes implements ProductTypeReader {

    private final JdbcClient jdbc;

    StoredProductTypes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, ProductTypeId> types(Collection<String> externalIds) {
        var types = new HashMap<String, ProductTypeId>();
        jdbc.sql("""
                        select external_id, type_id from catalog.products
                        where external_id = any (:externalIds::text[]) and type_id is not null
                        """).param("externalIds", Sql.texts(externalIds)).query(row -> {
            types.put(row.getString("external_id"), new ProductTypeId(row.getObject("type_id", UUID.class)));
        });
        return types;
    }

    @Override
    public Map<ProductTypeId, List<TypedAttribute>> attributes(Collection<ProductTypeId> types) {
        var attributes = new HashMap<ProductTypeId, List<TypedAttribute>>();
        jdbc.sql("""
                        select f.type_id, a.code, a.kind, a.many, f.level = 'VARIANT' as of_variants
                        from catalog.product_type_attributes f
                        join catalog.attributes a on a.id = f.attribute_id
                        where f.type_id = any (:types::uuid[])
                        order by f.type_id, f.position
                        """).param("types", Sql.uuids(types)).query(row -> {
            attributes
                    .computeIfAbsent(new ProductTypeId(row.getObject("type_id", UUID.class)), _ -> new ArrayList<>())
                    .add(attribute(row, row.getBoolean("of_variants")));
        });
        return attributes;
    }

    @Override
    public List<TypedAttribute> all() {
        return jdbc.sql("select code, kind, many from catalog.attributes order by code")
                .query((row, _) -> attribute(row, false))
                .list();
    }

    private static TypedAttribute attribute(ResultSet row, boolean ofVariants) throws SQLException {
        return new TypedAttribute(
                row.getString("code"),
                AttributeKind.valueOf(row.getString("kind")),
                row.getBoolean("many"),
                ofVariants);
    }
}
