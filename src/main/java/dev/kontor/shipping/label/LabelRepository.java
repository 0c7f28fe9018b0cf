package dev.kontor.shipping.label;

import dev.kontor.media.MediaId;
import dev.kontor.shipping.CarrierLabel;
import dev.kontor.shipping.CarrierLabelId;
import dev.kontor.shipping.CarrierProvider.BoughtLabel;
import dev.kontor.shipping.LabelFormat;
import dev.kontor.shipping.ParcelKind;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores labels. Each change names the state that it expects, so that one of several concurrent outcomes counts.
@Repository
class LabelRepository {

    private static final String COLUMNS = """
            id, reference, kind, carrier, service, format, status, tracking_number, tracking_url, cost_minor, cost_currency,
                file_id, reason, requested_at, bought_at, voided_at
            """;

    private final JdbcClient jdbc;

    LabelRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            CarrierLabelId id,
            UUID reference,
            ParcelKind kind,
            String carrier,
            String service,
            LabelFormat format,
            int leaseSeconds) {
        jdbc.sql("""
                        insert into shipping.labels (id, reference, kind, carrier, service, format, status,
                            requested_at, next_try_at)
                        values (:id, :reference, :kind, :carrier, :service, :format, 'REQUESTED', now(),
                            now() + make_interval(secs => :lease))
                        """)
                .param("id", id)
                .param("reference", reference)
                .param("kind", kind)
                .param("carrier", carrier)
                .param("service", service)
                .param("format", format)
                .param("lease", leaseSeconds)
                .update();
    }

    Optional<CarrierLabel> find(CarrierLabelId id) {
        return jdbc.sql("select " + COLUMNS + " from shipping.labels where id = :id")
                .param("id", id)
                .query(CarrierLabel.class)
                .optional();
    }

    Optional<CarrierLabel> latest(UUID reference) {
        return jdbc.sql("select " + COLUMNS + """
                         from shipping.labels where reference = :reference order by requested_at desc, id desc limit 1
                        """)
                .param("reference", reference)
                .query(CarrierLabel.class)
                .optional();
    }

    boolean hasActive(UUID reference) {
        return jdbc.sql("""
                        select exists (select from shipping.labels
                            where reference = :reference and status in ('REQUESTED', 'BOUGHT', 'VOIDING'))
                        """).param("reference", reference).query(Boolean.class).single();
    }

    /// @return whether it was requested
    boolean bought(CarrierLabelId id, BoughtLabel bought, MediaId file) {
        return jdbc.sql("""
                        update shipping.labels set status = 'BOUGHT', tracking_number = :number, tracking_url = :url,
                            cost_minor = :minor, cost_currency = :currency, file_id = :file, reason = null,
                            bought_at = now(), next_try_at = null
                        where id = :id and status = 'REQUESTED'
                        """)
                        .param("id", id)
                        .param("number", bought.trackingNumber())
                        .param("url", bought.trackingUrl())
                        .param("minor", bought.cost().minor())
                        .param("currency", bought.cost().currency().getCurrencyCode())
                        .param("file", file)
                        .update()
                == 1;
    }

    /// @return whether it was requested
    boolean failed(CarrierLabelId id, String reason) {
        return jdbc.sql("""
                        update shipping.labels set status = 'FAILED', reason = :reason, next_try_at = null
                        where id = :id and status = 'REQUESTED'
                        """).param("id", id).param("reason", reason).update() == 1;
    }

    /// @return whether it was bought
    boolean voiding(CarrierLabelId id, int leaseSeconds) {
        return jdbc.sql("""
                        update shipping.labels set status = 'VOIDING', tries = 0, reason = null,
                            next_try_at = now() + make_interval(secs => :lease)
                        where id = :id and status = 'BOUGHT'
                        """).param("id", id).param("lease", leaseSeconds).update() == 1;
    }

    /// Lets the background job void a bought label. A label that another transaction is changing is left to it: its
    /// transaction may wait for the lock that the caller has.
    void voidLater(UUID reference) {
        jdbc.sql("""
                        update shipping.labels set status = 'VOIDING', tries = 0, reason = null, next_try_at = now()
                        where id = (select id from shipping.labels where reference = :reference and status = 'BOUGHT'
                            for update skip locked)
                        """).param("reference", reference).update();
    }

    /// @return whether it was being voided
    boolean voided(CarrierLabelId id) {
        return jdbc.sql("""
                        update shipping.labels set status = 'VOIDED', voided_at = now(), next_try_at = null
                        where id = :id and status = 'VOIDING'
                        """).param("id", id).update() == 1;
    }

    void notVoided(CarrierLabelId id, String reason) {
        jdbc.sql("""
                        update shipping.labels set status = 'BOUGHT', reason = :reason, next_try_at = null
                        where id = :id and status = 'VOIDING'
                        """).param("id", id).param("reason", reason).update();
    }

    /// A label whose outcome is not known.
    ///
    /// @param overdue whether a call that was sent has certainly ended
    record DueLabel(CarrierLabelId id, boolean overdue) {}

    /// Claims a label whose outcome is due, for this process only. It is tried more and more rarely.
    Optional<DueLabel> claim() {
        return jdbc.sql("""
                        update shipping.labels set tries = tries + 1,
                            next_try_at = now() + make_interval(
                                secs => (array[15, 60, 300, 900, 3600, 21600])[least(tries + 1, 6)])
                        where id = (
                            select id from shipping.labels where next_try_at <= now()
                            order by next_try_at limit 1 for update skip locked)
                        returning id, requested_at < now() - interval '10 minutes' as overdue
                        """).query(DueLabel.class).optional();
    }
}
