package dev.kontor.catalog.brand;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.media.Covers;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Keeps brands.
@Repository
class BrandRepository {

    private static final Sorting SORTING =
            Sorting.by("b.id", "name", SortField.text("name", "b.name"), SortField.time("createdAt", "b.created_at"));

    private static final String SELECT = """
            select b.id, b.version, b.name, b.slug, b.description, b.descriptions, b.seo_title, b.seo_description,
                   b.seo_titles, b.seo_descriptions, b.picture, b.created_at, b.updated_at
            from catalog.brands b
            """;

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Cursors cursors;

    private final Covers covers;

    BrandRepository(JdbcClient jdbc, JsonMapper json, Cursors cursors, Covers covers) {
        this.covers = covers;
        this.jdbc = jdbc;
        this.json = json;
        this.cursors = cursors;
    }

    Page<Brand> list(Listing listing) {
        var window = cursors.window(listing, SORTING);
        var rows = jdbc.sql(SELECT + "where true" + window.and() + window.orderAndLimit())
                .params(window.params())
                .query((row, _) -> brand(row))
                .list();
        var page = window.page(rows, (brand, field) -> switch (field) {
            case "name" -> brand.name();
            case "createdAt" -> brand.createdAt();
            default -> brand.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) from catalog.brands")
                        .query(Long.class)
                        .single())
                : page;
    }

    Optional<Brand> find(BrandId id) {
        return jdbc.sql(SELECT + "where b.id = :id")
                .param("id", id.value())
                .query((row, _) -> brand(row))
                .optional();
    }

    /// Loads the brand and keeps others from changing it until the transaction ends.
    Optional<Brand> findForUpdate(BrandId id) {
        return jdbc.sql(SELECT + "where b.id = :id for update")
                .param("id", id.value())
                .query((row, _) -> brand(row))
                .optional();
    }

    /// The slug, with a number behind it if another brand has it.
    String freeSlug(String slug) {
        var taken = jdbc.sql(
                        "select slug from catalog.brands where slug = :slug or slug ~ ('^' || :slug || '-[0-9]+$')")
                .param("slug", slug)
                .query(String.class)
                .set();
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? slug : slug + "-" + number)
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .orElseThrow();
    }

    void insert(Brand brand) {
        translatingViolations(() -> jdbc.sql("""
                insert into catalog.brands
                    (id, version, name, slug, description, descriptions, seo_title, seo_description, seo_titles,
                     seo_descriptions, picture, created_at, updated_at)
                values (:id, :version, :name, :slug, :description, :descriptions::jsonb, :seoTitle, :seoDescription,
                        :seoTitles::jsonb, :seoDescriptions::jsonb, :picture::jsonb, :createdAt, :updatedAt)
                """).params(columns(brand)).update());
    }

    /// @param brand the next version of what was loaded for update
    void update(Brand brand) {
        translatingViolations(() -> jdbc.sql("""
                update catalog.brands
                set version = :version, name = :name, slug = :slug, description = :description,
                    descriptions = :descriptions::jsonb, seo_title = :seoTitle, seo_description = :seoDescription,
                    seo_titles = :seoTitles::jsonb, seo_descriptions = :seoDescriptions::jsonb,
                    picture = :picture::jsonb, updated_at = :updatedAt
                where id = :id
                """).params(columns(brand)).update());
    }

    void delete(BrandId id) {
        translatingViolations(() -> jdbc.sql("delete from catalog.brands where id = :id")
                .param("id", id.value())
                .update());
    }

    private Map<String, @Nullable Object> columns(Brand brand) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", brand.id().value());
        columns.put("version", brand.version());
        columns.put("name", brand.name());
        columns.put("slug", brand.slug());
        columns.put("description", brand.description());
        columns.put("descriptions", json.writeValueAsString(brand.descriptions()));
        columns.put("seoTitle", brand.seo().title());
        columns.put("seoDescription", brand.seo().description());
        columns.put("seoTitles", json.writeValueAsString(brand.seo().titles()));
        columns.put("seoDescriptions", json.writeValueAsString(brand.seo().descriptions()));
        columns.put("picture", covers.text(brand.picture()));
        columns.put("createdAt", Sql.time(brand.createdAt()));
        columns.put("updatedAt", Sql.time(brand.updatedAt()));
        return columns;
    }

    private Brand brand(ResultSet row) throws SQLException {
        return new Brand(
                new BrandId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("name"),
                row.getString("slug"),
                row.getString("description"),
                json.readValue(row.getString("descriptions"), TEXTS),
                new BrandSeo(
                        row.getString("seo_title"),
                        row.getString("seo_description"),
                        json.readValue(row.getString("seo_titles"), TEXTS),
                        json.readValue(row.getString("seo_descriptions"), TEXTS)),
                covers.read(row.getString("picture")),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }

    private static void translatingViolations(Runnable write) {
        try {
            write.run();
        } catch (DataIntegrityViolationException violation) {
            throw switch (Sql.constraint(violation).orElse("")) {
                case "brands_slug" -> {
                    var detail = "Another brand has this slug.";
                    yield new ConflictException(
                            ProblemCode.ALREADY_EXISTS,
                            detail,
                            Map.of(),
                            List.of(FieldProblem.ofPointer("/slug", "already-exists", detail)));
                }
                case "products_brand" ->
                    new ConflictException(ProblemCode.IN_USE, "Products are of this brand, archived ones perhaps.");
                default -> violation;
            };
        }
    }
}
