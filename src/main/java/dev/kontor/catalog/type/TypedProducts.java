package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.ProductTypeId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Checks whether existing products allow a change of their type. Callers hold the lock of the type.
@Repository
class TypedProducts {

    private final JdbcClient jdbc;

    TypedProducts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void require(ProductTypeId type, ProductType.Demands demands) {
        var used = codes(type, demands.unused(), """
                exists (select from catalog.attribute_values v
                        join catalog.products p on p.id = v.product_id
                        where v.attribute_id = a.id and p.type_id = :type)
                """);
        if (!used.isEmpty()) {
            throw inUse("Products have values that would be lost or violate the rule: %s.", used);
        }
        var lacking = codes(type, demands.filled(), """
                exists (select from catalog.products p
                        where p.type_id = :type and p.status in ('PUBLISHED', 'SCHEDULED')
                        and (not exists (select from catalog.attribute_values v
                                         where v.product_id = p.id and v.attribute_id = a.id)
                             or exists (select from catalog.variants n
                                        where n.product_id = p.id
                                        and exists (select from catalog.attribute_values v
                                                    where v.product_id = p.id and v.attribute_id = a.id
                                                    and v.variant_id is not null)
                                        and not exists (select from catalog.attribute_values v
                                                        where v.variant_id = n.id and v.attribute_id = a.id))))
                """);
        if (!lacking.isEmpty()) {
            throw inUse("Published products lack values that would become required: %s.", lacking);
        }
    }

    /// Updates the stored unique values to the attributes that are unique now.
    void claim(ProductType type) {
        var unique = type.attributes().stream()
                .filter(attribute -> attribute.rule() == AttributeRule.UNIQUE)
                .map(TypeAttribute::attributeId)
                .toList();
        jdbc.sql("""
                delete from catalog.unique_values where type_id = :type and attribute_id <> all (:ids::uuid[])
                """).param("type", type.id()).param("ids", unique).update();
        try {
            jdbc.sql("""
                    insert into catalog.unique_values (type_id, attribute_id, key, product_id, owner_id)
                    select :type, v.attribute_id, v.key, v.product_id, v.owner_id
                    from catalog.attribute_values v
                    join catalog.products p on p.id = v.product_id
                    where v.attribute_id = any (:ids::uuid[]) and p.type_id = :type
                    and not exists (select from catalog.unique_values u
                                    where u.type_id = :type and u.attribute_id = v.attribute_id and u.key = v.key
                                    and u.owner_id = v.owner_id)
                    """).param("type", type.id()).param("ids", unique).update();
        } catch (DataIntegrityViolationException violation) {
            if (!Sql.constraint(violation).orElse("").equals("unique_values_taken")) {
                throw violation;
            }
            throw new ConflictException(ProblemCode.IN_USE, "Products share a value that would have to be unique.");
        }
    }

    private List<String> codes(ProductTypeId type, Collection<AttributeId> ids, String condition) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select a.code from catalog.attributes a where a.id = any (:ids::uuid[]) and " + condition
                                + " order by a.code")
                        .param("ids", ids)
                        .param("type", type)
                        .query(String.class)
                        .list();
    }

    private static ConflictException inUse(String detail, List<String> codes) {
        return new ConflictException(
                ProblemCode.IN_USE, detail.formatted(String.join(", ", codes)), Map.of("attributes", codes));
    }
}
