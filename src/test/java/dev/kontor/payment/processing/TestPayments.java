package dev.kontor.payment.processing;

import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentRefund.Purpose;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes payments of the test provider, lets time pass for them, and reads the provider's books.
public record TestPayments(Payments payments, TransactionTemplate transactions, JdbcClient jdbc) {

    public static final Money TEN = Money.of(1_000, "EUR");

    public PaymentSnapshot created(String token) {
        return created(UUID.randomUUID(), token);
    }

    public PaymentSnapshot created(UUID reference, String token) {
        return created(reference, "test", token);
    }

    /// A payment of a cart that waits for it, unless the token says that it is in vain.
    public PaymentSnapshot created(UUID reference, String method, @Nullable String token) {
        return transactions.execute(_ -> {
            var payment = payments.create(NewPayment.whole(reference, method, TEN, token));
            if (token == null || !token.contains("decline") || token.equals("tok_refund_decline")) {
                freeze(reference, payment.id());
            }
            return payment;
        });
    }

    void freeze(UUID cart, PaymentId payment) {
        jdbc.sql("""
                        insert into cart.carts (id, token_hash, currency, locale, status, order_id, payment_id, frozen_at,
                            lease_until, version, created_at, updated_at, expires_at)
                        values (:id, :hash, 'EUR', 'en', 'FROZEN', :id, :payment, now(), now() + interval '1 day', 1,
                            now(), now(), now() + interval '1 day')
                        """)
                .param("id", cart)
                .param("hash", Keyring.hash(cart.toString()))
                .param("payment", payment.value())
                .update();
    }

    public PaymentSnapshot authorized(String token) {
        return payments.authorize(created(token).id());
    }

    /// Refunds an amount, as staff do.
    public static void refund(RefundProcess refunds, PaymentId id, Money amount) {
        refunds.refund(id, wanted(amount, null));
    }

    /// Records a refund that staff have paid themselves.
    static Refund payBack(RefundProcess refunds, PaymentId id, Money amount) {
        return refunds.refund(
                id, new RefundRequest(amount, List.of(), "test", Purpose.REQUESTED, null, false, true, null, null));
    }

    static RefundRequest wanted(Money amount, @Nullable String name) {
        return new RefundRequest(amount, List.of(), "test", Purpose.REQUESTED, null, false, false, name, null);
    }

    /// So long ago that nothing can be on its way any more, and that the janitor is due.
    public void age(PaymentId id) {
        jdbc.sql("update payment.operations set started_at = started_at - interval '2 minutes' where payment_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("update payment.payments set next_check_at = now() where id = :id and next_check_at is not null")
                .param("id", id.value())
                .update();
        jdbc.sql("update payment.undos set next_try_at = now() where payment_id = :id")
                .param("id", id.value())
                .update();
    }

    /// What the provider has taken and given back.
    public Books books(PaymentId id) {
        return jdbc.sql("""
                        select captured_minor as captured, refunded_minor as refunded, status, asked
                        from payment.test_charges where key = :id
                        """).param("id", id.value()).query(Books.class).single();
    }

    public record Books(long captured, long refunded, String status, int asked) {}

    public List<String> outcomes(PaymentId id) {
        return jdbc.sql("""
                        select kind || ' ' || outcome from payment.operations where payment_id = :id
                        order by started_at, id
                        """).param("id", id.value()).query(String.class).list();
    }
}
