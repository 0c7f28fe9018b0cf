package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.shared.web.idempotency.IdempotencyKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores operations and refunds.
@Component
public class OperationRepository {

    private static final String COLUMNS = """
            id, payment_id, kind, amount_minor, currency, outcome, detail, request_key, started_at, ended_at,
            started_at < now() - interval '60 seconds' as stale
            """;
    private static final String REFUND_COLUMNS = """
            id, payment_id, amount_minor, currency, reason, purpose, purpose_id, keep_units, transferred, paid_by_staff,
            status, failure_reason, provider_reference,
            created_at, updated_at, version, taxes,
            (select coalesce(jsonb_agg(jsonb_build_object('id', item -> 'id', 'quantity', item -> 'quantity', 'amount',
                    %s) order by place), '[]')
                from jsonb_array_elements(items) with ordinality as stored (item, place)) as items
            """.formatted(Sql.money("item -> 'minor'", "currency"));

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final IdempotencyKeys keys;
    private final Clock clock;

    OperationRepository(JdbcClient jdbc, IdempotencyKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /// Claims the key of an API request in the caller's transaction, so that a retry finds its operation.
    ///
    /// @return the operation that an earlier attempt of the request has started
    Optional<Operation> claim(PaymentId payment, Operation.Kind kind, @Nullable IdempotencyKey key) {
        if (key == null) {
            return Optional.empty();
        }
        keys.claim(key, LEASE);
        return ofRequest(payment, kind, hash(key));
    }

    /// Returns the hash of the key that is stored permanently.
    static String hash(IdempotencyKey key) {
        return Keyring.hex(Keyring.hash(key.principal() + "\n" + key.operation() + "\n" + key.key()));
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
                    .param("payment", payment.id())
                    .param("kind", kind)
                    .param("amount", amount.minor())
                    .param("currency", amount.currency())
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
                .param("payment", payment)
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
                .param("payment", payment)
                .param("kind", kind)
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

    /// Reserves the amount and records the refund in one statement, whose condition prevents concurrent
    /// refunds from exceeding the payment. Nothing is sent for a refund that pays another purchase.
    ///
    /// @return whether that much was left
    boolean beginRefund(Refund refund, @Nullable String requestKey) {
        int rows = jdbc.sql("""
                        with aside as (
                            update payment.payments set refund_pending_minor = refund_pending_minor + :amountMinor,
                                checks = 0, next_check_at = case when :transferred then next_check_at
                                    else least(next_check_at, now() + interval '15 seconds') end,
                                updated_at = :now, version = version + 1
                            where id = :paymentId and status = 'CAPTURED' and currency = :amountCurrency
                              and refunded_minor + refund_pending_minor + contested_minor + lost_minor + :amountMinor
                                  <= captured_minor
                            returning id, reference,
                                case when :paidByStaff then 'manual' else coalesce((
                                    select root.provider from payment.payments root
                                    where root.id = payments.source_id), provider) end as provider
                        ), recorded as (
                            insert into payment.operations
                                (id, payment_id, kind, amount_minor, currency, outcome, request_key, started_at, ended_at)
                            select :id, id, 'REFUND', :amountMinor, :amountCurrency,
                                case when :transferred then 'SUCCEEDED' else 'PENDING' end, :requestKey, now(),
                                case when :transferred then now() end
                            from aside
                        ), posted as (
                            insert into payment.ledger_entries (transaction_id, account, payment_id, reference, provider,
                                cause, currency, amount_minor, posted_at)
                            select :transaction, e.account, aside.id, reference, provider, 'REFUND', :amountCurrency, e.amount,
                                :now
                            from aside, (values ('REFUNDS', :amountMinor), ('REFUNDS_PAYABLE', -:amountMinor))
                                as e (account, amount)
                        )
                        insert into payment.refunds (id, payment_id, amount_minor, currency, reason, purpose, purpose_id,
                            items, taxes, keep_units, transferred, paid_by_staff, status, request_key, created_at,
                            updated_at, version)
                        select :id, id, :amountMinor, :amountCurrency, :reason, :purpose, :purposeId, :items, :taxes, :keepUnits,
                            :transferred, :paidByStaff, 'PENDING', :requestKey, :now, :now, 1
                        from aside
                        """)
                .paramSource(refund)
                .param("items", items(refund))
                .param("taxes", taxes(refund))
                .param("requestKey", requestKey)
                .param("transaction", TypeIds.next())
                .param("now", clock.instant())
                .update();
        return rows == 1;
    }

    /// Records a refund that has moved no money, with its outcome. The payment is written by the caller.
    void recordRefund(Refund refund) {
        jdbc.sql("""
                        with recorded as (
                            insert into payment.operations
                                (id, payment_id, kind, amount_minor, currency, outcome, started_at, ended_at)
                            values (:id, :paymentId, 'REFUND', :amountMinor, :amountCurrency, 'SUCCEEDED', now(), now())
                        )
                        insert into payment.refunds (id, payment_id, amount_minor, currency, reason, purpose, purpose_id,
                            items, taxes, keep_units, transferred, status, created_at, updated_at, version)
                        values (:id, :paymentId, :amountMinor, :amountCurrency, :reason, :purpose, :purposeId, :items,
                            :taxes, :keepUnits, :transferred, :status, :createdAt, :updatedAt, :version)
                        """)
                .paramSource(refund)
                .param("items", items(refund))
                .param("taxes", taxes(refund))
                .update();
    }

    private static Object items(Refund refund) {
        return Sql.json(refund.items().stream().map(RefundItem::stored).toList());
    }

    private static @Nullable Object taxes(Refund refund) {
        return refund.taxes() == null ? null : Sql.json(refund.taxes());
    }

    /// Refunds of `payment.payments p` as JSON, oldest first.
    static final String REFUNDS =
            """
            (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'paymentId', r.payment_id, 'amount', %s,
                'reason', r.reason, 'purpose', r.purpose, 'purposeId', r.purpose_id, 'keepUnits', r.keep_units, 'transferred', r.transferred,
                'paidByStaff', r.paid_by_staff, 'status', r.status,
                'failureReason', r.failure_reason, 'providerReference', r.provider_reference,
                'createdAt', r.created_at, 'updatedAt', r.updated_at, 'version', r.version, 'taxes', r.taxes,
                'items', (select coalesce(jsonb_agg(jsonb_build_object('id', item -> 'id',
                        'quantity', item -> 'quantity', 'amount', %s) order by place), '[]')
                    from jsonb_array_elements(r.items) with ordinality as stored (item, place)))
                order by r.created_at, r.id), '[]')
             from payment.refunds r where r.payment_id = p.id)
            """.formatted(Sql.money("r.amount_minor", "r.currency"), Sql.money("item -> 'minor'", "r.currency"));

    public Optional<Refund> refund(RefundId id) {
        return jdbc.sql("select " + REFUND_COLUMNS + " from payment.refunds where id = :id")
                .param("id", id)
                .query(Refund.class)
                .optional();
    }

    public List<Refund> refundsOf(PaymentId payment) {
        return refundsOf(List.of(payment));
    }

    List<Refund> refundsOf(List<PaymentId> payments) {
        return jdbc.sql("select " + REFUND_COLUMNS + """
                         from payment.refunds where payment_id = any(:payments) order by created_at, id
                        """)
                .param("payments", payments)
                .query(Refund.class)
                .list();
    }

    List<Refund> refundsOfPurchase(PaymentId first) {
        return jdbc.sql("select " + REFUND_COLUMNS + """
                         from payment.refunds
                        where payment_id in (select id from payment.payments where id = :id or first_id = :id)
                        order by created_at, id
                        """)
                .param("id", first)
                .query(Refund.class)
                .list();
    }

    void saveRefund(RefundId id, RefundStatus status, @Nullable String failure, @Nullable String reference) {
        jdbc.sql("""
                        update payment.refunds set status = :status, failure_reason = :failure,
                            provider_reference = :reference, updated_at = :now, version = version + 1
                        where id = :id
                        """)
                .param("id", id)
                .param("status", status)
                .param("failure", failure)
                .param("reference", reference)
                .param("now", clock.instant())
                .update();
    }
}
