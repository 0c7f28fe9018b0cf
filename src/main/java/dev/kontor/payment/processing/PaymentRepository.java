package dev.kontor.payment.processing;

import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.RefundId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.SealedColumn;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores payments. A row is locked `for no key update` before the row of its order.
@Component
public class PaymentRepository {

    private static final String TOKEN = "payment-token";
    private static final String COLUMNS = """
            id, reference, method, provider, currency, amount_minor, captured_minor, released_minor, written_off_minor, overpaid_minor,
            refunded_minor, refund_pending_minor, contested_minor, lost_minor, withdrawn_minor, status, capture_now, token, provider_reference, decline_reason,
            action, instructions, alert, first_id as first, takes_rest, capture_later, accepted,
            source_id as source, source_refund_id as source_refund, created_at, version
            """;

    private static final String PURCHASE = """
             from payment.payments p where id = any(array(
                select id from payment.payments where id = :id
                union
                select first_id from payment.payments where id = :id and first_id is not null
                union
                select part.id from payment.payments one
                join payment.payments part on part.first_id = coalesce(one.first_id, one.id)
                where one.id = :id))
            order by id
            """;

    private final JdbcClient jdbc;
    private final Keyring keyring;
    private final Clock clock;

    PaymentRepository(JdbcClient jdbc, Keyring keyring, Clock clock) {
        this.jdbc = jdbc;
        this.keyring = keyring;
        this.clock = clock;
    }

    @Bean
    static SealedColumn sealedPaymentTokens() {
        return new SealedColumn("payment.payments", "token", "id::text", TOKEN, UnaryOperator.identity());
    }

    public Optional<Payment> find(PaymentId id) {
        return jdbc.sql("select " + COLUMNS + " from payment.payments where id = :id")
                .param("id", id)
                .query(PaymentRow.class)
                .optional()
                .map(this::payment);
    }

    public Optional<Payment> ofProvider(String provider, String reference) {
        return jdbc.sql("select " + COLUMNS + """
                         from payment.payments where provider = :provider and provider_reference = :reference
                        order by created_at limit 1
                        """)
                .param("provider", provider)
                .param("reference", reference)
                .query(PaymentRow.class)
                .optional()
                .map(this::payment);
    }

    List<Payment> ofReferences(Collection<UUID> references) {
        return jdbc
                .sql("select " + COLUMNS + """
                         from payment.payments where reference = any(:references)
                        order by created_at desc, id desc
                        """)
                .param("references", references)
                .query(PaymentRow.class)
                .list()
                .stream()
                .map(this::payment)
                .toList();
    }

    /// Writes a new payment unless the reference has an open or successful one that it does not complete. A payment
    /// being canceled because another part failed does not count.
    Optional<Payment> insert(PaymentId id, NewPayment payment, String provider, boolean automatic) {
        boolean part = payment.firstPart() != null || !payment.takesRest();
        return jdbc.sql("""
                        with first as (
                            select id from payment.payments where id = :firstPart and status = 'CREATED'
                            for no key update
                        )
                        insert into payment.payments (id, reference, method, provider, currency, amount_minor, status,
                            capture_now, token, first_id, takes_rest, capture_later, next_check_at, created_at, updated_at,
                            version)
                        select :id, :reference, :method, :provider, :amountCurrency, :amountMinor, 'CREATED', :captureNow,
                            :token, :firstPart, :takesRest, :captureLater, now() + interval '6 hours', :now, :now, 1
                        where (:firstPart is null or exists (select from first)) and not exists (
                            select from payment.payments other where other.reference = :reference
                              and (:firstPart is null
                                  or other.id <> :firstPart and other.first_id is distinct from :firstPart)
                              and (other.status in ('CREATED', 'UNKNOWN', 'ACTION_REQUIRED', 'AWAITING_TRANSFER',
                                      'AUTHORIZED')
                                  or other.status = 'CAPTURED'
                                      and other.refunded_minor + other.refund_pending_minor < other.captured_minor)
                              and not exists (
                                  select from payment.payments failed where failed.reference = :reference
                                    and coalesce(failed.first_id, failed.id) = coalesce(other.first_id, other.id)
                                    and failed.status in ('DECLINED', 'CANCELED') and not failed.accepted))
                        returning\s""" + COLUMNS)
                .param("id", id)
                .paramSource(payment)
                .param("provider", provider)
                .param("captureNow", automatic && !part)
                .param("captureLater", automatic && part)
                .param("token", payment.token() == null ? null : seal(payment.token(), id.value()))
                .param("now", clock.instant())
                .query(PaymentRow.class)
                .optional()
                .map(this::payment);
    }

    /// Adds a payment to an accepted purchase, which is locked. It takes the rest of the purchase from now on.
    ///
    /// @param first of the purchase
    /// @param source the payment whose provider holds the money, if it is there
    /// @param refund the refund that provides it
    Payment insertSupplement(
            PaymentId first,
            String method,
            String provider,
            Money amount,
            @Nullable PaymentId source,
            @Nullable RefundId refund) {
        return payment(jdbc.sql("""
                        with joined as (
                            update payment.payments set takes_rest = false, accepted = true where id = :first
                            returning reference
                        )
                        insert into payment.payments (id, reference, method, provider, currency, amount_minor, status,
                            capture_now, first_id, takes_rest, capture_later, accepted, source_id, source_refund_id,
                            created_at, updated_at, version)
                        select :id, joined.reference, :method, :provider, :currency, :amount, 'CREATED', false, :first,
                            true, false, true, :source, :refund, :now, :now, 1
                        from joined
                        returning\s""" + COLUMNS)
                .param("id", PaymentId.next())
                .param("first", first)
                .param("method", method)
                .param("provider", provider)
                .param("currency", amount.currency())
                .param("amount", amount.minor())
                .param("source", source)
                .param("refund", refund)
                .param("now", clock.instant())
                .query(PaymentRow.class)
                .single());
    }

    /// Writes a purchase whose payments have all succeeded, with their ledger entries.
    Purchase insertPromised(UUID reference, List<ValueTransfers.PromisedPart> parts) {
        var rows = jdbc.sql("""
                        with inserted as (
                            insert into payment.payments (id, reference, method, provider, currency, amount_minor,
                                status, capture_now, provider_reference, instructions, first_id, takes_rest, capture_later,
                                accepted, source_id, source_refund_id, created_at, updated_at, version)
                            select n.id, :reference, n.method, n.provider, n.currency, n.amount, n.status, false,
                                n.provider_reference,
                                case when n.status = 'AWAITING_TRANSFER' then :instructions::jsonb else '{}' end, case when n.place > 1 then :first end,
                                n.place = :count, false, :count > 1, n.source, n.refund, :now, :now, 1
                            from unnest(:parts.id::uuid[], :parts.method::text[], :parts.provider::text[],
                                :parts.amountCurrency::text[], :parts.amountMinor::bigint[], :parts.status::text[],
                                :parts.providerReference::text[], :parts.source::uuid[],
                                :parts.refund::uuid[])
                                with ordinality as n (id, method, provider, currency, amount, status,
                                    provider_reference, source, refund, place)
                            returning *
                        ), posted as (
                            insert into payment.ledger_entries (transaction_id, account, payment_id, reference, provider,
                                cause, currency, amount_minor, posted_at)
                            select part.id, e.account, part.id, part.reference,
                                coalesce((select root.provider from payment.payments root
                                    where root.id = part.source_id), part.provider),
                                'AUTHORIZE', part.currency, e.sign * part.amount_minor, :now
                            from inserted part, (values ('RECEIVABLE', 1), ('SALES', -1)) as e (account, sign)
                            where part.amount_minor > 0
                        )
                        select %s from inserted
                        """.formatted(COLUMNS))
                .param("reference", reference)
                .param("parts", parts)
                .param("first", parts.getFirst().id())
                .param("count", parts.size())
                .param("instructions", Sql.json(parts.getLast().instructions()))
                .param("now", clock.instant())
                .query(PaymentRow.class)
                .list();
        return Purchase.of(rows.stream().map(this::payment).toList()).orElseThrow();
    }

    /// Changes the amount of a purchase that was not sent yet; the part that takes the rest is adjusted. Empty if it
    /// was sent or no amount is left for that part.
    Optional<Payment> reprice(PaymentId id, Money amount) {
        return jdbc.sql("""
                        with others as (
                            select coalesce(sum(amount_minor), 0) as minor from payment.payments
                            where (id = :id or first_id = :id) and not takes_rest
                        )
                        update payment.payments set amount_minor = :amount - others.minor, updated_at = :now,
                            version = version + 1
                        from others
                        where (id = :id or first_id = :id) and takes_rest and status = 'CREATED' and currency = :currency
                          and (others.minor = 0 or :amount > others.minor)
                        returning\s""" + COLUMNS)
                .param("id", id)
                .param("amount", amount.minor())
                .param("currency", amount.currency().getCurrencyCode())
                .param("now", clock.instant())
                .query(PaymentRow.class)
                .optional()
                .map(this::payment);
    }

    /// Locks all payments of the purchase in the order of their ids.
    Optional<Purchase> lock(PaymentId id) {
        return purchase(id, " for no key update");
    }

    /// Finds the purchase with all its payments.
    Optional<Purchase> purchase(PaymentId id) {
        return purchase(id, "");
    }

    /// A payment with its refunds, oldest first.
    private record Refunded(PaymentRow row, List<Refund> refunds) {}

    /// A purchase with the refunds of all its payments, oldest first.
    record RefundedPurchase(Purchase purchase, List<Refund> refunds) {}

    /// Finds the purchase with its refunds in one statement, so that both are of the same time.
    Optional<RefundedPurchase> refundedPurchase(PaymentId id) {
        var rows = jdbc.sql("select " + COLUMNS + ", " + OperationRepository.REFUNDS + " as refunds" + PURCHASE)
                .param("id", id)
                .query(Refunded.class)
                .list();
        return Purchase.of(rows.stream().map(found -> payment(found.row())).toList())
                .map(purchase -> new RefundedPurchase(
                        purchase,
                        rows.stream()
                                .flatMap(found -> found.refunds().stream())
                                .sorted(Comparator.comparing(Refund::createdAt)
                                        .thenComparing(refund -> refund.id().value()))
                                .toList()));
    }

    private Optional<Purchase> purchase(PaymentId id, String lock) {
        var all =
                jdbc.sql("select " + COLUMNS + PURCHASE + lock).param("id", id).query(PaymentRow.class).list().stream()
                        .map(this::payment)
                        .toList();
        return Purchase.of(all);
    }

    /// Records that all of these succeeded together.
    void accept(Collection<PaymentId> parts) {
        jdbc.sql("update payment.payments set accepted = true where id = any(:ids)")
                .param("ids", parts)
                .update();
    }

    /// Marks a payment that was never sent as being sent now. Empty if it was sent before.
    Optional<Payment> beginAuthorization(PaymentId id) {
        return jdbc.sql("""
                        with claimed as (
                            update payment.payments set status = 'UNKNOWN', checks = 0, updated_at = :now,
                                next_check_at = now() + interval '15 seconds', version = version + 1
                            where id = :id and status = 'CREATED'
                            returning *
                        ), recorded as (
                            insert into payment.operations
                                (id, payment_id, kind, amount_minor, currency, outcome, started_at)
                            select id, id, 'AUTHORIZE', amount_minor, currency, 'PENDING', now() from claimed
                            on conflict (id) do update
                                set outcome = 'PENDING', detail = null, started_at = now(), ended_at = null,
                                    amount_minor = excluded.amount_minor
                        )
                        select %s from claimed
                        """.formatted(COLUMNS))
                .param("id", id)
                .param("now", clock.instant())
                .query(PaymentRow.class)
                .optional()
                .map(this::payment);
    }

    /// Writes the locked payment and its ledger entries after a change without an operation of the shop.
    void save(Payment payment, String cause) {
        require(payment, saveUnlessChanged(payment, TypeIds.next(), Operation.Outcome.SUCCEEDED, null, cause));
    }

    /// Writes the locked payment, its ledger entries, and the outcome of the operation that changed it.
    void save(Payment payment, UUID operation, Operation.Outcome outcome, @Nullable String detail) {
        require(payment, saveUnlessChanged(payment, operation, outcome, detail));
    }

    private static void require(Payment payment, boolean saved) {
        if (!saved) {
            throw new OptimisticLockingFailureException(
                    "payment " + payment.id().text() + " was changed by another transaction");
        }
    }

    /// Returns false and writes nothing if the payment has changed since it was read.
    boolean saveUnlessChanged(Payment payment, UUID operation, Operation.Outcome outcome, @Nullable String detail) {
        return saveUnlessChanged(payment, operation, outcome, detail, "CANCEL");
    }

    private boolean saveUnlessChanged(
            Payment payment, UUID operation, Operation.Outcome outcome, @Nullable String detail, String otherCause) {
        long rows = jdbc.sql("""
                        with saved as (
                            update payment.payments p set status = :status, captured_minor = :capturedMinor,
                                released_minor = :funds.releasedMinor, written_off_minor = :funds.writtenOffMinor, overpaid_minor = :funds.overpaidMinor,
                                refunded_minor = :funds.refundedMinor, refund_pending_minor = :funds.refundPendingMinor,
                                contested_minor = :funds.disputed.contestedMinor, lost_minor = :funds.disputed.lostMinor,
                                withdrawn_minor = :funds.disputed.withdrawnMinor,
                                token = case when :retainsToken then token end,
                                provider_reference = :providerReference, decline_reason = :declineReason,
                                action = :action, instructions = :instructions, alert = :alert,
                                updated_at = :now, version = version + 1,
                                next_check_at = case when :status.isOpen or :operationOpen
                                        or p.capture_later and :status = 'AUTHORIZED' or exists (
                                        select from payment.operations o where o.payment_id = p.id
                                          and o.id <> :operation and o.outcome in ('PENDING', 'UNKNOWN'))
                                    then coalesce(next_check_at, now() + interval '15 seconds') end
                            where id = :id and version = :version
                            returning id, reference, currency,
                                coalesce((select 'manual' from payment.refunds r where r.id = :operation and r.paid_by_staff),
                                    (select root.provider from payment.payments root where root.id = p.source_id),
                                    p.provider) as provider
                        ), ended as (
                            update payment.operations set outcome = :outcome, detail = :detail,
                                ended_at = case when :operationOpen then null else now() end
                            where id = :operation and outcome in ('PENDING', 'UNKNOWN') and exists (select from saved)
                        ), posted as (
                            insert into payment.ledger_entries (transaction_id, account, payment_id, reference, provider,
                                cause, currency, amount_minor, posted_at)
                            select :transaction, e.account, saved.id, saved.reference, saved.provider,
                                coalesce((select o.kind from payment.operations o where o.id = :operation), :otherCause),
                                saved.currency, e.amount, :now
                            from saved, unnest(:entries.key::text[], :entries.value::bigint[]) as e (account, amount)
                        )
                        select count(*) from saved
                        """)
                .param("operation", operation)
                .param("outcome", outcome)
                .param("detail", detail)
                .param("operationOpen", outcome.isOpen())
                .param("otherCause", otherCause)
                .param("transaction", TypeIds.next())
                .param("entries", payment.unposted().amounts())
                .param("now", clock.instant())
                .paramSource(payment)
                .query(Long.class)
                .single();
        if (rows == 1) {
            payment.saved();
        }
        return rows == 1;
    }

    private Payment payment(PaymentRow row) {
        var sealed = row.token();
        return new Payment(row, sealed == null ? null : open(sealed, row.id().value()));
    }

    private byte[] seal(String token, UUID id) {
        return keyring.seal(TOKEN, token.getBytes(StandardCharsets.UTF_8), id.toString());
    }

    private String open(byte[] sealed, UUID id) {
        return keyring.open(TOKEN, sealed, id.toString())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("a payment token was encrypted with another secret"));
    }
}
