package dev.kontor.catalog.product;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.TimeRange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Loads and saves whole products. A load is one statement, a save one for each part that changed.
@Repository
public class ProductRepository {

    private static final String SELECT = """
            select p.id, p.version, p.status, p.published_at, p.unpublish_at, p.created_at, p.updated_at,
                   p.tax_category, p.external_id, p.metadata, p.options, p.type_id as type,
                   p.attributes as attributes_values, p.brand_id as brand, p.tags, p.inputs,
                   (select coalesce(jsonb_object_agg(t.locale, jsonb_build_object('title', t.title,
                               'description', t.description, 'slug', t.slug, 'seoTitle', t.seo_title,
                               'seoDescription', t.seo_description)), '{}')
                    from catalog.product_translations t where t.product_id = p.id) as texts,
                   (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'sku', v.sku, 'barcode', v.barcode,
                               'optionValues', to_jsonb(v.option_values), 'weightGrams', v.weight_grams,
                               'shippable', v.shippable, 'volumeCm3', v.volume_cm3,
                               'shippingProfile', v.shipping_profile,
                               'attributes', jsonb_build_object('values', v.attributes)) order by v.position), '[]')
                    from catalog.variants v where v.product_id = p.id) as variants,
                   (select coalesce(jsonb_agg(jsonb_build_object('url', m.url, 'alt', m.alt, 'width', m.width,
                               'height', m.height, 'mediaId', m.media_id, 'role', m.role,
                               'variantIds', to_jsonb(m.variant_ids)) order by m.position), '[]')
                    from catalog.product_media m where m.product_id = p.id) as media,
                   (select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'productId', r.related_id)
                               order by r.position), '[]')
                    from catalog.product_relations r where r.product_id = p.id) as relations,
                   array(select pc.category_id from catalog.product_categories pc
                         where pc.product_id = p.id order by pc.position) as categories
            from catalog.products p
            """;

    private final JdbcClient jdbc;
    private final ProductChildTables parts;

    ProductRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.parts = new ProductChildTables(jdbc);
    }

    public Optional<Product> find(ProductId id) {
        return jdbc.sql(SELECT + "where p.id = :id")
                .param("id", id)
                .query(Product.class)
                .optional();
    }

    public List<Product> find(Collection<ProductId> ids) {
        return jdbc.sql(SELECT + "where p.id = any(:ids::uuid[])")
                .param("ids", ids)
                .query(Product.class)
                .list();
    }

    /// Returns the next products by id that are not archived.
    public List<Product> after(@Nullable ProductId after, @Nullable TimeRange updatedAt, int most) {
        return jdbc.sql(SELECT + "where p.status <> 'ARCHIVED' and p.id > :after"
                        + TimeRange.and(updatedAt, "p.updated_at") + " order by p.id limit :most")
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .params(TimeRange.params(updatedAt, "p.updated_at"))
                .param("most", most)
                .query(Product.class)
                .list();
    }

    /// Loads the product and locks it until the transaction ends.
    public Optional<Product> findForUpdate(ProductId id) {
        // Locked before it is read: a single statement would read the child rows as they were before it waited
        // for the lock. A stronger lock would block references to the product: a move in the category tree lists
        // products again while changes of these products wait for the tree, which is a deadlock.
        jdbc.sql("select 1 from catalog.products where id = :id for no key update")
                .param("id", id)
                .query(Integer.class)
                .optional();
        return find(id);
    }

    public Optional<ProductId> ofVariant(VariantId id) {
        return jdbc.sql("select product_id from catalog.variants where id = :id")
                .param("id", id)
                .query(ProductId.class)
                .optional();
    }

    public Optional<ProductId> ofExternalId(String externalId) {
        return jdbc.sql("select id from catalog.products where external_id = :externalId")
                .param("externalId", externalId)
                .query(ProductId.class)
                .optional();
    }

    /// Returns the time of the database, which decides what is published.
    public Instant today() {
        return jdbc.sql("select now()").query(OffsetDateTime.class).single().toInstant();
    }

    /// Returns products whose scheduled time has come, the most overdue first.
    public List<ProductId> due(int count) {
        return jdbc.sql("select id from catalog.products where due_at <= now() order by due_at limit :count")
                .param("count", count)
                .query(ProductId.class)
                .list();
    }

    /// Returns the slug, with a numeric suffix if another product has it in that language. Concurrent requests
    /// for the same slug wait until the transaction ends.
    public String freeSlug(Locale locale, String slug) {
        Sql.lock(jdbc, "catalog.product_slugs " + locale.toLanguageTag() + ' ' + slug);
        var taken = jdbc.sql("""
                        select slug from catalog.product_translations
                        where locale = :locale and (slug = :slug or slug ~ ('^' || :slug || '-[0-9]+$'))
                        union
                        select slug from catalog.old_product_slugs
                        where locale = :locale and (slug = :slug or slug ~ ('^' || :slug || '-[0-9]+$'))
                        """)
                .param("locale", locale.toLanguageTag())
                .param("slug", slug)
                .query(String.class)
                .set();
        return Slug.free(slug, taken);
    }

    /// @param sku JSON pointer to the SKU of a variant, a format with its index
    public void insert(Product product, String sku) {
        translatingViolations(product, sku, () -> {
            jdbc.sql("""
                    insert into catalog.products (id, version, status, published_at, tax_category, external_id, options,
                                                  metadata, type_id, attributes, brand_id, tags, inputs, created_at, updated_at)
                    values (:id, :version, :status, :publishedAt, :content.taxCategory, :content.externalId,
                            :content.options::jsonb, :content.metadata::jsonb, :content.characteristics.type,
                            :content.characteristics.attributes.values::jsonb, :content.characteristics.brand,
                            :content.characteristics.tags::text[], :content.characteristics.inputs::jsonb, :createdAt,
                            :updatedAt)
                    """).paramSource(product).update();
            parts.save(product, null);
        });
    }

    /// @param before as loaded by [#findForUpdate]
    /// @param sku JSON pointer to the SKU of a variant, possibly a format with its index
    public void update(Product product, Product before, String sku) {
        translatingViolations(product, sku, () -> {
            int updated = jdbc.sql("""
                    update catalog.products
                    set version = :version, status = :status, published_at = :publishedAt, unpublish_at = :unpublishAt,
                        tax_category = :content.taxCategory, external_id = :content.externalId,
                        options = :content.options::jsonb, metadata = :content.metadata::jsonb,
                        type_id = :content.characteristics.type,
                        attributes = :content.characteristics.attributes.values::jsonb,
                        brand_id = :content.characteristics.brand, tags = :content.characteristics.tags::text[],
                        inputs = :content.characteristics.inputs::jsonb, updated_at = :updatedAt
                    where id = :id and version = :before
                    """)
                    .paramSource(product)
                    .param("before", before.version())
                    .update();
            if (updated != 1) {
                throw new IllegalStateException(product.id().text() + " changed although it should have been locked");
            }
            parts.save(product, before);
        });
    }

    /// @param sku JSON pointer to the SKU of a variant, a format with its index
    private static void translatingViolations(Product product, String sku, Runnable write) {
        try {
            write.run();
        } catch (DataIntegrityViolationException violation) {
            throw switch (Sql.constraint(violation).orElse("")) {
                case "products_external_id" ->
                    ConflictException.taken("/externalId", "Another product has this external id.");
                case "product_translations_slug" ->
                    ConflictException.taken("/slug", "Another product has this slug in this language.");
                case "variants_sku" -> takenSku(product, sku, Sql.detail(violation));
                case "product_categories_category" -> missing("/categoryIds", "One of the categories does not exist.");
                case "product_relations_related" -> missing("/relations", "One of the products does not exist.");
                case "bundle_parts_part" ->
                    new ConflictException(ProblemCode.IN_USE, "A variant to delete is a component of a bundle.");
                case "products_brand" -> missing("/brandId", "The brand does not exist.");
                default -> violation;
            };
        }
    }

    private static RejectedException missing(String pointer, String detail) {
        return RejectedException.at(pointer, "not-found", detail);
    }

    /// @param violated the detail of the unique violation, which contains the existing SKU
    private static ConflictException takenSku(Product product, String pointer, String violated) {
        var variants = product.content().variants();
        return IntStream.range(0, variants.size())
                .filter(place -> violated.contains("=(" + variants.get(place).sku() + ")"))
                .mapToObj(place -> ConflictException.taken(
                        pointer.formatted(place),
                        "Another variant, possibly of an archived product, has the SKU %s."
                                .formatted(variants.get(place).sku())))
                .findFirst()
                .orElseGet(() -> ConflictException.taken("/sku", "Another variant has this SKU."));
    }
}
