package dev.kontor.catalog.product.bulk;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.product.ProductContent;
import dev.kontor.catalog.product.ProductPlan;
import dev.kontor.catalog.product.ProductStatus;
import dev.kontor.catalog.product.ProductText;
import dev.kontor.shared.database.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Saves many whole products: one statement for each kind of row, and none for kinds without changes.
@Repository
class ProductBatchRepository {

    private final JdbcClient jdbc;

    ProductBatchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param plans plans with changes; their products are locked or new
    void save(List<ProductPlan> plans) {
        products(plans.stream().filter(ProductPlan::isNew).toList(), INSERT);
        products(plans.stream().filter(plan -> !plan.isNew()).toList(), UPDATE);
        texts(with(plans, ProductContent::texts));
        variants(with(plans, ProductContent::variants));
        media(with(plans, ProductContent::media));
        categories(plans);
    }

    /// Returns the plans whose part differs from before, except for new products with an empty list.
    private static List<ProductPlan> with(List<ProductPlan> plans, Function<ProductContent, Object> part) {
        return plans.stream()
                .filter(plan -> plan.hasOther(part))
                .filter(plan -> !plan.isNew()
                        || !(part.apply(plan.after().content()) instanceof List<?> list)
                        || !list.isEmpty())
                .toList();
    }

    /// A part of a product's content, such as a variant or a category.
    private record Part(ProductId product, int position, Object value) {}

    private static List<Part> parts(List<ProductPlan> plans, Function<ProductContent, List<?>> list) {
        var parts = new ArrayList<Part>();
        for (var plan : plans) {
            int position = 0;
            for (var value : list.apply(plan.after().content())) {
                parts.add(new Part(plan.after().id(), position++, value));
            }
        }
        return parts;
    }

    private static final String PRODUCTS = """
            unnest(:rows.id::uuid[], :rows.version::bigint[], :rows.status::text[], :rows.publishedAt::timestamptz[],
                   :rows.unpublishAt::timestamptz[], :rows.content.taxCategory::text[], :rows.content.externalId::text[],
                   :rows.content.options::text[], :rows.content.metadata::text[],
                   :rows.content.characteristics.type::uuid[],
                   :rows.content.characteristics.attributes.values::text[],
                   :rows.content.characteristics.brand::uuid[], :rows.content.characteristics.tags::text[],
                   :rows.content.characteristics.inputs::text[], :rows.createdAt::timestamptz[],
                   :rows.updatedAt::timestamptz[])
                as r(id, version, status, published_at, unpublish_at, tax_category, external_id, options, metadata,
                     type_id, attributes, brand_id, tags, inputs, created_at, updated_at)
            """;

    private static final String INSERT = """
            insert into catalog.products (id, version, status, published_at, tax_category, external_id, options,
                                          metadata, type_id, attributes, brand_id, tags, inputs, created_at, updated_at)
            select id, version, status, published_at, tax_category, external_id, options::jsonb, metadata::jsonb, type_id,
                   attributes::jsonb, brand_id, tags::text[], inputs::jsonb, created_at, updated_at
            from
            """ + PRODUCTS;

    private static final String UPDATE = """
            update catalog.products p
            set version = r.version, status = r.status, published_at = r.published_at, unpublish_at = r.unpublish_at,
                tax_category = r.tax_category, external_id = r.external_id, options = r.options::jsonb,
                metadata = r.metadata::jsonb, type_id = r.type_id, attributes = r.attributes::jsonb,
                brand_id = r.brand_id, tags = r.tags::text[], inputs = r.inputs::jsonb, updated_at = r.updated_at
            from
            """ + PRODUCTS + "where r.id = p.id";

    private void products(List<ProductPlan> plans, String sql) {
        if (!plans.isEmpty()) {
            write(plans.stream().map(ProductPlan::after).toList(), sql);
        }
    }

    private void texts(List<ProductPlan> plans) {
        record Text(ProductId product, Locale locale, ProductText text) {}
        var rows = new ArrayList<Text>();
        for (var plan : plans) {
            var product = plan.after();
            product.content().texts().forEach((locale, text) -> rows.add(new Text(product.id(), locale, text)));
        }
        if (rows.isEmpty()) {
            return;
        }
        // An old slug keeps redirecting until another product uses it.
        jdbc.sql("""
                with given as (
                    select * from unnest(:rows.product::uuid[], :rows.locale::text[], :rows.text.title::text[],
                                         :rows.text.description::text[], :rows.text.slug::text[],
                                         :rows.text.seoTitle::text[], :rows.text.seoDescription::text[])
                             as g(product, locale, title, description, slug, seo_title, seo_description)
                ), old as (
                    insert into catalog.old_product_slugs (slug, locale, product_id)
                    select t.slug, t.locale, t.product_id
                    from catalog.product_translations t
                    left join given g on g.product = t.product_id and g.locale = t.locale
                    where t.product_id = any(:products::uuid[]) and t.slug is distinct from g.slug
                    on conflict (slug, locale) do update set product_id = excluded.product_id
                ), taken as (
                    delete from catalog.old_product_slugs o using given g where o.slug = g.slug and o.locale = g.locale
                ), gone as (
                    delete from catalog.product_translations t
                    where t.product_id = any(:products::uuid[])
                    and not exists (select from given g where g.product = t.product_id and g.locale = t.locale)
                )
                insert into catalog.product_translations
                       (product_id, locale, title, description, slug, seo_title, seo_description)
                select product, locale, title, description, slug, seo_title, seo_description from given
                on conflict (product_id, locale)
                do update set title = excluded.title, description = excluded.description, slug = excluded.slug,
                              seo_title = excluded.seo_title, seo_description = excluded.seo_description
                """).param("rows", rows).param("products", ids(plans)).update();
    }

    private void variants(List<ProductPlan> plans) {
        replace(plans, parts(plans, ProductContent::variants), """
                delete from catalog.variants
                where product_id = any(:products::uuid[]) and id <> all(:rows.value.id::uuid[])
                """, """
                insert into catalog.variants
                       (id, product_id, position, sku, barcode, option_values, weight_grams, shippable,
                        volume_cm3, shipping_profile, attributes)
                select id, product, position, sku, barcode, option_values::text[], weight_grams, shippable,
                       volume_cm3, shipping_profile, attributes::jsonb
                from unnest(:rows.value.id::uuid[], :rows.product::uuid[], :rows.position::integer[],
                            :rows.value.sku::text[], :rows.value.barcode::text[], :rows.value.optionValues::text[],
                            :rows.value.weightGrams::bigint[], :rows.value.shippable::boolean[],
                            :rows.value.volumeCm3::bigint[], :rows.value.shippingProfile::text[],
                            :rows.value.attributes.values::text[])
                     as g(id, product, position, sku, barcode, option_values, weight_grams, shippable, volume_cm3,
                          shipping_profile, attributes)
                on conflict (id) do update
                set position = excluded.position, sku = excluded.sku, barcode = excluded.barcode,
                    option_values = excluded.option_values, weight_grams = excluded.weight_grams,
                    shippable = excluded.shippable, volume_cm3 = excluded.volume_cm3,
                    shipping_profile = excluded.shipping_profile, attributes = excluded.attributes
                """);
    }

    private void media(List<ProductPlan> plans) {
        replace(plans, parts(plans, ProductContent::media), """
                delete from catalog.product_media where product_id = any(:products::uuid[])
                """, """
                insert into catalog.product_media
                       (product_id, position, url, alt, width, height, media_id, role, variant_ids)
                select product, position, url, alt, width, height, media_id, role, variant_ids::uuid[]
                from unnest(:rows.product::uuid[], :rows.position::integer[], :rows.value.url::text[],
                            :rows.value.alt::text[], :rows.value.width::integer[], :rows.value.height::integer[],
                            :rows.value.mediaId::uuid[], :rows.value.role::text[], :rows.value.variantIds::text[])
                     as g(product, position, url, alt, width, height, media_id, role, variant_ids)
                """);
    }

    private void categories(List<ProductPlan> plans) {
        var recategorized = with(plans, ProductContent::categories);
        var listed = plans.stream()
                .filter(plan -> recategorized.contains(plan) || hasOtherStatus(plan))
                .toList();
        if (listed.isEmpty()) {
            return;
        }
        // Shared with other products; exclusive for a move in the category tree.
        Sql.lockShared(jdbc, "catalog.categories");
        replace(recategorized, parts(recategorized, ProductContent::categories), """
                delete from catalog.product_categories where product_id = any(:products::uuid[])
                """, """
                insert into catalog.product_categories (product_id, category_id, position)
                select product, category, position + 1
                from unnest(:rows.product::uuid[], :rows.value::uuid[], :rows.position::integer[])
                     as g(product, category, position)
                """);
        jdbc.sql("select catalog.relist(:products::uuid[])")
                .param("products", ids(listed))
                .query((_, _) -> true)
                .single();
    }

    private static boolean hasOtherStatus(ProductPlan plan) {
        var before = plan.before();
        return before == null
                ? plan.after().status() == ProductStatus.PUBLISHED
                        && !plan.after().content().categories().isEmpty()
                : before.status() != plan.after().status();
    }

    private void replace(List<ProductPlan> plans, List<Part> rows, String delete, String insert) {
        var old = plans.stream().filter(plan -> !plan.isNew()).toList();
        if (!old.isEmpty()) {
            jdbc.sql(delete).param("products", ids(old)).param("rows", rows).update();
        }
        if (!rows.isEmpty()) {
            write(rows, insert);
        }
    }

    private void write(List<?> rows, String sql) {
        jdbc.sql(sql).param("rows", rows).update();
    }

    private static List<ProductId> ids(List<ProductPlan> plans) {
        return plans.stream().map(plan -> plan.after().id()).toList();
    }
}
