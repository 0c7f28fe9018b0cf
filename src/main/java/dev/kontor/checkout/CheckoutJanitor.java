package dev.kontor.checkout;

import dev.kontor.cart.Carts;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Ends checkouts that the buyer left: cancels the payment at the provider first, then fails the order and releases
/// its stock. Payments with an unknown state are left to the payment module, which polls the provider.
@Component
class CheckoutJanitor {

    private static final Logger LOG = LoggerFactory.getLogger(CheckoutJanitor.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int BATCH = 20;

    private final Carts carts;
    private final Payments payments;
    private final CheckoutProcess process;
    private final CheckoutProperties properties;

    CheckoutJanitor(Carts carts, Payments payments, CheckoutProcess process, CheckoutProperties properties) {
        this.carts = carts;
        this.payments = payments;
        this.process = process;
        this.properties = properties;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT30S")
    void endOverdue() {
        for (var cart : carts.leaseOverdue(properties.giveUpAfter(), LEASE, BATCH)) {
            try {
                end(cart);
            } catch (RuntimeException failure) {
                LOG.warn(
                        "The checkout of {} could not be ended and is retried: {}",
                        cart.id().text(),
                        failure.toString());
            }
        }
    }

    private void end(Carts.Frozen cart) {
        var payment = payments.find(new PaymentId(cart.paymentId())).orElseThrow();
        var after = switch (payment.status()) {
            case CREATED, ACTION_REQUIRED -> payments.cancel(payment.id());
            case UNKNOWN, AWAITING_TRANSFER, AUTHORIZED, CAPTURED, DECLINED, CANCELED -> payment;
        };
        if (after.status().isFinalFailure()) {
            process.abandon(after);
        } else if (after.status().isGood()) {
            report(cart, after);
        }
    }

    private static void report(Carts.Frozen cart, PaymentSnapshot payment) {
        LOG.error(
                "Cart {} is still frozen although payment {} succeeded",
                cart.id().text(),
                payment.id().text());
    }
}
