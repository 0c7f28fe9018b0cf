package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.ProductTypeId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Loads and saves product types.
@Repository
class ProductTypeRepository {

    private static final String SELECT = """
            select t.id, t.version, t.code, t.name, t.created_at, t.updated_at,
                   (select coalesce(jsonb_agg(jsonb_build_object('attributeId', f.attribute_id, 'level', f.level,
                               'required', f.required, 'rule', f.rule) order by f.position), '[]'::jsonb)
                    from catalog.product_type_attributes f where f.type_id = t.id) as attributes
            from catalog.product_types t
            """;

    private static final Sorting SORTING =
            Sorting.by("t.id", "code", SortField.text("code", "t.code"), SortField.time("createdAt", "t.created_at"));

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Cursors cursors;

    ProductTypeRepository(JdbcClient jdbc, JsonMapper json, Cursors cursors) {
        this.jdbc = jdbc;
        this.json = json;
        this.cursors = cursors;
    }

    private record Row(UUID attributeId, AttributeLevel level, boolean required, AttributeRule rule) {}

    Page<ProductType> list(Listing listing) {
        var window = cursors.window(listing, SORTING);
        var rows = jdbc.sql(SELECT + "where true" + window.and() + window.orderAndLimit())
                .params(window.params())
                .query((row, _) -> type(row))
                .list();
        var page = window.page(rows, (type, field) -> switch (field) {
            case "code" -> type.code();
            case "createdAt" -> type.createdAt();
            default -> type.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) from catalog.product_types")
                        .query(Long.class)
                        .single())
                : page;
    }

    Optional<ProductType> find(ProductTypeId id) {
        return jdbc.sql(SELECT + "where t.id = :id")
                .param("id", id.value())
                .query((row, _) -> type(row))
                .optional();
    }

    /// Locks the type, and with it writes of its products, until the transaction ends.
    void lock(ProductTypeId id) {
        jdbc.sql("select 1 from catalog.product_types where id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
    }

    void insert(ProductType type) {
        try {
            jdbc.sql("""
                    insert into catalog.product_types (id, version, code, name, created_at, updated_at)
                    values (:id, :version, :code, :name, :createdAt, :updatedAt)
                    """)
                    .param("id", type.id().value())
                    .param("version", type.version())
                    .param("code", type.code())
                    .param("name", type.name())
                    .param("createdAt", Sql.time(type.createdAt()))
                    .param("updatedAt", Sql.time(type.updatedAt()))
                    .update();
        } catch (DataIntegrityViolationException violation) {
            if (!Sql.constraint(violation).orElse("").equals("product_types_code")) {
                throw violation;
            }
            throw ConflictException.at(
                    ProblemCode.ALREADY_EXISTS, "/code", "already-exists", "Another product type has this code.");
        }
        saveAttributes(type);
    }

    /// Saves the type. The caller holds its lock.
    void update(ProductType type) {
        jdbc.sql("""
                update catalog.product_types set version = :version, name = :name, updated_at = :updatedAt where id = :id
                """)
                .param("version", type.version())
                .param("name", type.name())
                .param("updatedAt", Sql.time(type.updatedAt()))
                .param("id", type.id().value())
                .update();
        saveAttributes(type);
    }

    void delete(ProductTypeId id) {
        try {
            jdbc.sql("delete from catalog.product_types where id = :id")
                    .param("id", id.value())
                    .update();
        } catch (DataIntegrityViolationException violation) {
            if (!Sql.constraint(violation).orElse("").equals("products_type")) {
                throw violation;
            }
            throw new ConflictException(ProblemCode.IN_USE, "Products have this type, possibly archived ones.");
        }
    }

    private void saveAttributes(ProductType type) {
        jdbc.sql("""
                with given as (
                    select * from unnest(:attributes::uuid[], :levels::text[], :required::boolean[], :rules::text[])
                             with ordinality as g(attribute_id, level, required, rule, position)
                ), gone as (
                    delete from catalog.product_type_attributes
                    where type_id = :id and attribute_id not in (select attribute_id from given)
                )
                insert into catalog.product_type_attributes (type_id, attribute_id, position, level, required, rule)
                select :id, attribute_id, position, level, required, rule from given
                on conflict (type_id, attribute_id)
                do update set position = excluded.position, level = excluded.level, required = excluded.required,
                              rule = excluded.rule
                """)
                .param("id", type.id().value())
                .param("attributes", Sql.uuids(type.attributeIds()))
                .param(
                        "levels",
                        Sql.texts(type.attributes().stream()
                                .map(each -> each.level().name())
                                .toList()))
                .param(
                        "required",
                        Sql.texts(type.attributes().stream()
                                .map(each -> each.required().toString())
                                .toList()))
                .param(
                        "rules",
                        Sql.texts(type.attributes().stream()
                                .map(each -> each.rule().name())
                                .toList()))
                .update();
    }

    private ProductType type(ResultSet row) throws SQLException {
        return new ProductType(
                new ProductTypeId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("code"),
                row.getString("name"),
                json.readValue(row.getString("attributes"), new TypeReference<List<Row>>() {}).stream()
                        .map(each -> new TypeAttribute(
                                new AttributeId(each.attributeId()), each.level(), each.required(), each.rule()))
                        .toList(),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
