package dev.kontor.catalog.product;

import dev.kontor.catalog.type.AttributeRow;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores attribute values of products for filters and lookups. Two statements, regardless of the number of
/// products and values.
@Repository
class ProductAttributeRepository {

    private final JdbcClient jdbc;

    ProductAttributeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            UUID productId,
            @Nullable UUID typeId,
            UUID ownerId,
            UUID attributeId,
            String key,
            @Nullable UUID variantId,
            @Nullable String number,
            @Nullable UUID product,
            @Nullable UUID category,
            @Nullable UUID media,
            boolean unique) {}

    /// A product with the rows of its values; empty if it no longer has any.
    ///
    /// @param changed the position of the variant that the request changes; absent if it changes the whole
    /// product
    record Valued(
            Product product,
            List<AttributeRow> rows,
            @Nullable Integer changed) {}

    /// Replaces the values, in the transaction that saved the products.
    void save(List<Valued> values) {
        // Deleted before the insert: within one statement a value that moves would collide with itself.
        jdbc.sql("""
                with free as (delete from catalog.unique_values where product_id = any (:ids::uuid[]))
                delete from catalog.attribute_values where product_id = any (:ids::uuid[])
                """)
                .param("ids", values.stream().map(each -> each.product().id()).toList())
                .update();
        var rows = values.stream()
                .flatMap(each -> each.rows().stream().map(value -> row(each.product(), value)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        try {
            jdbc.sql("""
                    with given as (
                        select * from jsonb_to_recordset(:rows::jsonb)
                                 as r("productId" uuid, "typeId" uuid, "ownerId" uuid, "attributeId" uuid, key text,
                                      "variantId" uuid, number numeric, product uuid, category uuid, media uuid,
                                      "unique" boolean)
                    ), claimed as (
                        insert into catalog.unique_values (type_id, attribute_id, key, product_id, owner_id)
                        select "typeId", "attributeId", key, "productId", "ownerId" from given where "unique"
                        order by "typeId", "attributeId", key
                    )
                    insert into catalog.attribute_values (owner_id, attribute_id, key, product_id, variant_id, number,
                                                          referred_product, referred_category, referred_media)
                    select "ownerId", "attributeId", key, "productId", "variantId", number, product, category, media
                    from given
                    """).param("rows", Sql.json(rows)).update();
        } catch (DataIntegrityViolationException violation) {
            throw switch (Sql.constraint(violation).orElse("")) {
                case "unique_values_taken" -> taken(values, Sql.detail(violation));
                case "attribute_values_product", "attribute_values_category" -> {
                    yield RejectedException.at(
                            "/attributes", "not-found", "An attribute refers to something that does not exist.");
                }
                default -> violation;
            };
        }
    }

    /// @param violated the detail of the unique violation, which contains the existing key
    private static ConflictException taken(List<Valued> values, String violated) {
        var detail = "Must be unique, but another product or variant of this type has the same value.";
        // Of two equal values in one product, the later one is reported.
        var problem = values.stream()
                .flatMap(each -> each.rows().stream()
                        .filter(AttributeRow::unique)
                        .filter(value -> violated.contains(value.attribute().value() + ", " + value.key() + ")"))
                        .map(value -> value.problem(each.changed(), "already-exists", detail)))
                .reduce((_, last) -> last)
                .orElseGet(() -> FieldProblem.ofPointer("/attributes", "already-exists", detail));
        return new ConflictException(ProblemCode.ALREADY_EXISTS, detail, Map.of(), List.of(problem));
    }

    private static Row row(Product product, AttributeRow value) {
        var variant = value.variant() == null
                ? null
                : product.content().variants().get(value.variant()).id().value();
        var type = product.content().characteristics().type();
        return new Row(
                product.id().value(),
                type == null ? null : type.value(),
                variant == null ? product.id().value() : variant,
                value.attribute().value(),
                value.key(),
                variant,
                value.number() == null ? null : value.number().toPlainString(),
                value.product() == null ? null : value.product().value(),
                value.category() == null ? null : value.category().value(),
                value.media() == null ? null : value.media().value(),
                value.unique());
    }
}
