package dev.kontor.payment.dispute;

import dev.kontor.payment.DisputeId;
import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores disputes. They are written while their payment is locked.
@Component
public class DisputeBook {

    private static final String SELECT = """
            select id, payment_id, provider, reference, status, currency, amount_minor, withdrawn_minor, reason,
                evidence_due_at, disputed_at, closed_at, created_at, updated_at, version
            from payment.disputes
            """;

    private final JdbcClient jdbc;

    DisputeBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Dispute> of(PaymentId payment) {
        return list("where payment_id = :payment order by created_at, id", Map.of("payment", payment.value()));
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
                        values (:id, :payment, :provider, :reference, :status, :currency, :amount, :withdrawn, :reason,
                            :evidenceDueAt, :disputedAt, :closedAt,
                            case when not :settled then now() + interval '1 day' end, :now, :now, 1)
                        on conflict (id) do update set status = excluded.status, amount_minor = excluded.amount_minor,
                            withdrawn_minor = excluded.withdrawn_minor, reason = excluded.reason,
                            evidence_due_at = excluded.evidence_due_at, closed_at = excluded.closed_at,
                            next_check_at = excluded.next_check_at, updated_at = excluded.updated_at,
                            version = payment.disputes.version + 1
                        """)
                .param("id", dispute.id().value())
                .param("payment", dispute.paymentId().value())
                .param("provider", dispute.provider())
                .param("reference", dispute.reference())
                .param("status", dispute.status().name())
                .param("currency", dispute.amount().currency().getCurrencyCode())
                .param("amount", dispute.amount().minor())
                .param("withdrawn", dispute.withdrawn().minor())
                .param("reason", dispute.reason())
                .param("evidenceDueAt", Sql.time(dispute.evidenceDueAt()))
                .param("disputedAt", Sql.time(dispute.disputedAt()))
                .param("closedAt", Sql.time(dispute.closedAt()))
                .param("settled", dispute.isSettled())
                .param("now", Sql.time(dispute.updatedAt()))
                .update();
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
        return list("where id = :id", Map.of("id", id.value())).stream().findFirst();
    }

    /// @param tail conditions, order and limit
    List<Dispute> list(String tail, Map<String, Object> params) {
        return jdbc.sql(SELECT + tail).params(params).query(DisputeBook::row).list();
    }

    long count(String conditions, Map<String, Object> params) {
        return jdbc.sql("select count(*) from payment.disputes " + conditions)
                .params(params)
                .query(Long.class)
                .single();
    }

    private static Dispute row(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new Dispute(
                new DisputeId(row.getObject("id", UUID.class)),
                new PaymentId(row.getObject("payment_id", UUID.class)),
                row.getString("provider"),
                row.getString("reference"),
                DisputeStatus.valueOf(row.getString("status")),
                Money.of(row.getLong("amount_minor"), currency),
                Money.of(row.getLong("withdrawn_minor"), currency),
                row.getString("reason"),
                Sql.optionalInstant(row, "evidence_due_at"),
                Sql.instant(row, "disputed_at"),
                Sql.optionalInstant(row, "closed_at"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                row.getLong("version"));
    }
}
