package dev.kontor.catalog.product;

import dev.kontor.shared.database.Sql;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Saves the child rows of a product: one statement for each kind that changed, two for variants.
final class ProductChildTables {

    private final JdbcClient jdbc;

    ProductChildTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Saves the child rows that changed.
    ///
    /// @param before absent if the product is new
    void save(Product product, @Nullable Product before) {
        var content = product.content();
        var old = before == null ? null : before.content();
        if (old == null || !old.texts().equals(content.texts())) {
            texts(product);
        }
        if (old == null ? !content.variants().isEmpty() : !old.variants().equals(content.variants())) {
            variants(product);
        }
        if (old == null ? !content.media().isEmpty() : !old.media().equals(content.media())) {
            media(product);
        }
        if (old == null ? !content.relations().isEmpty() : !old.relations().equals(content.relations())) {
            relations(product);
        }
        boolean recategorized = old == null
                ? !content.categories().isEmpty()
                : !old.categories().equals(content.categories());
        if (recategorized || (before != null && relists(before, product))) {
            // Shared with other products; exclusive for a move in the category tree.
            Sql.lockShared(jdbc, "catalog.categories");
            if (recategorized) {
                categories(product);
            }
            jdbc.sql("select catalog.relist(array[:id::uuid])")
                    .param("id", product.id())
                    .query((_, _) -> true)
                    .single();
        }
    }

    private static boolean relists(Product before, Product after) {
        return before.status() != after.status()
                || !Objects.equals(before.publishedAt(), after.publishedAt())
                || !Objects.equals(before.unpublishAt(), after.unpublishAt());
    }

    private void texts(Product product) {
        var texts = product.content().texts();
        // An old slug keeps redirecting until another product uses it.
        jdbc.sql("""
                with given as (
                    select * from unnest(:locales::text[], :texts.title::text[], :texts.description::text[],
                                         :texts.slug::text[], :texts.seoTitle::text[], :texts.seoDescription::text[])
                             as g(locale, title, description, slug, seo_title, seo_description)
                ), old as (
                    insert into catalog.old_product_slugs (slug, locale, product_id)
                    select t.slug, t.locale, t.product_id
                    from catalog.product_translations t
                    left join given g on g.locale = t.locale
                    where t.product_id = :id and t.slug is distinct from g.slug
                    on conflict (slug, locale) do update set product_id = excluded.product_id
                ), taken as (
                    delete from catalog.old_product_slugs o using given g where o.slug = g.slug and o.locale = g.locale
                ), gone as (
                    delete from catalog.product_translations
                    where product_id = :id and locale not in (select locale from given)
                )
                insert into catalog.product_translations
                       (product_id, locale, title, description, slug, seo_title, seo_description)
                select :id, locale, title, description, slug, seo_title, seo_description from given
                on conflict (product_id, locale)
                do update set title = excluded.title, description = excluded.description, slug = excluded.slug,
                              seo_title = excluded.seo_title, seo_description = excluded.seo_description
                """)
                .param("id", product.id())
                .param("locales", texts.keySet())
                .param("texts", texts.values())
                .update();
    }

    private void relations(Product product) {
        part(product, """
                with given as (
                    select * from unnest(:content.relations.kind::text[], :content.relations.productId::uuid[])
                             with ordinality as g(kind, related_id, position)
                ), gone as (
                    delete from catalog.product_relations
                    where product_id = :id and (kind, related_id) not in (select kind, related_id from given)
                )
                insert into catalog.product_relations (product_id, kind, related_id, position)
                select :id, kind, related_id, position - 1 from given
                on conflict (product_id, kind, related_id) do update set position = excluded.position
                """);
    }

    private void variants(Product product) {
        part(product, """
                delete from catalog.variants where product_id = :id and id <> all(:content.variants.id::uuid[])
                """);
        part(product, """
                insert into catalog.variants
                       (id, product_id, position, sku, barcode, option_values, weight_grams, shippable,
                        volume_cm3, shipping_profile, attributes)
                select id, :id, position - 1, sku, barcode, option_values::text[], weight_grams, shippable,
                       volume_cm3, shipping_profile, attributes::jsonb
                from unnest(:content.variants.id::uuid[], :content.variants.sku::text[],
                            :content.variants.barcode::text[], :content.variants.optionValues::text[],
                            :content.variants.weightGrams::bigint[], :content.variants.shippable::boolean[],
                            :content.variants.volumeCm3::bigint[], :content.variants.shippingProfile::text[],
                            :content.variants.attributes.values::text[])
                     with ordinality as g(id, sku, barcode, option_values, weight_grams, shippable, volume_cm3,
                                          shipping_profile, attributes, position)
                on conflict (id) do update
                set position = excluded.position, sku = excluded.sku, barcode = excluded.barcode,
                    option_values = excluded.option_values, weight_grams = excluded.weight_grams,
                    shippable = excluded.shippable, volume_cm3 = excluded.volume_cm3,
                    shipping_profile = excluded.shipping_profile, attributes = excluded.attributes
                """);
    }

    private void media(Product product) {
        part(product, """
                with given as (
                    select *
                    from unnest(:content.media.url::text[], :content.media.alt::text[], :content.media.width::integer[],
                                :content.media.height::integer[], :content.media.mediaId::uuid[],
                                :content.media.role::text[], :content.media.variantIds::text[])
                         with ordinality as g(url, alt, width, height, media_id, role, variant_ids, position)
                ), gone as (
                    delete from catalog.product_media
                    where product_id = :id and position not in (select position - 1 from given)
                )
                insert into catalog.product_media
                       (product_id, position, url, alt, width, height, media_id, role, variant_ids)
                select :id, position - 1, url, alt, width, height, media_id, role, variant_ids::uuid[] from given
                on conflict (product_id, position)
                do update set url = excluded.url, alt = excluded.alt, width = excluded.width, height = excluded.height,
                              media_id = excluded.media_id, role = excluded.role, variant_ids = excluded.variant_ids
                """);
    }

    private void categories(Product product) {
        part(product, """
                with given as (
                    select * from unnest(:content.categories::uuid[]) with ordinality as g(category_id, position)
                ), gone as (
                    delete from catalog.product_categories
                    where product_id = :id and category_id not in (select category_id from given)
                )
                insert into catalog.product_categories (product_id, category_id, position)
                select :id, category_id, position from given
                on conflict (product_id, category_id) do update set position = excluded.position
                """);
    }

    private void part(Product product, String sql) {
        jdbc.sql(sql).paramSource(product).update();
    }
}
