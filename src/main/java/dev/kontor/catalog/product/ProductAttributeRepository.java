package dev.kontor.catalog.product;

import dev.kontor.catalog.type.AttributeRow;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the attribute values of products as they are found again. Two statements for a product, whatever the
/// number of values.
@Repository
class ProductAttributeRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProductAttributeRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Row(
            UUID ownerId,
            UUID attributeId,
            String key,
            @Nullable UUID variantId,
            @Nullable String number,
            @Nullable UUID product,
            @Nullable UUID category,
            boolean unique) {}

    /// Writes the values anew, in the transaction that saved the product.
    void save(Product product, List<AttributeRow> values) {
        // Gone before they are written: within one statement a value that moves would meet itself.
        jdbc.sql("""
                with free as (delete from catalog.unique_values where product_id = :id)
                delete from catalog.attribute_values where product_id = :id
                """).param("id", product.id().value()).update();
        if (values.isEmpty()) {
            return;
        }
        var params = new HashMap<String, @Nullable Object>();
        params.put("id", product.id().value());
        var type = product.content().characteristics().type();
        params.put("type", type == null ? null : type.value());
        params.put(
                "rows",
                json.writeValueAsString(
                        values.stream().map(value -> row(product, value)).toList()));
        try {
            jdbc.sql("""
                    with given as (
                        select * from jsonb_to_recordset(:rows::jsonb)
                                 as r("ownerId" uuid, "attributeId" uuid, key text, "variantId" uuid, number numeric,
                                      product uuid, category uuid, "unique" boolean)
                    ), claimed as (
                        insert into catalog.unique_values (type_id, attribute_id, key, product_id, owner_id)
                        select :type, "attributeId", key, :id, "ownerId" from given where "unique"
                        order by "attributeId", key
                    )
                    insert into catalog.attribute_values (owner_id, attribute_id, key, product_id, variant_id, number,
                                                          referred_product, referred_category)
                    select "ownerId", "attributeId", key, :id, "variantId", number, product, category from given
                    """).params(params).update();
        } catch (DataIntegrityViolationException violation) {
            throw switch (Sql.constraint(violation).orElse("")) {
                case "unique_values_taken" -> {
                    var detail = "Another product or variant of the type has the same value where it must be unique.";
                    yield new ConflictException(
                            ProblemCode.ALREADY_EXISTS,
                            detail,
                            Map.of(),
                            List.of(FieldProblem.ofPointer("/attributes", "already-exists", detail)));
                }
                case "attribute_values_product", "attribute_values_category" -> {
                    var detail = "An attribute refers to what does not exist.";
                    yield new RejectedException(
                            ProblemCode.REJECTED,
                            detail,
                            Map.of(),
                            List.of(FieldProblem.ofPointer("/attributes", "not-found", detail)));
                }
                default -> violation;
            };
        }
    }

    private static Row row(Product product, AttributeRow value) {
        var variant = value.variant() == null
                ? null
                : product.content().variants().get(value.variant()).id().value();
        return new Row(
                variant == null ? product.id().value() : variant,
                value.attribute().value(),
                value.key(),
                variant,
                value.number() == null ? null : value.number().toPlainString(),
                value.product() == null ? null : value.product().value(),
                value.category() == null ? null : value.category().value(),
                value.unique());
    }
}
