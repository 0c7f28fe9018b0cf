package dev.kontor.catalog.brand;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.media.StoredCover;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists brands, finds unused slugs and stores former ones.
@Repository
class BrandQueries {

    private static final Sorting SORTING =
            Sorting.by("id", "name", SortField.text("name", "name"), SortField.time("createdAt", "created_at"));

    private static final String COLUMNS = """
            id, version, name, slug, description, descriptions, seo_title, seo_description, seo_titles,
            seo_descriptions, manufacturer, responsible_person, created_at, updated_at,
            """ + StoredCover.COLUMNS;

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    BrandQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<BrandDetails> list(Listing listing) {
        return lists.select(COLUMNS, "catalog.brands").page(listing, SORTING, BrandDetails.class);
    }

    /// Returns the slug, with a numeric suffix if another brand has it. Concurrent requests for the
    /// same slug wait until the transaction ends.
    String freeSlug(String slug) {
        Sql.lock(jdbc, "catalog.brand_slugs " + slug);
        var taken = jdbc.sql("""
                        select slug from catalog.brands where slug = :slug or slug ~ ('^' || :slug || '-[0-9]+$')
                        union
                        select slug from catalog.old_brand_slugs where slug = :slug or slug ~ ('^' || :slug || '-[0-9]+$')
                        """).param("slug", slug).query(String.class).set();
        return Slug.free(slug, taken);
    }

    /// Stores the slug that the brand had, and releases the one that it has from now on: an old slug keeps
    /// redirecting until another brand uses it.
    ///
    /// @param former absent if the brand is new
    void saveSlug(BrandId id, @Nullable String former, String slug) {
        if (slug.equals(former)) {
            return;
        }
        jdbc.sql("""
                with taken as (delete from catalog.old_brand_slugs where slug = :slug)
                insert into catalog.old_brand_slugs (slug, brand_id)
                select :former, :id::uuid where :former::text is not null
                on conflict (slug) do update set brand_id = excluded.brand_id
                """)
                .param("id", id)
                .param("former", former)
                .param("slug", slug)
                .update();
    }
}
