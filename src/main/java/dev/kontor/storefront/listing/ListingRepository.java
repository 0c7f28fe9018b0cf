package dev.kontor.storefront.listing;

import dev.kontor.shared.database.Sql;
import dev.kontor.shared.shop.Shop;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Copies the sort keys of lists from the owners. Only differing rows are written.
@Repository
class ListingRepository {

    private static final String TITLES = """
            with fresh as (
                select d.product_id, l.locale, %s as sort_title
                from catalog.pub_product_translations d
                cross join unnest(:locales::text[]) as l(locale)
                left join catalog.pub_product_translations w on w.product_id = d.product_id and w.locale = l.locale
                where d.locale = :fallback and d.product_id = any (:ids::uuid[])
            ), gone as (
                delete from storefront.product_titles d
                where d.product_id = any (:ids::uuid[])
                and not exists (select from fresh f where f.product_id = d.product_id and f.locale = d.locale)
            )
            insert into storefront.product_titles (product_id, locale, sort_title)
            select f.product_id, f.locale, f.sort_title from fresh f
            where not exists (
                select from storefront.product_titles t
                where t.product_id = f.product_id and t.locale = f.locale and t.sort_title = f.sort_title)
            on conflict (product_id, locale) do update set sort_title = excluded.sort_title
            """.formatted(Sql.alphabetical("coalesce(w.title, d.title)"));

    private static final String PRICES = """
            with fresh as (
                select v.product_id, x.currency, min(x.amount_minor) as amount_minor
                from pricing.pub_prices x
                join catalog.pub_variants v on v.variant_id = x.variant_id
                where x.variant_id = any (:variants::uuid[])
                group by v.product_id, x.currency
            ), gone as (
                delete from storefront.product_prices d
                where d.product_id = any (:ids::uuid[])
                and not exists (select from fresh f where f.product_id = d.product_id and f.currency = d.currency)
            )
            insert into storefront.product_prices (product_id, currency, amount_minor)
            select f.product_id, f.currency, f.amount_minor from fresh f
            where not exists (
                select from storefront.product_prices p
                where p.product_id = f.product_id and p.currency = f.currency and p.amount_minor = f.amount_minor)
            on conflict (product_id, currency) do update set amount_minor = excluded.amount_minor
            """;

    private final JdbcClient jdbc;
    private final Shop shop;

    ListingRepository(JdbcClient jdbc, Shop shop) {
        this.jdbc = jdbc;
        this.shop = shop;
    }

    /// The products of the published variants, and of bundles that contain them.
    List<UUID> productsOf(Collection<UUID> variants) {
        // One lookup each: while a shop is filled, the planner underestimates it and would read all variants.
        return jdbc.sql("""
                        select distinct v.product_id
                        from (
                            select unnest(:ids::uuid[])
                            union
                            select b.bundle_id from catalog.pub_bundle_parts b where b.part_id = any (:ids::uuid[])
                        ) as g(id)
                        cross join lateral (
                            select p.product_id from catalog.pub_variants p where p.variant_id = g.id limit 1) v
                        """).param("ids", texts(variants)).query(UUID.class).list();
    }

    void refresh(Collection<UUID> products) {
        var ids = texts(products);
        jdbc.sql(TITLES)
                .param("ids", ids)
                .param("locales", locales())
                .param("fallback", shop.defaultLocale().toLanguageTag())
                .update();
        // Listing the variants restricts the view; a join would compute it for the whole shop.
        var variants = jdbc.sql("select variant_id from catalog.pub_variants where product_id = any (:ids::uuid[])")
                .param("ids", ids)
                .query(UUID.class)
                .list();
        jdbc.sql(PRICES).param("ids", ids).param("variants", texts(variants)).update();
    }

    /// The next published products in id order.
    List<UUID> publishedAfter(UUID last, int count) {
        return jdbc.sql("""
                select product_id from catalog.pub_products where product_id > :last order by product_id limit :count
                """)
                .param("last", last)
                .param("count", count)
                .query(UUID.class)
                .list();
    }

    /// Deletes entries of products that are no longer published.
    void removeUnpublished() {
        jdbc.sql("""
                delete from storefront.product_titles d
                where not exists (select from catalog.pub_products p where p.product_id = d.product_id)
                """).update();
        jdbc.sql("""
                delete from storefront.product_prices d
                where not exists (select from catalog.pub_products p where p.product_id = d.product_id)
                """).update();
    }

    private String[] locales() {
        return Sql.texts(shop.languageTags());
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
