package dev.kontor.order.withdrawal;

import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads declarations of withdrawal, each with one statement.
@Repository
class WithdrawalQueries {

    static final String COLUMNS = """
            w.id, w.status, w.order_id, w.order_number, w.email, w.name, w.statement, w.received_at, w.acknowledged_at,
            w.closed_at, w.closed_by, w.note
            """;

    private static final String TABLE = "orders.withdrawals w";

    private static final Sorting SORTING =
            Sorting.by("w.id", "-receivedAt", SortField.time("receivedAt", "w.received_at"));

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    WithdrawalQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<WithdrawalDetails> list(WithdrawalFilter filter, Listing listing) {
        return lists.select(COLUMNS, TABLE)
                .where(filter.conditions())
                .page(listing, SORTING, WithdrawalDetails.class, filter);
    }

    WithdrawalDetails get(WithdrawalId id) {
        return jdbc.sql("select " + COLUMNS + " from " + TABLE + " where w.id = :id")
                .param("id", id)
                .query(WithdrawalDetails.class)
                .optional()
                .orElseThrow(() -> NotFoundException.of("withdrawal", id));
    }
}
