package dev.kontor.catalog.collection;

import dev.kontor.catalog.CollectionId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.media.Covers;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Loads and saves collections.
@Repository
class CollectionRepository {

    private static final Sorting SORTING =
            Sorting.by("c.id", "-createdAt", SortField.time("createdAt", "c.created_at"));

    private static final String SELECT = """
            select c.id, c.version, c.rules, c.picture, c.created_at, c.updated_at,
                   (select jsonb_object_agg(t.locale, jsonb_build_object('name', t.name, 'description', t.description,
                               'slug', t.slug, 'seoTitle', t.seo_title, 'seoDescription', t.seo_description))
                    from catalog.collection_translations t where t.collection_id = c.id) as texts,
                   array(select p.product_id::text from catalog.collection_products p
                         where p.collection_id = c.id order by p.position) as products
            from catalog.collections c
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Cursors cursors;

    private final Covers covers;

    CollectionRepository(JdbcClient jdbc, JsonMapper json, Cursors cursors, Covers covers) {
        this.covers = covers;
        this.jdbc = jdbc;
        this.json = json;
        this.cursors = cursors;
    }

    Page<ProductCollection> list(Listing listing) {
        var window = cursors.window(listing, SORTING);
        var rows = jdbc.sql(SELECT + "where true" + window.and() + window.orderAndLimit())
                .params(window.params())
                .query((row, _) -> collection(row))
                .list();
        var page = window.page(
                rows,
                (collection, field) -> field.equals("createdAt")
                        ? collection.createdAt()
                        : collection.id().value());
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) from catalog.collections")
                        .query(Long.class)
                        .single())
                : page;
    }

    Optional<ProductCollection> find(CollectionId id) {
        return jdbc.sql(SELECT + "where c.id = :id")
                .param("id", id.value())
                .query((row, _) -> collection(row))
                .optional();
    }

    /// Loads the collection and locks it until the transaction ends.
    Optional<ProductCollection> findForUpdate(CollectionId id) {
        // Locked before it is read: a single statement would read the products as they were before it waited for
        // the lock.
        jdbc.sql("select 1 from catalog.collections where id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
        return find(id);
    }

    /// Returns the slug, with a numeric suffix if another collection has it in that language.
    String freeSlug(String language, String slug) {
        var taken = jdbc.sql("""
                        select slug from catalog.collection_translations
                        where locale = :locale and (slug = :slug or slug ~ ('^' || :slug || '-[0-9]+$'))
                        """)
                .param("locale", language)
                .param("slug", slug)
                .query(String.class)
                .set();
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? slug : slug + "-" + number)
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .orElseThrow();
    }

    void insert(ProductCollection collection) {
        jdbc.sql("""
                insert into catalog.collections (id, version, rules, picture, created_at, updated_at)
                values (:id, :version, :rules::jsonb, :picture::jsonb, :createdAt, :updatedAt)
                """).params(columns(collection)).update();
        saveTexts(collection);
    }

    /// @param collection the next version of the collection that was loaded by [#findForUpdate]
    void update(ProductCollection collection, ProductCollection before) {
        jdbc.sql("""
                update catalog.collections set version = :version, rules = :rules::jsonb, picture = :picture::jsonb,
                    updated_at = :updatedAt
                where id = :id
                """).params(columns(collection)).update();
        if (!before.texts().equals(collection.texts())) {
            saveTexts(collection);
        }
        if (!before.products().equals(collection.products())) {
            saveProducts(collection);
        }
    }

    void delete(CollectionId id) {
        jdbc.sql("delete from catalog.collections where id = :id")
                .param("id", id.value())
                .update();
    }

    private void saveTexts(ProductCollection collection) {
        translatingViolations(() -> jdbc.sql("""
                with given as (
                    select g.key as locale, g.value ->> 'name' as name, coalesce(g.value ->> 'description', '') as description,
                           g.value ->> 'slug' as slug, g.value ->> 'seoTitle' as seo_title,
                           g.value ->> 'seoDescription' as seo_description
                    from jsonb_each(:texts::jsonb) g
                ), gone as (
                    delete from catalog.collection_translations
                    where collection_id = :id and locale not in (select locale from given)
                )
                insert into catalog.collection_translations
                    (collection_id, locale, name, description, slug, seo_title, seo_description)
                select :id, locale, name, description, slug, seo_title, seo_description from given
                on conflict (collection_id, locale)
                do update set name = excluded.name, description = excluded.description, slug = excluded.slug,
                              seo_title = excluded.seo_title, seo_description = excluded.seo_description
                """)
                .param("id", collection.id().value())
                .param("texts", json.writeValueAsString(collection.texts()))
                .update());
    }

    private void saveProducts(ProductCollection collection) {
        translatingViolations(() -> jdbc.sql("""
                with given as (
                    select * from unnest(:products::uuid[]) with ordinality as g(product_id, position)
                ), gone as (
                    delete from catalog.collection_products
                    where collection_id = :id and product_id not in (select product_id from given)
                )
                insert into catalog.collection_products (collection_id, product_id, position)
                select :id, product_id, position from given
                on conflict (collection_id, product_id) do update set position = excluded.position
                """)
                .param("id", collection.id().value())
                .param("products", Sql.uuids(collection.products()))
                .update());
    }

    private Map<String, @Nullable Object> columns(ProductCollection collection) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", collection.id().value());
        columns.put("version", collection.version());
        columns.put("rules", collection.rules() == null ? null : json.writeValueAsString(collection.rules()));
        columns.put("picture", covers.text(collection.picture()));
        columns.put("createdAt", Sql.time(collection.createdAt()));
        columns.put("updatedAt", Sql.time(collection.updatedAt()));
        return columns;
    }

    private ProductCollection collection(ResultSet row) throws SQLException {
        var rules = row.getString("rules");
        return new ProductCollection(
                new CollectionId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                json.readValue(row.getString("texts"), new TypeReference<Map<String, CollectionText>>() {}),
                rules == null ? null : json.readValue(rules, CollectionRules.class),
                Sql.list(row, "products").stream()
                        .map(id -> new ProductId(UUID.fromString(id)))
                        .toList(),
                covers.read(row.getString("picture")),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }

    private static void translatingViolations(Runnable write) {
        try {
            write.run();
        } catch (DataIntegrityViolationException violation) {
            throw switch (Sql.constraint(violation).orElse("")) {
                case "collection_translations_slug" -> {
                    var detail = "Another collection has this slug in this language.";
                    yield new ConflictException(
                            ProblemCode.ALREADY_EXISTS,
                            detail,
                            Map.of(),
                            List.of(FieldProblem.ofPointer("/slug", "already-exists", detail)));
                }
                case "collection_products_product" -> {
                    var detail = "One of the products does not exist.";
                    yield new RejectedException(
                            ProblemCode.REJECTED,
                            detail,
                            Map.of(),
                            List.of(FieldProblem.ofPointer("/add", "not-found", detail)));
                }
                default -> violation;
            };
        }
    }
}
