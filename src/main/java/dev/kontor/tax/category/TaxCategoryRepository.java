package dev.kontor.tax.category;

import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.tax.TaxCategoryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps tax categories.
@Repository
class TaxCategoryRepository {

    private static final Sorting SORTING =
            Sorting.by("id", "code", SortField.text("code", "code"), SortField.time("createdAt", "created_at"));

    private static final String SELECT =
            "select id, version, code, name, created_at, updated_at from tax.categories where ";

    private final JdbcClient jdbc;
    private final Cursors cursors;

    TaxCategoryRepository(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Page<TaxCategory> list(Listing listing) {
        var window = cursors.window(listing, SORTING);
        var rows = jdbc.sql(SELECT + "true" + window.and() + window.orderAndLimit())
                .params(window.params())
                .query((row, _) -> category(row))
                .list();
        var page = window.page(rows, (category, field) -> switch (field) {
            case "code" -> category.code();
            case "createdAt" -> category.createdAt();
            default -> category.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) from tax.categories")
                        .query(Long.class)
                        .single())
                : page;
    }

    Optional<TaxCategory> find(TaxCategoryId id) {
        return jdbc.sql(SELECT + "id = :id")
                .param("id", id.value())
                .query((row, _) -> category(row))
                .optional();
    }

    void insert(TaxCategory category) {
        try {
            jdbc.sql("""
                            insert into tax.categories (id, version, code, name, created_at, updated_at)
                            values (:id, :version, :code, :name, :createdAt, :updatedAt)
                            """)
                    .param("id", category.id().value())
                    .param("version", category.version())
                    .param("code", category.code())
                    .param("name", category.name())
                    .param("createdAt", category.createdAt().atOffset(ZoneOffset.UTC))
                    .param("updatedAt", category.updatedAt().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException taken) {
            var detail = "Another tax category has this code.";
            throw new ConflictException(
                    ProblemCode.ALREADY_EXISTS,
                    detail,
                    Map.of(),
                    List.of(FieldProblem.ofPointer("/code", "taken", detail)));
        }
    }

    boolean update(TaxCategory category) {
        return jdbc.sql("""
                        update tax.categories set version = version + 1, name = :name, updated_at = :updatedAt
                        where id = :id and version = :version
                        """)
                        .param("name", category.name())
                        .param("updatedAt", category.updatedAt().atOffset(ZoneOffset.UTC))
                        .param("id", category.id().value())
                        .param("version", category.version())
                        .update()
                == 1;
    }

    boolean delete(TaxCategoryId id, long version) {
        try {
            return jdbc.sql("delete from tax.categories where id = :id and version = :version")
                            .param("id", id.value())
                            .param("version", version)
                            .update()
                    == 1;
        } catch (DataIntegrityViolationException used) {
            throw new ConflictException(ProblemCode.IN_USE, "Tax rates refer to the category. Delete them first.");
        }
    }

    private static TaxCategory category(ResultSet row) throws SQLException {
        return new TaxCategory(
                new TaxCategoryId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("code"),
                row.getString("name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
