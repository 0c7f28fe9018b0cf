package dev.kontor.payment.ledger;

import dev.kontor.payment.Ledger;
import dev.kontor.payment.LedgerAccount;
import dev.kontor.payment.LedgerEntry;
import dev.kontor.payment.LedgerPosting;
import dev.kontor.payment.LedgerStatement;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.StoredValue;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.TimeRange;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the ledger, and appends movements of stored value.
@Repository
class LedgerQueries implements Ledger {

    private static final String COLUMNS = """
            id, transaction_id, account, payment_id, holder, provider, cause, currency, posted_at,
            case when amount_minor > 0 then amount_minor end as debit_minor,
            case when amount_minor < 0 then -amount_minor end as credit_minor
            """;
    private static final Sorting SORTING = Sorting.by("id", "-postedAt", SortField.time("postedAt", "posted_at"));

    private final JdbcClient jdbc;
    private final KeysetLists lists;
    private final Clock clock;

    LedgerQueries(JdbcClient jdbc, KeysetLists lists, Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.clock = clock;
    }

    @Override
    public LedgerStatement of(UUID reference) {
        var entries = jdbc.sql("select " + COLUMNS + """
                         from payment.ledger_entries where reference = :reference order by id
                        """)
                .param("reference", reference)
                .query(LedgerEntry.class)
                .list();
        return new LedgerStatement(entries, balances(entries));
    }

    @Override
    public List<Ledger.Movement> movements(Instant from, Instant until, int most) {
        return jdbc.sql("""
                        select m.*, p.method from (
                            select transaction_id, account, payment_id, reference, holder,
                                provider, min(cause) as cause, currency as amount_currency,
                                sum(amount_minor)::bigint as amount_minor, min(posted_at) as posted_at
                            from payment.ledger_entries
                            where posted_at >= :from and posted_at < :until
                            group by transaction_id, account, payment_id, reference, holder, provider, currency
                            having sum(amount_minor) <> 0
                            order by min(posted_at), transaction_id, account limit :most
                        ) m left join payment.payments p on p.id = m.payment_id
                        order by m.posted_at, m.transaction_id, m.account
                        """)
                .param("from", from)
                .param("until", until)
                .param("most", most)
                .query(Ledger.Movement.class)
                .list();
    }

    @Override
    public List<PaymentId> awaiting(PaymentId after, int limit) {
        return jdbc.sql("""
                        select distinct coalesce(first_id, id) as id from payment.payments
                        where provider = 'manual' and status in ('AWAITING_TRANSFER', 'CAPTURED')
                          and captured_minor + released_minor < amount_minor and coalesce(first_id, id) > :after
                        order by 1 limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query(PaymentId.class)
                .list();
    }

    @Override
    public void post(Collection<LedgerPosting> postings) {
        var rows = postings.stream().flatMap(LedgerQueries::entries).toList();
        jdbc.sql("""
                        insert into payment.ledger_entries (transaction_id, account, holder, reference, provider, cause,
                            currency, amount_minor, posted_at)
                        select *, :now from unnest(:rows.transactionId::uuid[], :rows.account::text[],
                            :rows.holder::text[], :rows.reference::uuid[], :rows.provider::text[], :rows.cause::text[],
                            :rows.amountCurrency::text[], :rows.amountMinor::bigint[])
                        """).param("rows", rows).param("now", clock.instant()).update();
    }

    /// One side of a posting.
    private record Side(
            UUID transactionId,
            LedgerAccount account,
            String holder,
            UUID reference,
            String provider,
            String cause,
            Money amount) {}

    private static Stream<Side> entries(LedgerPosting posting) {
        var transaction = TypeIds.next();
        return Stream.of(
                side(posting, transaction, posting.debit(), posting.amount()),
                side(posting, transaction, posting.credit(), posting.amount().negated()));
    }

    private static Side side(LedgerPosting posting, UUID transaction, LedgerAccount account, Money amount) {
        return new Side(
                transaction,
                account,
                posting.holder().text(),
                posting.holder().value(),
                StoredValue.PROVIDER,
                posting.cause(),
                amount);
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
        var conditions = new Conditions()
                .and("account = :account", "account", filter.account())
                .and("payment_id = :payment", "payment", filter.paymentId())
                .and(TimeRange.on("posted_at", filter.postedAt()));
        return lists.select(COLUMNS, "payment.ledger_entries")
                .where(conditions)
                .page(listing, SORTING, LedgerEntry.class, filter);
    }
}
