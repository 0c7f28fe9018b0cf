package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.Payments;
import dev.kontor.payment.ProviderBusy;
import dev.kontor.shared.money.Money;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DeferredAuthorizationsTests {

    @Test
    void warnsThatTheProviderStayedBusy() {
        var id = PaymentId.next();
        var pause = Duration.ofNanos(2);
        var log = (Logger) LoggerFactory.getLogger(DeferredAuthorizations.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);

        new DeferredAuthorizations(busy(id), List.of(pause, pause)).authorize(id);

        log.detachAppender(lines);
        assertThat(lines.list)
                .filteredOn(line -> line.getLevel() == Level.WARN)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Payment %s could not be authorized in 2 attempts; the buyer has to continue, or the checkout times out"
                                .formatted(id.text()));
    }

    /// The payments of a shop whose provider is always busy.
    private static Payments busy(PaymentId id) {
        var zero = Money.of(0, "EUR");
        var payment = new PaymentSnapshot(
                id,
                UUID.randomUUID(),
                "test",
                PaymentStatus.CREATED,
                Money.of(1_000, "EUR"),
                zero,
                zero,
                zero,
                zero,
                zero,
                null,
                Map.of(),
                Map.of(),
                List.of(),
                Instant.EPOCH,
                1);
        return (Payments) Proxy.newProxyInstance(
                Payments.class.getClassLoader(), new Class<?>[] {Payments.class}, (_, method, _) -> {
                    if (method.getName().equals("find")) {
                        return Optional.of(payment);
                    }
                    throw new ProviderBusy();
                });
    }
}
