package dev.kontor.payment.ledger;

import dev.kontor.payment.Ledger;
import dev.kontor.payment.LedgerAccount;
import dev.kontor.payment.LedgerEntry;
import dev.kontor.payment.LedgerEntryId;
import dev.kontor.payment.LedgerStatement;
import dev.kontor.payment.LedgerTransactionId;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.TimeRange;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the ledger.
@Repository
class LedgerQueries implements Ledger {

    private static final String COLUMNS =
            "id, transaction_id, account, payment_id, provider, cause, currency, amount_minor, posted_at";
    private static final Sorting SORTING = Sorting.by("id", "-postedAt", SortField.time("postedAt", "posted_at"));

    private final JdbcClient jdbc;
    private final Cursors cursors;

    LedgerQueries(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    @Override
    public LedgerStatement of(UUID reference) {
        var entries = jdbc.sql("select " + COLUMNS + """
                         from payment.ledger_entries where reference = :reference order by id
                        """)
                .param("reference", reference)
                .query(LedgerQueries::map)
                .list();
        return new LedgerStatement(entries, balances(entries));
    }

    private static List<LedgerStatement.Balance> balances(List<LedgerEntry> entries) {
        var sums = new TreeMap<LedgerAccount, Money>();
        entries.forEach(entry -> sums.merge(entry.account(), signed(entry), Money::plus));
        return sums.entrySet().stream()
                .map(sum -> new LedgerStatement.Balance(sum.getKey(), sum.getValue()))
                .toList();
    }

    private static Money signed(LedgerEntry entry) {
        return entry.debit() == null ? credit(entry).negated() : entry.debit();
    }

    private static Money credit(LedgerEntry entry) {
        if (entry.credit() == null) {
            throw new IllegalStateException("neither debit nor credit");
        }
        return entry.credit();
    }

    Page<LedgerEntry> list(LedgerFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var where = " where true"
                + (filter.account() == null ? "" : " and account = :account")
                + (filter.paymentId() == null ? "" : " and payment_id = :payment")
                + TimeRange.and(filter.postedAt(), "posted_at");
        var params = new HashMap<String, Object>(TimeRange.params(filter.postedAt(), "posted_at"));
        if (filter.account() != null) {
            params.put("account", filter.account().name());
        }
        if (filter.paymentId() != null) {
            params.put("payment", filter.paymentId().value());
        }
        var windowParams = new HashMap<>(params);
        windowParams.putAll(window.params());
        var rows = jdbc.sql("select " + COLUMNS + " from payment.ledger_entries" + where + window.and()
                        + window.orderAndLimit())
                .params(windowParams)
                .query(LedgerQueries::map)
                .list();
        var page = window.page(
                rows,
                (row, field) ->
                        field.equals("postedAt") ? row.postedAt() : row.id().value());
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) from payment.ledger_entries" + where)
                        .params(params)
                        .query(Long.class)
                        .single())
                : page;
    }

    private static LedgerEntry map(ResultSet row, int number) throws SQLException {
        long minor = row.getLong("amount_minor");
        var currency = row.getString("currency");
        return new LedgerEntry(
                new LedgerEntryId(row.getObject("id", UUID.class)),
                new LedgerTransactionId(row.getObject("transaction_id", UUID.class)),
                LedgerAccount.valueOf(row.getString("account")),
                new PaymentId(row.getObject("payment_id", UUID.class)),
                row.getString("provider"),
                row.getString("cause"),
                positive(minor, currency),
                positive(-minor, currency),
                row.getObject("posted_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Money positive(long minor, String currency) {
        return minor > 0 ? Money.of(minor, currency) : null;
    }
}
