package dev.kontor.payment.dispute;

import dev.kontor.payment.DisputeId;
import dev.kontor.payment.PaymentId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores disputes. They are written while their payment is locked.
@Component
public class DisputeBook {

    static final String COLUMNS = """
            id, payment_id, provider, reference as provider_reference, status, currency, amount_minor, withdrawn_minor,
                reason, evidence_due_at, disputed_at, closed_at, created_at, updated_at, version
            """;

    static final String OF_MONEY = """
            (payment_id = :payment
                or payment_id = (select moved.source_id from payment.payments moved where moved.id = :payment))
            """;

    private final JdbcClient jdbc;

    DisputeBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Dispute> of(PaymentId payment) {
        return jdbc.sql("select " + COLUMNS + """
                         from payment.disputes where payment_id = :payment order by created_at, id
                        """)
                .param("payment", payment)
                .query(Dispute.class)
                .list();
    }

    /// Returns the disputes of a payment, and of the one from which its money was moved, such as that of a payment
    /// link.
    public List<Dispute> ofMoney(PaymentId payment) {
        return jdbc.sql("select " + COLUMNS + " from payment.disputes where " + OF_MONEY + " order by created_at, id")
                .param("payment", payment)
                .query(Dispute.class)
                .list();
    }

    /// Returns the purchases that have money of the payment, each by its first payment. The newest one is first, which
    /// is the order in which they are locked.
    public List<PaymentId> purchasesWithMoneyOf(PaymentId payment) {
        return jdbc.sql("""
                        select distinct coalesce(first_id, id) as purchase from payment.payments
                        where id = :payment or source_id = :payment order by purchase desc
                        """).param("payment", payment).query(PaymentId.class).list();
    }

    /// Returns the payments that have money of the payment, itself first, then the oldest.
    public List<PaymentId> paymentsWithMoneyOf(PaymentId payment) {
        return jdbc.sql("""
                        select id from payment.payments where id = :payment or source_id = :payment
                        order by id <> :payment, id
                        """).param("payment", payment).query(PaymentId.class).list();
    }

    /// Returns the version of the dispute; 0 if it is not recorded.
    public long version(String provider, String reference) {
        return jdbc.sql("select version from payment.disputes where provider = :provider and reference = :reference")
                .param("provider", provider)
                .param("reference", reference)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// Writes the dispute and the time of the next poll in case no webhook arrives.
    public void save(Dispute dispute) {
        jdbc.sql("""
                        insert into payment.disputes (id, payment_id, provider, reference, status, currency, amount_minor,
                            withdrawn_minor, reason, evidence_due_at, disputed_at, closed_at, next_check_at, created_at,
                            updated_at, version)
                        values (:id, :paymentId, :provider, :providerReference, :status, :amountCurrency, :amountMinor,
                            :withdrawnMinor, :reason, :evidenceDueAt, :disputedAt, :closedAt,
                            case when not :settled then now() + interval '1 day' end, :updatedAt, :updatedAt, 1)
                        on conflict (id) do update set status = excluded.status, amount_minor = excluded.amount_minor,
                            withdrawn_minor = excluded.withdrawn_minor, reason = excluded.reason,
                            evidence_due_at = excluded.evidence_due_at, closed_at = excluded.closed_at,
                            next_check_at = excluded.next_check_at, updated_at = excluded.updated_at,
                            version = payment.disputes.version + 1
                        """).paramSource(dispute).update();
    }

    /// @param provider identifies the dispute together with the reference
    public record Due(String provider, String reference) {}

    /// Claims a dispute without news for a day. Sets its next poll before the provider is called.
    public List<Due> claim(int limit) {
        return jdbc.sql("""
                        update payment.disputes set next_check_at = now() + interval '1 day'
                        where id in (
                            select id from payment.disputes where next_check_at <= now()
                            order by next_check_at limit :limit for no key update skip locked)
                        returning provider, reference
                        """).param("limit", limit).query(Due.class).list();
    }

    Optional<Dispute> find(DisputeId id) {
        return jdbc.sql("select " + COLUMNS + " from payment.disputes where id = :id")
                .param("id", id)
                .query(Dispute.class)
                .optional();
    }
}
