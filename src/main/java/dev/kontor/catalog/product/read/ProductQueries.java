package dev.kontor.catalog.product.read;

import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.TimeRange;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.Collections;
import java.util.Map;
import org.springframework.stereotype.Repository;

/// Lists products and variants for staff.
@Repository
public class ProductQueries {

    private static final Sorting PRODUCTS = Sorting.by(
            "p.id",
            "-createdAt",
            SortField.time("createdAt", "p.created_at"),
            SortField.time("updatedAt", "p.updated_at"),
            SortField.text("title", "t.title"));
    private static final Sorting VARIANTS = Sorting.by("v.id", "sku", SortField.text("sku", "v.sku"));

    private static final String TITLE =
            "join catalog.product_translations t on t.product_id = p.id and t.locale = :locale";

    private static final String PRODUCT = """
            p.id, p.version, p.status, t.title, t.slug, p.external_id,
            case p.status when 'PUBLISHED' then p.published_at end as published_at, p.created_at, p.updated_at,
            (select m.url from catalog.product_media m where m.product_id = p.id and m.role <> 'SWATCH'
             order by m.role = 'LISTING' desc, m.position limit 1) as image_url,
            (select count(*) from catalog.variants v where v.product_id = p.id) as variant_count
            """;

    private static final String VARIANT = """
            v.id, v.product_id, p.status as product_status, t.title as product_title,
            array_to_string(v.option_values, ' / ') as title, v.sku, v.barcode, v.weight_grams, v.shippable
            """;

    private final KeysetLists lists;
    private final Shop shop;

    ProductQueries(KeysetLists lists, Shop shop) {
        this.lists = lists;
        this.shop = shop;
    }

    public Page<ProductSummary> products(ProductFilter filter, Listing listing) {
        var text = filter.q() == null ? null : Sql.contains(filter.q());
        return lists.select(PRODUCT, "catalog.products p " + TITLE)
                .where(inDefaultLanguage()
                        .and("p.status = any (:status)", "status", filter.status())
                        .and("""
                                (p.id in (select s.product_id from catalog.product_translations s
                                          where s.title ilike :contains)
                                 or p.id in (select v.product_id from catalog.variants v where v.sku = :q))
                                """, "contains", text)
                        .params(Collections.singletonMap("q", filter.q()))
                        .and("""
                                exists (select from catalog.product_categories pc
                                        where pc.product_id = p.id and pc.category_id = :category)
                                """, "category", filter.categoryId())
                        .and("p.external_id = :externalId", "externalId", filter.externalId())
                        .and("p.type_id = :type", "type", filter.productTypeId())
                        .and("p.brand_id = :brand", "brand", filter.brandId())
                        .and("p.tags @> array[:tag::text]", "tag", filter.tag())
                        .and(TimeRange.on("p.created_at", filter.createdAt()))
                        .and(TimeRange.on("p.updated_at", filter.updatedAt())))
                .page(listing, PRODUCTS, ProductSummary.class, filter);
    }

    public Page<VariantSummary> variants(VariantFilter filter, Listing listing) {
        return lists.select(VARIANT, "catalog.variants v join catalog.products p on p.id = v.product_id " + TITLE)
                .where(inDefaultLanguage()
                        .and("v.sku = any (:sku)", "sku", filter.sku())
                        .and("v.barcode = :barcode", "barcode", filter.barcode()))
                .page(listing, VARIANTS, VariantSummary.class, filter);
    }

    private Conditions inDefaultLanguage() {
        return new Conditions().params(Map.of("locale", shop.defaultLocale().toLanguageTag()));
    }
}
