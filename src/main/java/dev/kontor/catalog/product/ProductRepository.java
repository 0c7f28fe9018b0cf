package dev.kontor.catalog.product;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Keeps whole products. A load is one statement, a save one for each part that changed.
@Repository
class ProductRepository {

    private static final String SELECT = """
            select p.id, p.version, p.status, p.published_at, p.tax_category, p.external_id, p.options, p.metadata,
                   p.created_at, p.updated_at,
                   (select jsonb_agg(jsonb_build_object('locale', t.locale, 'title', t.title,
                               'description', t.description, 'slug', t.slug))
                    from catalog.product_translations t where t.product_id = p.id) as texts,
                   (select jsonb_agg(jsonb_build_object('id', v.id, 'position', v.position, 'sku', v.sku, 'barcode', v.barcode,
                               'optionValues', to_jsonb(v.option_values), 'weightGrams', v.weight_grams,
                               'shippable', v.shippable) order by v.position)
                    from catalog.variants v where v.product_id = p.id) as variants,
                   (select jsonb_agg(jsonb_build_object('position', m.position, 'url', m.url, 'alt', m.alt, 'width', m.width,
                               'height', m.height) order by m.position)
                    from catalog.product_media m where m.product_id = p.id) as media,
                   array(select pc.category_id::text from catalog.product_categories pc
                         where pc.product_id = p.id order by pc.position) as categories
            from catalog.products p
            """;

    private final JdbcClient jdbc;
    private final ProductRows rows;

    ProductRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.rows = new ProductRows(json);
    }

    Optional<Product> find(ProductId id) {
        return jdbc.sql(SELECT + "where p.id = :id")
                .param("id", id.value())
                .query((row, _) -> rows.product(row))
                .optional();
    }

    /// Loads the product and keeps others from changing it until the transaction ends.
    Optional<Product> findForUpdate(ProductId id) {
        // Locked before it is read: one statement would read the parts as they were before it waited for the lock.
        jdbc.sql("select 1 from catalog.products where id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
        return find(id);
    }

    Optional<ProductId> ofVariant(VariantId id) {
        return jdbc.sql("select product_id from catalog.variants where id = :id")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .map(ProductId::new);
    }

    Optional<ProductId> ofExternalId(String externalId) {
        return jdbc.sql("select id from catalog.products where external_id = :externalId")
                .param("externalId", externalId)
                .query(UUID.class)
                .optional()
                .map(ProductId::new);
    }

    /// The slug, with a number behind it if another product has it in that language.
    String freeSlug(Locale locale, String slug) {
        var taken = jdbc.sql("""
                        select slug from catalog.product_translations
                        where locale = :locale and (slug = :slug or slug ~ ('^' || :slug || '-[0-9]+$'))
                        """)
                .param("locale", locale.toLanguageTag())
                .param("slug", slug)
                .query(String.class)
                .set();
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? slug : slug + "-" + number)
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .orElseThrow();
    }

    void insert(Product product) {
        translatingViolations(() -> {
            jdbc.sql("""
                    insert into catalog.products (id, version, status, published_at, tax_category, external_id, options,
                                                  metadata, created_at, updated_at)
                    values (:id, :version, :status, :publishedAt, :taxCategory, :externalId, :options::jsonb,
                            :metadata::jsonb, :createdAt, :updatedAt)
                    """).params(rows.columns(product)).update();
            saveParts(product, null);
        });
    }

    /// @param before as it was loaded for update
    void update(Product product, Product before) {
        translatingViolations(() -> {
            int updated = jdbc.sql("""
                    update catalog.products
                    set version = :version, status = :status, published_at = :publishedAt, tax_category = :taxCategory,
                        external_id = :externalId, options = :options::jsonb, metadata = :metadata::jsonb,
                        updated_at = :updatedAt
                    where id = :id and version = :before
                    """)
                    .params(rows.columns(product))
                    .param("before", before.version())
                    .update();
            if (updated != 1) {
                throw new IllegalStateException(product.id().text() + " was saved without its lock");
            }
            saveParts(product, before);
        });
    }

    private void saveParts(Product product, @Nullable Product before) {
        var content = product.content();
        var old = before == null ? null : before.content();
        if (old == null || !old.texts().equals(content.texts())) {
            saveTexts(product);
        }
        if (old == null ? !content.variants().isEmpty() : !old.variants().equals(content.variants())) {
            saveVariants(product);
        }
        if (old == null ? !content.media().isEmpty() : !old.media().equals(content.media())) {
            saveMedia(product);
        }
        boolean recategorized = old == null
                ? !content.categories().isEmpty()
                : !old.categories().equals(content.categories());
        if (recategorized || (before != null && before.status() != product.status())) {
            // Shared with other products, exclusive with a move in the tree.
            jdbc.sql("select pg_advisory_xact_lock_shared(hashtext('catalog.categories'))")
                    .query((_, _) -> true)
                    .single();
            if (recategorized) {
                saveCategories(product);
            }
            jdbc.sql("select catalog.relist(array[:id::uuid])")
                    .param("id", product.id().value())
                    .query((_, _) -> true)
                    .single();
        }
    }

    private void saveTexts(Product product) {
        savePart(product, rows.texts(product), """
                with given as (
                    select * from jsonb_to_recordset(:rows::jsonb) as r(locale text, title text, description text, slug text)
                ), gone as (
                    delete from catalog.product_translations
                    where product_id = :id and locale not in (select locale from given)
                )
                insert into catalog.product_translations (product_id, locale, title, description, slug)
                select :id, locale, title, description, slug from given
                on conflict (product_id, locale)
                do update set title = excluded.title, description = excluded.description, slug = excluded.slug
                """);
    }

    private void saveVariants(Product product) {
        var variants = rows.variants(product);
        savePart(product, variants, """
                delete from catalog.variants v
                where product_id = :id
                and not exists (select from jsonb_to_recordset(:rows::jsonb) as r(id uuid) where r.id = v.id)
                """);
        savePart(product, variants, """
                insert into catalog.variants
                       (id, product_id, position, sku, barcode, option_values, weight_grams, shippable)
                select id, :id, position, sku, barcode, "optionValues", "weightGrams", shippable
                from jsonb_to_recordset(:rows::jsonb)
                     as r(id uuid, position integer, sku text, barcode text, "optionValues" text[],
                          "weightGrams" bigint, shippable boolean)
                on conflict (id) do update
                set position = excluded.position, sku = excluded.sku, barcode = excluded.barcode,
                    option_values = excluded.option_values, weight_grams = excluded.weight_grams,
                    shippable = excluded.shippable
                """);
    }

    private void saveMedia(Product product) {
        savePart(product, rows.media(product), """
                with given as (
                    select * from jsonb_to_recordset(:rows::jsonb)
                             as r(position integer, url text, alt text, width integer, height integer)
                ), gone as (
                    delete from catalog.product_media
                    where product_id = :id and position not in (select position from given)
                )
                insert into catalog.product_media (product_id, position, url, alt, width, height)
                select :id, position, url, alt, width, height from given
                on conflict (product_id, position)
                do update set url = excluded.url, alt = excluded.alt, width = excluded.width, height = excluded.height
                """);
    }

    private void saveCategories(Product product) {
        jdbc.sql("""
                with given as (
                    select * from unnest(:categories::uuid[]) with ordinality as g(category_id, position)
                ), gone as (
                    delete from catalog.product_categories
                    where product_id = :id and category_id not in (select category_id from given)
                )
                insert into catalog.product_categories (product_id, category_id, position)
                select :id, category_id, position from given
                on conflict (product_id, category_id) do update set position = excluded.position
                """)
                .param("id", product.id().value())
                .param("categories", Sql.uuids(product.content().categories()))
                .update();
    }

    private void savePart(Product product, String part, String sql) {
        jdbc.sql(sql).param("id", product.id().value()).param("rows", part).update();
    }

    private static void translatingViolations(Runnable write) {
        try {
            write.run();
        } catch (DataIntegrityViolationException violation) {
            throw switch (Sql.constraint(violation).orElse("")) {
                case "products_external_id" -> taken("/externalId", "Another product has this external id.");
                case "product_translations_slug" -> taken("/slug", "Another product has this slug in this language.");
                case "variants_sku" -> taken("/sku", "Another variant has this SKU.");
                case "product_categories_category" ->
                    new RejectedException(
                            ProblemCode.REJECTED,
                            "One of the categories does not exist.",
                            Map.of(),
                            List.of(FieldProblem.ofPointer(
                                    "/categoryIds", "not-found", "One of the categories does not exist.")));
                default -> violation;
            };
        }
    }

    private static ConflictException taken(String pointer, String detail) {
        return new ConflictException(
                ProblemCode.ALREADY_EXISTS,
                detail,
                Map.of(),
                List.of(FieldProblem.ofPointer(pointer, "already-exists", detail)));
    }
}
