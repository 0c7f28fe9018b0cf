package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypeIds;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Stores payments. A row is locked `for no key update` before the row of its order.
@Component
public class PaymentRepository {

    private static final String TOKEN = "payment-token";
    static final String COLUMNS = """
            id, reference, method, provider, currency, amount_minor, captured_minor, released_minor, refunded_minor,
            refund_pending_minor, contested_minor, lost_minor, withdrawn_minor, status, capture_now, token, provider_reference, decline_reason,
            action::text, instructions::text, alert, first_id, takes_rest, capture_later, accepted, created_at, version
            """;

    private final JdbcClient jdbc;
    private final Keyring keyring;
    private final JsonMapper json;
    private final Clock clock;

    PaymentRepository(JdbcClient jdbc, Keyring keyring, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.keyring = keyring;
        this.json = json;
        this.clock = clock;
    }

    public Optional<Payment> find(PaymentId id) {
        return jdbc.sql("select " + COLUMNS + " from payment.payments where id = :id")
                .param("id", id.value())
                .query(this::row)
                .optional();
    }

    public Optional<Payment> ofProvider(String provider, String reference) {
        return jdbc.sql("select " + COLUMNS + """
                         from payment.payments where provider = :provider and provider_reference = :reference
                        order by created_at limit 1
                        """)
                .param("provider", provider)
                .param("reference", reference)
                .query(this::row)
                .optional();
    }

    List<Payment> ofReferences(Collection<UUID> references) {
        return jdbc.sql("select " + COLUMNS + """
                         from payment.payments where reference = any(:references)
                        order by created_at desc, id desc
                        """)
                .param("references", references.toArray(UUID[]::new))
                .query(this::row)
                .list();
    }

    /// @param tail conditions, order and limit
    public List<Payment> list(String tail, Map<String, Object> params) {
        return jdbc.sql("select " + COLUMNS + " from payment.payments" + tail)
                .params(params)
                .query(this::row)
                .list();
    }

    public long count(String conditions, Map<String, Object> params) {
        return jdbc.sql("select count(*) from payment.payments" + conditions)
                .params(params)
                .query(Long.class)
                .single();
    }

    /// Locks all payments of the purchase in the order of their ids.
    Optional<Purchase> lock(PaymentId id) {
        return purchase(id, " for no key update");
    }

    /// Finds the purchase with all its payments.
    Optional<Purchase> purchase(PaymentId id) {
        return purchase(id, "");
    }

    private Optional<Purchase> purchase(PaymentId id, String lock) {
        var all = jdbc.sql("select " + COLUMNS + """
                         from payment.payments where id = any(array(
                            select id from payment.payments where id = :id
                            union
                            select first_id from payment.payments where id = :id and first_id is not null
                            union
                            select part.id from payment.payments one
                            join payment.payments part on part.first_id = coalesce(one.first_id, one.id)
                            where one.id = :id))
                        order by id
                        """ + lock)
                .param("id", id.value())
                .query(this::row)
                .list();
        return Purchase.of(all);
    }

    /// Records that all of these succeeded together.
    void accept(Collection<PaymentId> parts) {
        jdbc.sql("update payment.payments set accepted = true where id = any(:ids::uuid[])")
                .param("ids", Sql.uuids(parts))
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
                .param("id", id.value())
                .param("now", now())
                .query(this::row)
                .optional();
    }

    /// Writes the locked payment and its ledger entries after a change without an operation of the shop.
    void save(Payment payment, String cause) {
        save(payment, TypeIds.next(), Operation.Outcome.SUCCEEDED, null, cause);
    }

    /// Writes the locked payment, its ledger entries, and the outcome of the operation that changed it.
    void save(Payment payment, UUID operation, Operation.Outcome outcome, @Nullable String detail) {
        save(payment, operation, outcome, detail, "CANCEL");
    }

    private void save(
            Payment payment, UUID operation, Operation.Outcome outcome, @Nullable String detail, String otherCause) {
        var entries = payment.unposted().amounts();
        var disputed = payment.funds().disputed();
        long rows = jdbc.sql("""
                        with ended as (
                            update payment.operations set outcome = :outcome, detail = :detail,
                                ended_at = case when :operationOpen then null else now() end
                            where id = :operation and outcome in ('PENDING', 'UNKNOWN')
                        ), saved as (
                            update payment.payments p set status = :status, captured_minor = :captured, released_minor = :released,
                                refunded_minor = :refunded, refund_pending_minor = :refundPending,
                                contested_minor = :contested, lost_minor = :lost, withdrawn_minor = :withdrawn,
                                token = case when :keepsToken then token end,
                                provider_reference = :providerReference, decline_reason = :declineReason,
                                action = :action::jsonb, instructions = :instructions::jsonb, alert = :alert,
                                updated_at = :now, version = version + 1,
                                next_check_at = case when :statusOpen or :operationOpen
                                        or p.capture_later and :status = 'AUTHORIZED' or exists (
                                        select from payment.operations o where o.payment_id = p.id
                                          and o.id <> :operation and o.outcome in ('PENDING', 'UNKNOWN'))
                                    then coalesce(next_check_at, now() + interval '15 seconds') end
                            where id = :id and version = :version
                            returning id, reference, provider, currency
                        ), posted as (
                            insert into payment.ledger_entries (transaction_id, account, payment_id, reference, provider,
                                cause, currency, amount_minor, posted_at)
                            select :transaction, e.account, saved.id, saved.reference, saved.provider,
                                coalesce((select o.kind from payment.operations o where o.id = :operation), :otherCause),
                                saved.currency, e.amount, :now
                            from saved, unnest(:accounts::text[], :amounts::bigint[]) as e (account, amount)
                        )
                        select count(*) from saved
                        """)
                .param("operation", operation)
                .param("outcome", outcome.name())
                .param("detail", detail)
                .param("operationOpen", outcome.isOpen())
                .param("status", payment.status().name())
                .param("captured", payment.captured().minor())
                .param("released", payment.funds().released().minor())
                .param("refunded", payment.funds().refunded().minor())
                .param("refundPending", payment.funds().refundPending().minor())
                .param("contested", disputed.contested().minor())
                .param("lost", disputed.lost().minor())
                .param("withdrawn", disputed.withdrawn().minor())
                .param("otherCause", otherCause)
                .param("keepsToken", payment.retainsToken())
                .param("providerReference", payment.providerReference())
                .param("declineReason", payment.declineReason())
                .param("action", json.writeValueAsString(payment.action()))
                .param("instructions", json.writeValueAsString(payment.instructions()))
                .param("alert", payment.alert())
                .param("statusOpen", payment.status().isOpen())
                .param("transaction", TypeIds.next())
                .param("accounts", entries.keySet().stream().map(Enum::name).toArray(String[]::new))
                .param("amounts", entries.values().toArray(Long[]::new))
                .param("now", now())
                .param("id", payment.id().value())
                .param("version", payment.version())
                .query(Long.class)
                .single();
        if (rows != 1) {
            throw new OptimisticLockingFailureException(
                    "payment " + payment.id().text() + " was changed by another transaction");
        }
        payment.saved();
    }

    Payment row(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var sealed = row.getBytes("token");
        var first = row.getObject("first_id", UUID.class);
        return new Payment(
                new PaymentRow(
                        id,
                        row.getObject("reference", UUID.class),
                        row.getString("method"),
                        row.getString("provider"),
                        row.getString("currency"),
                        row.getLong("amount_minor"),
                        row.getLong("captured_minor"),
                        row.getLong("released_minor"),
                        row.getLong("refunded_minor"),
                        row.getLong("refund_pending_minor"),
                        row.getLong("contested_minor"),
                        row.getLong("lost_minor"),
                        row.getLong("withdrawn_minor"),
                        row.getString("status"),
                        row.getBoolean("capture_now"),
                        row.getString("provider_reference"),
                        row.getString("decline_reason"),
                        texts(row.getString("action")),
                        texts(row.getString("instructions")),
                        row.getString("alert"),
                        new PurchasePart(
                                first == null ? null : new PaymentId(first),
                                row.getBoolean("takes_rest"),
                                row.getBoolean("capture_later"),
                                row.getBoolean("accepted")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getLong("version")),
                sealed == null ? null : open(sealed, id));
    }

    private Map<String, String> texts(String text) {
        return json.readValue(text, new TypeReference<Map<String, String>>() {});
    }

    byte[] seal(String token, UUID id) {
        return keyring.seal(TOKEN, token.getBytes(StandardCharsets.UTF_8), id.toString());
    }

    private String open(byte[] sealed, UUID id) {
        return keyring.open(TOKEN, sealed, id.toString())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("a payment token was encrypted with another secret"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
