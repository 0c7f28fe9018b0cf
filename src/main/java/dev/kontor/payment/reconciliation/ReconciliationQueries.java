package dev.kontor.payment.reconciliation;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.ReconciliationDifferenceId;
import dev.kontor.payment.ReconciliationId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads reconciliations and their differences for staff.
@Repository
class ReconciliationQueries {

    private static final Sorting SORTING = Sorting.by("id", "-startedAt", SortField.time("startedAt", "started_at"));
    private static final Sorting DIFFERENCES = Sorting.by("id", "kind", SortField.text("kind", "kind"));
    private static final String COLUMNS =
            "id, provider, from_at, until_at, status, charges, differences, started_at, ended_at, version";

    private final JdbcClient jdbc;
    private final Cursors cursors;

    ReconciliationQueries(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Page<Reconciliation> list(Listing listing) {
        var window = cursors.window(listing, SORTING);
        var rows = jdbc.sql("select " + COLUMNS + " from payment.reconciliations where true" + window.and()
                        + window.orderAndLimit())
                .params(window.params())
                .query(ReconciliationQueries::map)
                .list();
        var page = window.page(
                rows,
                (row, field) ->
                        field.equals("startedAt") ? row.startedAt() : row.id().value());
        return listing.wantsTotal()
                ? page.withTotal(count("select count(*) from payment.reconciliations", Map.of()))
                : page;
    }

    Reconciliation get(ReconciliationId id) {
        return jdbc.sql("select " + COLUMNS + " from payment.reconciliations where id = :id")
                .param("id", id.value())
                .query(ReconciliationQueries::map)
                .optional()
                .orElseThrow(() -> NotFoundException.of("reconciliation", id));
    }

    Page<ReconciliationDifference> differences(ReconciliationId id, Listing listing) {
        get(id);
        var window = cursors.window(listing, DIFFERENCES, id);
        var rows = jdbc.sql("""
                        select id, kind, reference, payment_id, currency, provider_minor, ledger_minor
                        from payment.reconciliation_differences where reconciliation_id = :reconciliation
                        """ + window.and() + window.orderAndLimit())
                .param("reconciliation", id.value())
                .params(window.params())
                .query(ReconciliationQueries::mapDifference)
                .list();
        var page = window.page(
                rows,
                (row, field) ->
                        field.equals("kind") ? row.kind().name() : row.id().value());
        return listing.wantsTotal()
                ? page.withTotal(count(
                        "select count(*) from payment.reconciliation_differences where reconciliation_id = :id",
                        Map.of("id", id.value())))
                : page;
    }

    private long count(String sql, Map<String, Object> params) {
        return jdbc.sql(sql).params(params).query(Long.class).single();
    }

    private static Reconciliation map(ResultSet row, int number) throws SQLException {
        var endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new Reconciliation(
                new ReconciliationId(row.getObject("id", UUID.class)),
                row.getString("provider"),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                ReconciliationStatus.valueOf(row.getString("status")),
                row.getInt("charges"),
                row.getInt("differences"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                row.getLong("version"));
    }

    private static ReconciliationDifference mapDifference(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new ReconciliationDifference(
                new ReconciliationDifferenceId(row.getObject("id", UUID.class)),
                ReconciliationDifference.Kind.valueOf(row.getString("kind")),
                row.getString("reference"),
                Optional.ofNullable(row.getObject("payment_id", UUID.class))
                        .map(PaymentId::new)
                        .orElse(null),
                Money.of(row.getLong("provider_minor"), currency),
                Money.of(row.getLong("ledger_minor"), currency));
    }
}
