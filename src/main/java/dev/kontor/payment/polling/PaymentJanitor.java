package dev.kontor.payment.polling;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.processing.PaymentResolution;
import dev.kontor.payment.processing.PaymentService;
import dev.kontor.payment.processing.PaymentUndoing;
import dev.kontor.payment.processing.ProviderStates;
import dev.kontor.payment.processing.UndoRepository;
import dev.kontor.payment.provider.PaymentProperties;
import dev.kontor.shared.problem.DomainException;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Polls payments with an unknown outcome: after 15 seconds, then at growing intervals, for a week. Several processes
/// may run it concurrently. All times are those of the database.
@Component
public class PaymentJanitor {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentJanitor.class);
    private static final int BATCH = 20;
    private static final int AT_ONCE = 4;
    /// Covers a payment and some operations, each polled within the provider timeout.
    private static final int LEASE_IN_TIMEOUTS = 6;

    private final JdbcClient jdbc;
    private final PaymentService payments;
    private final PaymentResolution resolution;
    private final ProviderStates states;
    private final UndoRepository undos;
    private final PaymentUndoing undoing;
    private final PaymentProperties properties;
    private final long leaseSeconds;

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
        this.leaseSeconds = properties.timeout().multipliedBy(LEASE_IN_TIMEOUTS).toSeconds() + 1;
    }

    /// @param overdue whether the time for the buyer's action is over
    record Due(UUID id, String status, OffsetDateTime leaseUntil, boolean overdue) {}

    @Scheduled(fixedDelayString = "${kontor.payment.janitor.interval:5s}")
    void onSchedule() {
        if (properties.janitor().enabled()) {
            run();
        }
    }

    /// Polls a few payments concurrently, so that a slow provider does not delay those of others. Each is claimed
    /// only when it is polled.
    public void run() {
        var left = new AtomicInteger(BATCH);
        inParallel(() -> left.getAndDecrement() > 0 && pollNext());
        undos.processDue(BATCH, leaseSeconds, undoing::attempt);
    }

    /// @param work returns whether more work may be left
    private static void inParallel(BooleanSupplier work) {
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("payment-janitor-", 1).factory())) {
            var workers = Collections.nCopies(AT_ONCE, (Callable<Void>) () -> {
                boolean more = true;
                while (more) {
                    more = work.getAsBoolean();
                }
                return null;
            });
            for (var worker : threads.invokeAll(workers)) {
                worker.get();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("payments could not be claimed", failure.getCause());
        }
    }

    private boolean pollNext() {
        var due = claim();
        due.ifPresent(payment -> {
            poll(payment);
            settle(payment);
        });
        return due.isPresent();
    }

    private void poll(Due due) {
        var id = new PaymentId(due.id());
        try {
            switch (due.status()) {
                case "CREATED" -> states.abandon(id);
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
            LOG.info("Payment {} remains open: {}", id.text(), refusal.getMessage());
        } catch (RuntimeException failure) {
            LOG.warn("Payment {} could not be polled; retrying later", id.text(), failure);
        }
    }

    /// Claims a due payment for as long as a poll may take. A process that dies delays the payment by that time.
    Optional<Due> claim() {
        return jdbc.sql("""
                        with due as (
                            select id from payment.payments where next_check_at <= now()
                            order by next_check_at limit 1 for no key update skip locked
                        )
                        update payment.payments p set next_check_at = now() + make_interval(secs => :lease)
                        from due where p.id = due.id
                        returning p.id, p.status, p.next_check_at as lease_until,
                            coalesce((select o.started_at < now() - make_interval(secs => :patience)
                                from payment.operations o where o.id = p.id), false) as overdue
                        """)
                .param("lease", leaseSeconds)
                .param("patience", properties.actionTimeout().toSeconds())
                .query(Due.class)
                .optional();
    }

    /// Sets the next poll of a payment that is still open, unless a new operation has set an earlier one.
    private void settle(Due due) {
        jdbc.sql("""
                        update payment.payments set checks = checks + 1,
                            next_check_at = now() + make_interval(secs => (array[60, 300, 900, 3600, 21600, 86400, 86400,
                                86400, 86400, 86400, 86400, 86400])[checks + 1]),
                            alert = case when checks + 1 > 12 then 'unresolved' else alert end
                        where id = :id and next_check_at = :lease
                        """).param("id", due.id()).param("lease", due.leaseUntil()).update();
    }
}
