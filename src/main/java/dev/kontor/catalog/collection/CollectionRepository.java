package dev.kontor.catalog.collection;

import dev.kontor.catalog.CollectionId;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.media.StoredCover;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Loads and saves collections.
@Repository
class CollectionRepository {

    private static final Sorting SORTING =
            Sorting.by("c.id", "-createdAt", SortField.time("createdAt", "c.created_at"));

    private static final String COLUMNS = """
            c.id, c.version, c.rules, c.created_at, c.updated_at,
                   (select jsonb_object_agg(t.locale, jsonb_build_object('name', t.name, 'description', t.description,
                               'slug', t.slug, 'seoTitle', t.seo_title, 'seoDescription', t.seo_description))
                    from catalog.collection_translations t where t.collection_id = c.id) as texts,
                   array(select p.product_id from catalog.collection_products p
                         where p.collection_id = c.id order by p.position) as products,
            """ + StoredCover.COLUMNS;
    private static final String FROM = "catalog.collections c";

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    CollectionRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<ProductCollection> list(Listing listing) {
        return lists.select(COLUMNS, FROM).page(listing, SORTING, ProductCollection.class);
    }

    Optional<ProductCollection> find(CollectionId id) {
        return jdbc.sql("select " + COLUMNS + " from " + FROM + " where c.id = :id")
                .param("id", id)
                .query(ProductCollection.class)
                .optional();
    }

    /// Loads the collection and locks it until the transaction ends.
    Optional<ProductCollection> findForUpdate(CollectionId id) {
        // Locked before it is read: a single statement would read the products as they were before it waited for
        // the lock.
        jdbc.sql("select 1 from catalog.collections where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .optional();
        return find(id);
    }

    /// Returns the slug, with a numeric suffix if another collection has it in that language. Concurrent requests
    /// for the same slug wait until the transaction ends.
    String freeSlug(String language, String slug) {
        Sql.lock(jdbc, "catalog.collection_slugs " + language + ' ' + slug);
        var taken = jdbc.sql("""
                        select slug from catalog.collection_translations
                        where locale = :locale and (slug = :slug or slug ~ ('^' || :slug || '-[0-9]+$'))
                        union
                        select slug from catalog.old_collection_slugs
                        where locale = :locale and (slug = :slug or slug ~ ('^' || :slug || '-[0-9]+$'))
                        """)
                .param("locale", language)
                .param("slug", slug)
                .query(String.class)
                .set();
        return Slug.free(slug, taken);
    }

    void insert(ProductCollection collection) {
        jdbc.sql("""
                insert into catalog.collections (id, version, rules, picture, created_at, updated_at)
                values (:id, :version, :rules::jsonb, :storedPicture::jsonb, :createdAt, :updatedAt)
                """).paramSource(collection).update();
        saveTexts(collection);
    }

    /// @param collection the next version of the collection that was loaded by [#findForUpdate]
    void update(ProductCollection collection, ProductCollection before) {
        jdbc.sql("""
                update catalog.collections set version = :version, rules = :rules::jsonb, picture = :storedPicture::jsonb,
                    updated_at = :updatedAt
                where id = :id
                """).paramSource(collection).update();
        if (!before.texts().equals(collection.texts())) {
            saveTexts(collection);
        }
        if (!before.products().equals(collection.products())) {
            saveProducts(collection);
        }
    }

    void delete(CollectionId id) {
        jdbc.sql("delete from catalog.collections where id = :id")
                .param("id", id)
                .update();
    }

    private void saveTexts(ProductCollection collection) {
        translatingViolations(() -> jdbc.sql("""
                with given as (
                    select g.key as locale, g.value ->> 'name' as name, coalesce(g.value ->> 'description', '') as description,
                           g.value ->> 'slug' as slug, g.value ->> 'seoTitle' as seo_title,
                           g.value ->> 'seoDescription' as seo_description
                    from jsonb_each(:texts::jsonb) g
                ), old as (
                    insert into catalog.old_collection_slugs (slug, locale, collection_id)
                    select t.slug, t.locale, t.collection_id
                    from catalog.collection_translations t
                    left join given g on g.locale = t.locale
                    where t.collection_id = :id and t.slug is distinct from g.slug
                    on conflict (slug, locale) do update set collection_id = excluded.collection_id
                ), taken as (
                    delete from catalog.old_collection_slugs o using given g
                    where o.slug = g.slug and o.locale = g.locale
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
                """).paramSource(collection).update());
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
                """).paramSource(collection).update());
    }

    private static void translatingViolations(Runnable write) {
        try {
            write.run();
        } catch (DataIntegrityViolationException violation) {
            throw switch (Sql.constraint(violation).orElse("")) {
                case "collection_translations_slug" ->
                    ConflictException.taken("/slug", "Another collection has this slug in this language.");
                case "collection_products_product" ->
                    RejectedException.at("/add", "not-found", "One of the products does not exist.");
                default -> violation;
            };
        }
    }
}
