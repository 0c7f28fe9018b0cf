package dev.kontor.storefront.product;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.GiftCardTerms;
import dev.kontor.catalog.ManufacturerContact;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.input.BuyerInput;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.storefront.attribute.StoreAttribute;
import dev.kontor.storefront.attribute.StoreAttributes;
import dev.kontor.storefront.context.Seo;
import dev.kontor.storefront.context.Slugs;
import dev.kontor.storefront.context.StoreContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads a product page except its variants.
@Repository
class StoreProductQueries {

    /// The path from the top to the product's first category.
    private static final String BREADCRUMBS = """
            (with recursive above as (
                select c.category_id, c.parent_id, 1 as level
                from catalog.pub_categories c
                where c.category_id = (
                    select pc.category_id from catalog.pub_product_categories pc
                    where pc.product_id = p.product_id order by pc.position limit 1)
                union all
                select c.category_id, c.parent_id, a.level + 1
                from above a
                join catalog.pub_categories c on c.category_id = a.parent_id
            )
            select jsonb_agg(jsonb_build_object('id', a.category_id, 'slug', coalesce(t.slug, d.slug),
                'name', coalesce(t.name, d.name)) order by a.level desc)
            from above a
            join catalog.pub_category_translations d on d.category_id = a.category_id and d.locale = :fallback
            left join catalog.pub_category_translations t on t.category_id = a.category_id and t.locale = :locale
            ) as breadcrumbs
            """;

    private static final String PAGE = """
            select p.product_id, p.published_at, p.options, p.metadata, p.tags, p.tax_category,
            """
            + ProductBrand.COLUMNS + ", " + """
                   r.manufacturer, r.responsible_person,
                   catalog.pub_valued_attributes(p.type_id, 'PRODUCT', p.attributes) as attributes,
                   coalesce(w.title, d.title) as title, coalesce(w.slug, d.slug) as slug,
                   coalesce(w.description, d.description) as description,
                   case when w.product_id is null then d.seo_title else w.seo_title end as seo_title,
                   case when w.product_id is null then d.seo_description else w.seo_description end as seo_description,
                   w.product_id is not null as translated,
                   (select jsonb_object_agg(t.locale, t.slug) from catalog.pub_product_translations t
                    where t.product_id = p.product_id) as slugs,
                   (select coalesce(jsonb_agg(jsonb_build_object('mediaId', m.media_id, 'url', m.url,
                               'alt', coalesce(nullif(m.alt, ''), n.alt ->> :locale, n.alt ->> :fallback, ''),
                               'width', m.width, 'height', m.height, 'role', m.role,
                               'variantIds', to_jsonb(m.variant_ids), 'renditions', n.renditions)
                               order by m.position), '[]'::jsonb)
                    from catalog.pub_product_media m
                    left join lateral (
                        select l.alt, l.renditions from media.pub_media l
                        where l.media_id = m.media_id limit 1) n on true
                    where m.product_id = p.product_id) as media,
                   (select i.inputs from catalog.pub_product_inputs i where i.product_id = p.product_id) as inputs,
                   (select jsonb_build_object('amount', g.amount, 'ranges', g.ranges, 'validDays', g.valid_days)
                    from catalog.pub_gift_cards g where g.product_id = p.product_id) as gift_card,
            """ + BREADCRUMBS + ", " + StoreAttributes.MEDIA_OF_PRODUCT + ", "
            + ProductRating.COLUMNS + "\n"
            + """
            from catalog.pub_products p
            join catalog.pub_product_translations d on d.product_id = p.product_id and d.locale = :fallback
            left join catalog.pub_product_translations w on w.product_id = p.product_id and w.locale = :locale
            """ + ProductBrand.JOIN + "\n" + ProductRating.JOIN;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final StoreAttributes attributes;

    StoreProductQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.attributes = new StoreAttributes(json);
    }

    record Facts(
            ProductId id,
            String slug,
            String title,
            String description,
            @Nullable Seo seo,
            boolean translated,
            Map<String, String> slugs,
            List<OfferedOption> options,
            List<ProductPicture> media,
            Map<String, String> metadata,
            List<StoreAttribute> attributes,
            List<BuyerInput> inputs,
            @Nullable GiftCardTerms giftCard,
            String taxCategory,
            List<Breadcrumb> breadcrumbs,
            @Nullable ProductBrand brand,
            @Nullable ManufacturerContact manufacturer,
            @Nullable ManufacturerContact responsiblePerson,
            List<String> tags,
            @Nullable ProductRating rating,
            Instant publishedAt) {}

    /// The product with that id that the channel sells, or with that slug in any language; the request's
    /// language takes precedence, former slugs come last.
    Optional<Facts> find(String idOrSlug, StoreContext context) {
        if (TypeIds.looksLikeId(idOrSlug)) {
            return jdbc.sql(PAGE + "where p.product_id = :id" + context.sells("p.product_id"))
                    .params(context.params())
                    .param("id", TypeIds.parse(ProductId.class, idOrSlug).value())
                    .query((row, _) -> facts(row, context))
                    .optional();
        }
        return jdbc.sql(PAGE + "where p.product_id = " + Slugs.product(context))
                .params(context.params())
                .param("slug", idOrSlug)
                .query((row, _) -> facts(row, context))
                .optional();
    }

    private List<BuyerInput> inputs(@Nullable String asked) {
        return asked == null ? List.of() : json.readValue(asked, new TypeReference<List<BuyerInput>>() {});
    }

    private List<Breadcrumb> breadcrumbs(@Nullable String stored) {
        record Row(UUID id, String slug, String name) {}
        return stored == null
                ? List.of()
                : json.readValue(stored, new TypeReference<List<Row>>() {}).stream()
                        .map(row -> new Breadcrumb(new CategoryId(row.id()), row.slug(), row.name()))
                        .toList();
    }

    private @Nullable ManufacturerContact contact(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, ManufacturerContact.class);
    }

    private Facts facts(ResultSet row, StoreContext context) throws SQLException {
        var texts = new TypeReference<Map<String, String>>() {};
        var stored = row.getString("gift_card");
        return new Facts(
                new ProductId(row.getObject("product_id", UUID.class)),
                row.getString("slug"),
                row.getString("title"),
                row.getString("description"),
                Seo.of(row.getString("seo_title"), row.getString("seo_description")),
                row.getBoolean("translated"),
                json.readValue(row.getString("slugs"), texts),
                OfferedOption.of(row, json, context),
                PictureRow.pictures(row.getString("media"), json),
                json.readValue(row.getString("metadata"), texts),
                attributes.read(row.getString("attributes"), row.getString("referred_media"), context),
                inputs(row.getString("inputs")),
                stored == null ? null : json.readValue(stored, GiftCardTerms.class),
                row.getString("tax_category"),
                breadcrumbs(row.getString("breadcrumbs")),
                ProductBrand.of(row),
                contact(row.getString("manufacturer")),
                contact(row.getString("responsible_person")),
                Sql.list(row, "tags"),
                ProductRating.of(row),
                Sql.instant(row, "published_at"));
    }
}
