package dev.kontor.catalog.category;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.media.StoredCover;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Loads and saves categories.
@Repository
class CategoryRepository {

    private static final String SELECT = """
            select c.id, c.version, c.parent_id, c.position, c.created_at, c.updated_at,
                   (select jsonb_object_agg(t.locale, jsonb_build_object('name', t.name, 'description', t.description,
                               'slug', t.slug, 'seoTitle', t.seo_title, 'seoDescription', t.seo_description))
                    from catalog.category_translations t where t.category_id = c.id) as texts,
            """ + StoredCover.COLUMNS + " from catalog.categories c ";

    private final JdbcClient jdbc;

    CategoryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Locks the tree and its product listings until the transaction ends: two concurrent moves could create a
    /// cycle.
    void lockTree() {
        Sql.lock(jdbc, "catalog.categories");
    }

    Optional<Category> find(CategoryId id) {
        return jdbc.sql(SELECT + "where c.id = :id")
                .param("id", id)
                .query(Category.class)
                .optional();
    }

    /// Returns all categories, parents before children, siblings in display order.
    List<Category> all() {
        return jdbc.sql(SELECT + "order by c.parent_id nulls first, c.position, c.id")
                .query(Category.class)
                .list();
    }

    /// Returns the category and its ancestors up to the root; empty if it does not exist.
    List<CategoryId> withAncestors(CategoryId id) {
        return jdbc.sql("""
                with recursive above as (
                    select id, parent_id, 1 as level from catalog.categories where id = :id
                    union all
                    select c.id, c.parent_id, a.level + 1 from above a join catalog.categories c on c.id = a.parent_id
                )
                select id from above order by level
                """).param("id", id).query(CategoryId.class).list();
    }

    /// Returns the number of levels of the branch, including the category itself.
    int height(CategoryId id) {
        return jdbc.sql("""
                with recursive below as (
                    select id, 1 as level from catalog.categories where id = :id
                    union all
                    select c.id, b.level + 1 from below b join catalog.categories c on c.parent_id = b.id
                )
                select coalesce(max(level), 0) from below
                """).param("id", id).query(Integer.class).single();
    }

    /// Returns the slug, with a numeric suffix if another category has it in that language.
    String freeSlug(String language, String slug) {
        var taken = jdbc.sql("""
                        select slug from catalog.category_translations
                        where locale = :locale and (slug = :slug or slug ~ ('^' || :slug || '-[0-9]+$'))
                        union
                        select slug from catalog.old_category_slugs
                        where locale = :locale and (slug = :slug or slug ~ ('^' || :slug || '-[0-9]+$'))
                        """)
                .param("locale", language)
                .param("slug", slug)
                .query(String.class)
                .set();
        return Slug.free(slug, taken);
    }

    void insert(Category category) {
        translatingViolations(() -> {
            jdbc.sql("""
                    insert into catalog.categories (id, version, parent_id, position, picture, created_at, updated_at)
                    values (:id, :version, :parentId, :position, :storedPicture::jsonb, :createdAt, :updatedAt)
                    """).paramSource(category).update();
            saveTexts(category);
        });
    }

    /// Saves the category. The caller holds the lock of the tree.
    ///
    /// @param before as loaded under that lock
    void update(Category category, Category before) {
        translatingViolations(() -> {
            int updated = jdbc.sql("""
                    update catalog.categories
                    set version = :version, parent_id = :parentId, position = :position,
                        picture = :storedPicture::jsonb,
                        updated_at = :updatedAt
                    where id = :id and version = :before
                    """)
                    .paramSource(category)
                    .param("before", before.version())
                    .update();
            if (updated != 1) {
                throw new IllegalStateException(
                        category.id().text() + " changed although the tree should have been locked");
            }
            saveTexts(category);
            if (!Objects.equals(before.parentId(), category.parentId())) {
                relistBranch(category);
            }
        });
    }

    void delete(Category category) {
        translatingViolations(() -> jdbc.sql("delete from catalog.categories where id = :id")
                .param("id", category.id())
                .update());
    }

    /// Updates the listings of products of the branch, because its ancestors changed.
    private void relistBranch(Category category) {
        jdbc.sql("""
                select catalog.relist(array(
                    select product_id from catalog.category_listings where category_id = :id))
                """).param("id", category.id()).query((_, _) -> true).single();
    }

    private void saveTexts(Category category) {
        jdbc.sql("""
                with given as (
                    select g.key as locale, g.value ->> 'name' as name, g.value ->> 'description' as description,
                           g.value ->> 'slug' as slug, g.value ->> 'seoTitle' as seo_title,
                           g.value ->> 'seoDescription' as seo_description
                    from jsonb_each(:texts::jsonb) g
                ), old as (
                    insert into catalog.old_category_slugs (slug, locale, category_id)
                    select t.slug, t.locale, t.category_id
                    from catalog.category_translations t
                    left join given g on g.locale = t.locale
                    where t.category_id = :id and t.slug is distinct from g.slug
                    on conflict (slug, locale) do update set category_id = excluded.category_id
                ), taken as (
                    delete from catalog.old_category_slugs o using given g where o.slug = g.slug and o.locale = g.locale
                ), gone as (
                    delete from catalog.category_translations
                    where category_id = :id and locale not in (select locale from given)
                )
                insert into catalog.category_translations
                       (category_id, locale, name, description, slug, seo_title, seo_description)
                select :id, locale, name, description, slug, seo_title, seo_description from given
                on conflict (category_id, locale)
                do update set name = excluded.name, description = excluded.description, slug = excluded.slug,
                              seo_title = excluded.seo_title, seo_description = excluded.seo_description
                """).paramSource(category).update();
    }

    private static void translatingViolations(Runnable write) {
        try {
            write.run();
        } catch (DataIntegrityViolationException violation) {
            throw switch (Sql.constraint(violation).orElse("")) {
                case "category_translations_slug" ->
                    ConflictException.taken("/slug", "Another category has this slug in this language.");
                case "categories_parent" ->
                    new ConflictException(ProblemCode.IN_USE, "The category has subcategories.");
                case "attribute_values_category" ->
                    new ConflictException(ProblemCode.IN_USE, "An attribute of a product refers to the category.");
                case "product_categories_category" ->
                    new ConflictException(ProblemCode.IN_USE, "The category has products, possibly archived ones.");
                default -> violation;
            };
        }
    }
}
