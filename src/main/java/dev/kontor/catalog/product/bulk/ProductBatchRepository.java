package dev.kontor.catalog.product.bulk;

import dev.kontor.catalog.product.ProductContent;
import dev.kontor.catalog.product.ProductPlan;
import dev.kontor.catalog.product.ProductStatus;
import dev.kontor.catalog.product.bulk.ProductBatchRows.CategoryRow;
import dev.kontor.catalog.product.bulk.ProductBatchRows.PictureRow;
import dev.kontor.catalog.product.bulk.ProductBatchRows.ProductRow;
import dev.kontor.catalog.product.bulk.ProductBatchRows.TextRow;
import dev.kontor.catalog.product.bulk.ProductBatchRows.VariantRow;
import dev.kontor.shared.database.Sql;
import java.util.ArrayList;
import java.util.List;
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

    private static final String PRODUCTS = """
            jsonb_to_recordset(:rows::jsonb) as r(id uuid, version bigint, status text, "publishedAt" timestamptz,
                "unpublishAt" timestamptz, "taxCategory" text, "externalId" text, options jsonb, metadata jsonb, "typeId" uuid, attributes jsonb,
                "brandId" uuid, tags text[], inputs jsonb, "createdAt" timestamptz, "updatedAt" timestamptz)
            """;

    private static final String INSERT = """
            insert into catalog.products (id, version, status, published_at, tax_category, external_id, options,
                                          metadata, type_id, attributes, brand_id, tags, inputs, created_at, updated_at)
            select id, version, status, "publishedAt", "taxCategory", "externalId", options, metadata, "typeId",
                   attributes, "brandId", tags, inputs, "createdAt", "updatedAt"
            from
            """ + PRODUCTS;

    private static final String UPDATE = """
            update catalog.products p
            set version = r.version, status = r.status, published_at = r."publishedAt", unpublish_at = r."unpublishAt",
                tax_category = r."taxCategory", external_id = r."externalId", options = r.options,
                metadata = r.metadata, type_id = r."typeId", attributes = r.attributes, brand_id = r."brandId",
                tags = r.tags, inputs = r.inputs, updated_at = r."updatedAt"
            from
            """ + PRODUCTS + "where r.id = p.id";

    private void products(List<ProductPlan> plans, String sql) {
        if (!plans.isEmpty()) {
            write(plans.stream().map(ProductRow::of).toList(), sql);
        }
    }

    private void texts(List<ProductPlan> plans) {
        var rows = new ArrayList<TextRow>();
        for (var plan : plans) {
            var product = plan.after();
            product.content()
                    .texts()
                    .forEach((locale, text) -> rows.add(new TextRow(
                            product.id().value(),
                            locale.toLanguageTag(),
                            text.title(),
                            text.description(),
                            text.slug(),
                            text.seoTitle(),
                            text.seoDescription())));
        }
        if (rows.isEmpty()) {
            return;
        }
        // An old slug keeps redirecting until another product uses it.
        jdbc.sql("""
                with given as (
                    select * from jsonb_to_recordset(:rows::jsonb)
                             as r(product uuid, locale text, title text, description text, slug text, "seoTitle" text,
                                  "seoDescription" text)
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
                select product, locale, title, description, slug, "seoTitle", "seoDescription" from given
                on conflict (product_id, locale)
                do update set title = excluded.title, description = excluded.description, slug = excluded.slug,
                              seo_title = excluded.seo_title, seo_description = excluded.seo_description
                """)
                .param("rows", Sql.json(rows))
                .param("products", ids(plans))
                .update();
    }

    private void variants(List<ProductPlan> plans) {
        var rows = new ArrayList<VariantRow>();
        for (var plan : plans) {
            int position = 0;
            for (var variant : plan.after().content().variants()) {
                rows.add(new VariantRow(
                        plan.after().id().value(),
                        variant.id().value(),
                        position++,
                        variant.sku(),
                        variant.barcode(),
                        variant.optionValues(),
                        variant.weightGrams(),
                        variant.shippable(),
                        variant.volumeCm3(),
                        variant.shippingProfile(),
                        variant.attributes().values()));
            }
        }
        replace(plans, rows, """
                delete from catalog.variants v
                where product_id = any(:products::uuid[])
                and not exists (select from jsonb_to_recordset(:rows::jsonb) as r(id uuid) where r.id = v.id)
                """, """
                insert into catalog.variants
                       (id, product_id, position, sku, barcode, option_values, weight_grams, shippable,
                        volume_cm3, shipping_profile, attributes)
                select id, product, position, sku, barcode, "optionValues", "weightGrams", shippable,
                       "volumeCm3", "shippingProfile", attributes
                from jsonb_to_recordset(:rows::jsonb)
                     as r(id uuid, product uuid, position integer, sku text, barcode text, "optionValues" text[],
                          "weightGrams" bigint, shippable boolean, "volumeCm3" bigint, "shippingProfile" text,
                          attributes jsonb)
                on conflict (id) do update
                set position = excluded.position, sku = excluded.sku, barcode = excluded.barcode,
                    option_values = excluded.option_values, weight_grams = excluded.weight_grams,
                    shippable = excluded.shippable, volume_cm3 = excluded.volume_cm3,
                    shipping_profile = excluded.shipping_profile, attributes = excluded.attributes
                """);
    }

    private void media(List<ProductPlan> plans) {
        var rows = new ArrayList<PictureRow>();
        for (var plan : plans) {
            int position = 0;
            for (var picture : plan.after().content().media()) {
                rows.add(PictureRow.of(plan.after().id(), picture, position++));
            }
        }
        replace(plans, rows, """
                delete from catalog.product_media where product_id = any(:products::uuid[])
                """, """
                insert into catalog.product_media
                       (product_id, position, url, alt, width, height, media_id, role, variant_ids)
                select product, position, url, alt, width, height, "mediaId", role, "variantIds"
                from jsonb_to_recordset(:rows::jsonb)
                     as r(product uuid, position integer, url text, alt text, width integer, height integer,
                          "mediaId" uuid, role text, "variantIds" uuid[])
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
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtext('catalog.categories'))")
                .query((_, _) -> true)
                .single();
        var rows = new ArrayList<CategoryRow>();
        for (var plan : recategorized) {
            int position = 1;
            for (var category : plan.after().content().categories()) {
                rows.add(new CategoryRow(plan.after().id().value(), category.value(), position++));
            }
        }
        replace(recategorized, rows, """
                delete from catalog.product_categories where product_id = any(:products::uuid[])
                """, """
                insert into catalog.product_categories (product_id, category_id, position)
                select product, category, position
                from jsonb_to_recordset(:rows::jsonb) as r(product uuid, category uuid, position integer)
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

    private void replace(List<ProductPlan> plans, List<?> rows, String delete, String insert) {
        var old = plans.stream().filter(plan -> !plan.isNew()).toList();
        if (!old.isEmpty()) {
            var statement = jdbc.sql(delete).param("products", ids(old));
            (delete.contains(":rows") ? statement.param("rows", Sql.json(rows)) : statement).update();
        }
        if (!rows.isEmpty()) {
            write(rows, insert);
        }
    }

    private void write(List<?> rows, String sql) {
        jdbc.sql(sql).param("rows", Sql.json(rows)).update();
    }

    private static String[] ids(List<ProductPlan> plans) {
        return Sql.uuids(plans.stream().map(plan -> plan.after().id()).toList());
    }
}
