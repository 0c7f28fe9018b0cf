package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.provider.PaymentProperties;
import dev.kontor.shared.problem.DomainException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks after payments whose outcome is open: after 15 seconds, then later and later, for a week. Several
/// processes may do so at once. All times are the database's.
@Component
class PaymentJanitor {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentJanitor.class);
    private static final int BATCH = 20;

    private final JdbcClient jdbc;
    private final PaymentService payments;
    private final PaymentResolution resolution;
    private final ProviderStates states;
    private final UndoRepository undos;
    private final PaymentUndoing undoing;
    private final PaymentProperties properties;

    PaymentJanitor(
            JdbcClient jdbc,
            PaymentService payments,
            PaymentResolution resolution,
            ProviderStates states,
            UndoRepository undos,
            PaymentUndoing undoing,
            PaymentProperties properties) {
        this.jdbc = jdbc;
        this.payments = payments;
        this.resolution = resolution;
        this.states = states;
        this.undos = undos;
        this.undoing = undoing;
        this.properties = properties;
    }

    /// @param overdue whether the buyer has had the time to act
    record Due(UUID id, String status, boolean overdue) {}

    @Scheduled(fixedDelayString = "${kontor.payment.janitor.interval:5s}")
    void onSchedule() {
        if (properties.janitor().enabled()) {
            try {
                run();
            } catch (RuntimeException failure) {
                LOG.warn("Open payments could not be looked after; trying again", failure);
            }
        }
    }

    void run() {
        claim().forEach(this::look);
        undos.claim(BATCH, undoing::attempt);
    }

    private void look(Due due) {
        var id = new PaymentId(due.id());
        try {
            switch (due.status()) {
                case "CREATED" -> states.giveUp(id);
                case "ACTION_REQUIRED" -> {
                    boolean waits = resolution.resolve(id).status().isOpen();
                    if (waits && due.overdue()) {
                        payments.cancel(id, null);
                    }
                }
                default -> {
                    resolution.resolve(id);
                    payments.captureReserved(id);
                }
            }
        } catch (DomainException refusal) {
            LOG.info("Payment {} stays open: {}", id.text(), refusal.getMessage());
        } catch (RuntimeException failure) {
            LOG.warn("Payment {} could not be looked after; trying again later", id.text(), failure);
        }
    }

    /// Takes what is due; its next turn is set before it is looked at, so that a crash only delays it.
    private List<Due> claim() {
        return jdbc.sql("""
                        with due as (
                            select id from payment.payments where next_check_at <= now()
                            order by next_check_at limit :limit for no key update skip locked
                        )
                        update payment.payments p set checks = checks + 1,
                            next_check_at = now() + make_interval(secs => (array[60, 300, 900, 3600, 21600, 86400, 86400,
                                86400, 86400, 86400, 86400, 86400])[checks + 1]),
                            alert = case when checks + 1 > 12 then 'unresolved' else alert end
                        from due where p.id = due.id
                        returning p.id, p.status, coalesce((select o.started_at < now() - make_interval(secs => :patience)
                            from payment.operations o where o.id = p.id), false) as overdue
                        """)
                .param("limit", BATCH)
                .param("patience", properties.actionTimeout().toSeconds())
                .query(Due.class)
                .list();
    }
}
