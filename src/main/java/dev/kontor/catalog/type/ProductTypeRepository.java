package dev.kontor.catalog.type;

import dev.kontor.catalog.ProductTypeId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Loads and saves product types.
@Repository
class ProductTypeRepository {

    private static final String COLUMNS = """
            t.id, t.version, t.code, t.name, t.created_at, t.updated_at,
                   (select coalesce(jsonb_agg(jsonb_build_object('attributeId', f.attribute_id, 'level', f.level,
                               'required', f.required, 'rule', f.rule) order by f.position), '[]'::jsonb)
                    from catalog.product_type_attributes f where f.type_id = t.id) as attributes
            """;
    private static final String FROM = "catalog.product_types t";

    private static final Sorting SORTING =
            Sorting.by("t.id", "code", SortField.text("code", "t.code"), SortField.time("createdAt", "t.created_at"));

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    ProductTypeRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<ProductType> list(Listing listing) {
        return lists.select(COLUMNS, FROM).page(listing, SORTING, ProductType.class);
    }

    Optional<ProductType> find(ProductTypeId id) {
        return jdbc.sql("select " + COLUMNS + " from " + FROM + " where t.id = :id")
                .param("id", id)
                .query(ProductType.class)
                .optional();
    }

    /// Locks the type, and with it writes of its products, until the transaction ends.
    void lock(ProductTypeId id) {
        jdbc.sql("select 1 from catalog.product_types where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .optional();
    }

    void insert(ProductType type) {
        try {
            jdbc.sql("""
                    insert into catalog.product_types (id, version, code, name, created_at, updated_at)
                    values (:id, :version, :code, :name, :createdAt, :updatedAt)
                    """).paramSource(type).update();
        } catch (DataIntegrityViolationException violation) {
            if (!Sql.constraint(violation).orElse("").equals("product_types_code")) {
                throw violation;
            }
            throw ConflictException.taken("/code", "Another product type has this code.");
        }
        saveAttributes(type);
    }

    /// Saves the type. The caller holds its lock.
    void update(ProductType type) {
        jdbc.sql("""
                update catalog.product_types set version = :version, name = :name, updated_at = :updatedAt where id = :id
                """).paramSource(type).update();
        saveAttributes(type);
    }

    void delete(ProductTypeId id) {
        try {
            jdbc.sql("delete from catalog.product_types where id = :id")
                    .param("id", id)
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
                .param("id", type.id())
                .param("attributes", type.attributeIds())
                .param(
                        "levels",
                        type.attributes().stream().map(TypeAttribute::level).toList())
                .param(
                        "required",
                        type.attributes().stream().map(TypeAttribute::required).toList())
                .param(
                        "rules",
                        type.attributes().stream().map(TypeAttribute::rule).toList())
                .update();
    }
}
