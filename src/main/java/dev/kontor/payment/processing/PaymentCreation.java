package dev.kontor.payment.processing;

import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores new payments before any provider is called.
@Component
class PaymentCreation {

    private final JdbcClient jdbc;
    private final PaymentRepository payments;
    private final Clock clock;

    PaymentCreation(JdbcClient jdbc, PaymentRepository payments, Clock clock) {
        this.jdbc = jdbc;
        this.payments = payments;
        this.clock = clock;
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
                        returning\s""" + PaymentRepository.COLUMNS)
                .param("id", id)
                .paramSource(payment)
                .param("provider", provider)
                .param("captureNow", automatic && !part)
                .param("captureLater", automatic && part)
                .param("token", payment.token() == null ? null : payments.seal(payment.token(), id.value()))
                .param("now", clock.instant())
                .query(PaymentRow.class)
                .optional()
                .map(payments::payment);
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
                        returning\s""" + PaymentRepository.COLUMNS)
                .param("id", id)
                .param("amount", amount.minor())
                .param("currency", amount.currency().getCurrencyCode())
                .param("now", clock.instant())
                .query(PaymentRow.class)
                .optional()
                .map(payments::payment);
    }
}
