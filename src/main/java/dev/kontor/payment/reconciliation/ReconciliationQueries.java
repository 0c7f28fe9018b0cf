package dev.kontor.payment.reconciliation;

import dev.kontor.payment.ReconciliationId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads reconciliations and their differences for staff.
@Repository
class ReconciliationQueries {

    private static final Sorting SORTING = Sorting.by("id", "-startedAt", SortField.time("startedAt", "started_at"));
    private static final Sorting DIFFERENCES = Sorting.by("id", "kind", SortField.text("kind", "kind"));
    private static final String COLUMNS = """
            id, provider, from_at as "from", until_at as "until", status, charges, differences, started_at, ended_at,
            version
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    ReconciliationQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<Reconciliation> list(Listing listing) {
        return lists.select(COLUMNS, "payment.reconciliations").page(listing, SORTING, Reconciliation.class);
    }

    Reconciliation get(ReconciliationId id) {
        return jdbc.sql("select " + COLUMNS + " from payment.reconciliations where id = :id")
                .param("id", id)
                .query(Reconciliation.class)
                .optional()
                .orElseThrow(() -> NotFoundException.of("reconciliation", id));
    }

    Page<ReconciliationDifference> differences(ReconciliationId id, Listing listing) {
        get(id);
        return lists.select("""
                        id, kind, reference, payment_id, currency, provider_minor as at_provider_minor,
                        ledger_minor as in_ledger_minor
                        """, "payment.reconciliation_differences")
                .where(new Conditions().and("reconciliation_id = :reconciliation", "reconciliation", id))
                .page(listing, DIFFERENCES, ReconciliationDifference.class, id);
    }
}
