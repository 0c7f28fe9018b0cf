package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Stores operations and refunds.
@Component
public class OperationRepository {

    private static final String COLUMNS = """
            id, payment_id, kind, amount_minor, currency, outcome, detail, request_key, started_at, ended_at,
            started_at < now() - interval '60 seconds' as stale
            """;
    private static final String REFUND_COLUMNS = """
            id, payment_id, amount_minor, currency, reason, items::text, keep_units, status, failure_reason, provider_reference,
            created_at, updated_at, version
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    OperationRepository(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /// Records an operation before it is sent. From then on, the background job polls it.
    ///
    /// @throws PaymentStateRefused if another operation is pending
    void begin(UUID id, Payment payment, Operation.Kind kind, Money amount, @Nullable String requestKey) {
        try {
            jdbc.sql("""
                            with watched as (
                                update payment.payments set checks = 0,
                                    next_check_at = least(next_check_at, now() + interval '15 seconds')
                                where id = :payment
                            )
                            insert into payment.operations
                                (id, payment_id, kind, amount_minor, currency, outcome, request_key, started_at)
                            values (:id, :payment, :kind, :amount, :currency, 'PENDING', :requestKey, now())
                            """)
                    .param("id", id)
                    .param("payment", payment.id().value())
                    .param("kind", kind.name())
                    .param("amount", amount.minor())
                    .param("currency", amount.currency().getCurrencyCode())
                    .param("requestKey", requestKey)
                    .update();
        } catch (DuplicateKeyException _) {
            throw PaymentStateRefused.inFlight();
        }
    }

    public List<Operation> of(PaymentId payment) {
        return jdbc.sql("select " + COLUMNS + """
                         from payment.operations where payment_id = :payment order by started_at, id
                        """)
                .param("payment", payment.value())
                .query(Operation.class)
                .list();
    }

    List<Operation> open(PaymentId payment) {
        return of(payment).stream()
                .filter(operation -> operation.outcome().isOpen())
                .toList();
    }

    Optional<Operation> ofRequest(PaymentId payment, Operation.Kind kind, String requestKey) {
        return jdbc.sql("select " + COLUMNS + """
                         from payment.operations
                        where payment_id = :payment and kind = :kind and request_key = :requestKey
                        """)
                .param("payment", payment.value())
                .param("kind", kind.name())
                .param("requestKey", requestKey)
                .query(Operation.class)
                .optional();
    }

    Operation get(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from payment.operations where id = :id")
                .param("id", id)
                .query(Operation.class)
                .single();
    }

    /// Marks an operation that the provider definitely has not received as sent again.
    void again(UUID id) {
        jdbc.sql("""
                        update payment.operations set outcome = 'PENDING', started_at = now()
                        where id = :id and outcome in ('PENDING', 'UNKNOWN')
                        """).param("id", id).update();
    }

    /// Reserves the amount and records the refund in one statement, whose condition prevents concurrent refunds from
    /// exceeding the payment.
    ///
    /// @return whether that much was left
    boolean beginRefund(Refund refund, @Nullable String requestKey) {
        int rows = jdbc.sql("""
                        with aside as (
                            update payment.payments set refund_pending_minor = refund_pending_minor + :amount,
                                checks = 0, next_check_at = least(next_check_at, now() + interval '15 seconds'),
                                updated_at = :now, version = version + 1
                            where id = :payment and status = 'CAPTURED' and currency = :currency
                              and refunded_minor + refund_pending_minor + contested_minor + lost_minor + :amount
                                  <= captured_minor
                            returning id, reference, provider
                        ), recorded as (
                            insert into payment.operations
                                (id, payment_id, kind, amount_minor, currency, outcome, request_key, started_at)
                            select :id, id, 'REFUND', :amount, :currency, 'PENDING', :requestKey, now() from aside
                        ), posted as (
                            insert into payment.ledger_entries (transaction_id, account, payment_id, reference, provider,
                                cause, currency, amount_minor, posted_at)
                            select :transaction, e.account, aside.id, reference, provider, 'REFUND', :currency, e.amount,
                                :now
                            from aside, (values ('REFUNDS', :amount), ('REFUNDS_PAYABLE', -:amount))
                                as e (account, amount)
                        )
                        insert into payment.refunds (id, payment_id, amount_minor, currency, reason, items, keep_units, status,
                            request_key, created_at, updated_at, version)
                        select :id, id, :amount, :currency, :reason, :items::jsonb, :keepUnits, 'PENDING', :requestKey, :now, :now, 1
                        from aside
                        """)
                .param("id", refund.id().value())
                .param("payment", refund.paymentId().value())
                .param("amount", refund.amount().minor())
                .param("currency", refund.amount().currency().getCurrencyCode())
                .param("reason", refund.reason())
                .param(
                        "items",
                        json.writeValueAsString(
                                refund.items().stream().map(RefundItem::stored).toList()))
                .param("keepUnits", refund.keepUnits())
                .param("requestKey", requestKey)
                .param("transaction", TypeIds.next())
                .param("now", now())
                .update();
        return rows == 1;
    }

    public Optional<Refund> refund(RefundId id) {
        return jdbc.sql("select " + REFUND_COLUMNS + " from payment.refunds where id = :id")
                .param("id", id.value())
                .query(this::mapRefund)
                .optional();
    }

    public List<Refund> refundsOf(PaymentId payment) {
        return refundsOf(List.of(payment));
    }

    List<Refund> refundsOf(List<PaymentId> payments) {
        return jdbc.sql("select " + REFUND_COLUMNS + """
                         from payment.refunds where payment_id = any(:payments::uuid[]) order by created_at, id
                        """)
                .param("payments", Sql.uuids(payments))
                .query(this::mapRefund)
                .list();
    }

    void saveRefund(RefundId id, RefundStatus status, @Nullable String failure, @Nullable String reference) {
        jdbc.sql("""
                        update payment.refunds set status = :status, failure_reason = :failure,
                            provider_reference = :reference, updated_at = :now, version = version + 1
                        where id = :id
                        """)
                .param("id", id.value())
                .param("status", status.name())
                .param("failure", failure)
                .param("reference", reference)
                .param("now", now())
                .update();
    }

    private Refund mapRefund(ResultSet row, int number) throws SQLException {
        return new Refund(
                new RefundId(row.getObject("id", UUID.class)),
                new PaymentId(row.getObject("payment_id", UUID.class)),
                Money.of(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("reason"),
                items(row),
                row.getBoolean("keep_units"),
                RefundStatus.valueOf(row.getString("status")),
                row.getString("failure_reason"),
                row.getString("provider_reference"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getLong("version"));
    }

    private List<RefundItem> items(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return json.readValue(row.getString("items"), new TypeReference<List<RefundItem.StoredItem>>() {}).stream()
                .map(item -> item.in(currency))
                .toList();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
