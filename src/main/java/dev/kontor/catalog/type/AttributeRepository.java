package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Loads and saves attributes.
@Repository
class AttributeRepository {

    static final String COLUMNS = """
            a.id, a.version, a.code, a.kind, a.many, a.name, a.names, a.unit, a.choices, a.searchable, a.filterable,
            a.created_at, a.updated_at
            """;

    private static final Sorting SORTING =
            Sorting.by("a.id", "code", SortField.text("code", "a.code"), SortField.time("createdAt", "a.created_at"));

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    AttributeRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<Attribute> list(AttributeDefinitionFilter filter, Listing listing) {
        return lists.select(COLUMNS, "catalog.attributes a")
                .where(new Conditions()
                        .and("a.code = any (:code)", "code", filter.code())
                        .and("a.kind = any (:kind)", "kind", filter.kind())
                        .and("a.filterable = :filterable", "filterable", filter.filterable()))
                .page(listing, SORTING, Attribute.class, filter);
    }

    Optional<Attribute> find(AttributeId id) {
        return all(List.of(id)).stream().findFirst();
    }

    /// Returns the attributes that exist.
    List<Attribute> all(Collection<AttributeId> ids) {
        return jdbc.sql("select " + COLUMNS + " from catalog.attributes a where a.id = any (:ids::uuid[])")
                .param("ids", ids)
                .query(Attribute.class)
                .list();
    }

    /// Locks the attribute, and with it writes of products whose type uses it, until the transaction ends.
    void lock(AttributeId id) {
        jdbc.sql("select 1 from catalog.attributes where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .optional();
        jdbc.sql("""
                select 1 from catalog.product_types t
                where t.id in (select f.type_id from catalog.product_type_attributes f where f.attribute_id = :id)
                order by t.id for update
                """).param("id", id).query(Integer.class).list();
    }

    /// Returns the keys that a product or variant uses.
    List<String> used(AttributeId id, Collection<String> keys) {
        return jdbc.sql("""
                select key from unnest(:keys::text[]) as g(key)
                where exists (select from catalog.attribute_values v where v.attribute_id = :id and v.key = g.key)
                order by key
                """)
                .param("keys", keys)
                .param("id", id)
                .query(String.class)
                .list();
    }

    void insert(Attribute attribute) {
        try {
            jdbc.sql("""
                    insert into catalog.attributes (id, version, code, kind, many, name, names, unit, choices, searchable,
                                                    filterable, created_at, updated_at)
                    values (:id, :version, :code, :kind, :many, :name, :names::jsonb, :unit, :choices::jsonb, :searchable,
                            :filterable, :createdAt, :updatedAt)
                    """).paramSource(attribute).update();
        } catch (DataIntegrityViolationException violation) {
            if (!Sql.constraint(violation).orElse("").equals("attributes_code")) {
                throw violation;
            }
            throw ConflictException.taken("/code", "Another attribute has this code.");
        }
    }

    /// Saves the attribute. The caller holds its lock.
    void update(Attribute attribute) {
        jdbc.sql("""
                update catalog.attributes
                set version = :version, name = :name, names = :names::jsonb, unit = :unit, choices = :choices::jsonb,
                    searchable = :searchable, filterable = :filterable, updated_at = :updatedAt
                where id = :id
                """).paramSource(attribute).update();
    }

    void delete(AttributeId id) {
        try {
            jdbc.sql("delete from catalog.attributes where id = :id")
                    .param("id", id)
                    .update();
        } catch (DataIntegrityViolationException violation) {
            if (!Sql.constraint(violation).orElse("").equals("product_type_attributes_attribute")) {
                throw violation;
            }
            throw new ConflictException(ProblemCode.IN_USE, "A product type uses the attribute.");
        }
    }
}
