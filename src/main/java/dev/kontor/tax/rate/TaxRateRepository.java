package dev.kontor.tax.rate;

import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.tax.TaxCategoryId;
import dev.kontor.tax.TaxRateId;
import dev.kontor.tax.TaxZoneId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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

/// Keeps tax rates.
@Repository
class TaxRateRepository {

    private static final Sorting SORTING = Sorting.by("r.id", "createdAt", SortField.time("createdAt", "r.created_at"));

    private static final String SELECT = """
            select r.id, r.version, r.zone_id, r.category_id, r.name, r.rate, r.created_at, r.updated_at
            from tax.rates r where\s""";

    private static final String FILTER = """
            (:zone::uuid is null or r.zone_id = :zone::uuid)
            and (:category::uuid is null or r.category_id = :category::uuid)
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;

    TaxRateRepository(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Page<TaxRate> list(TaxRateFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var rows = filtered(SELECT + FILTER + window.and() + window.orderAndLimit(), filter)
                .params(window.params())
                .query((row, _) -> rate(row))
                .list();
        var page = window.page(
                rows,
                (rate, field) ->
                        field.equals("createdAt") ? rate.createdAt() : rate.id().value());
        return listing.wantsTotal()
                ? page.withTotal(filtered("select count(*) from tax.rates r where " + FILTER, filter)
                        .query(Long.class)
                        .single())
                : page;
    }

    Optional<TaxRate> find(TaxRateId id) {
        return jdbc.sql(SELECT + "r.id = :id")
                .param("id", id.value())
                .query((row, _) -> rate(row))
                .optional();
    }

    void insert(TaxRate rate) {
        try {
            jdbc.sql("""
                            insert into tax.rates (id, version, zone_id, category_id, name, rate, created_at, updated_at)
                            values (:id, :version, :zone, :category, :name, :rate, :createdAt, :updatedAt)
                            """)
                    .param("id", rate.id().value())
                    .param("version", rate.version())
                    .param("zone", rate.zoneId().value())
                    .param("category", rate.categoryId().value())
                    .param("name", rate.name())
                    .param("rate", rate.rate())
                    .param("createdAt", rate.createdAt().atOffset(ZoneOffset.UTC))
                    .param("updatedAt", rate.updatedAt().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new ConflictException(
                    ProblemCode.ALREADY_EXISTS, "The zone has a rate for this category already. Change that one.");
        } catch (DataIntegrityViolationException unknown) {
            boolean zone = Sql.constraint(unknown).orElse("").equals("rates_zone_id_fkey");
            var detail = zone ? "There is no such tax zone." : "There is no such tax category.";
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    detail,
                    Map.of(),
                    List.of(FieldProblem.ofPointer(zone ? "/zoneId" : "/categoryId", "unknown", detail)));
        }
    }

    boolean update(TaxRate rate) {
        return jdbc.sql("""
                        update tax.rates
                        set version = version + 1, name = :name, rate = :rate, updated_at = :updatedAt
                        where id = :id and version = :version
                        """)
                        .param("name", rate.name())
                        .param("rate", rate.rate())
                        .param("updatedAt", rate.updatedAt().atOffset(ZoneOffset.UTC))
                        .param("id", rate.id().value())
                        .param("version", rate.version())
                        .update()
                == 1;
    }

    boolean delete(TaxRateId id, long version) {
        return jdbc.sql("delete from tax.rates where id = :id and version = :version")
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec filtered(String sql, TaxRateFilter filter) {
        return jdbc.sql(sql)
                .param("zone", filter.zoneId() == null ? null : filter.zoneId().value(), Types.OTHER)
                .param(
                        "category",
                        filter.categoryId() == null ? null : filter.categoryId().value(),
                        Types.OTHER);
    }

    private static TaxRate rate(ResultSet row) throws SQLException {
        var rate = row.getBigDecimal("rate").stripTrailingZeros();
        return new TaxRate(
                new TaxRateId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                new TaxZoneId(row.getObject("zone_id", UUID.class)),
                new TaxCategoryId(row.getObject("category_id", UUID.class)),
                row.getString("name"),
                rate.scale() < 0 ? rate.setScale(0) : rate,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
