package dev.kontor.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.payment.PaymentMethod;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.tracing.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What no call was free for was certainly not sent; but a question that was not put says nothing.
class ProviderCallsTests {

    private static final Charge CHARGE = new Charge(TypeIds.next(), "asked", Money.of(1_000, "EUR"), null, true, null);

    private final ProviderCalls calls =
            new ProviderCalls(List.of(new AskedProvider()), properties(), new SimpleMeterRegistry(), Traces.none());

    @AfterEach
    void stop() {
        assertThat(Thread.interrupted()).as("the interrupt is passed on").isTrue();
        calls.stop();
    }

    @Test
    void aRequestOfAStoppedCallerWasNotSent() {
        Thread.currentThread().interrupt();

        assertThat(calls.call("asked", "authorize", () -> new ProviderResponse.Unknown("was called")))
                .isEqualTo(new ProviderResponse.NotSent("interrupted"));
        assertThat(calls.operate("asked", "refund", OperationResponse.Pending::new))
                .isEqualTo(new OperationResponse.NotSent("interrupted"));
    }

    @Test
    void aPollOfAStoppedCallerGetsNoResponse() {
        Thread.currentThread().interrupt();

        assertThat(calls.poll("asked", CHARGE)).isEqualTo(new ProviderResponse.Unknown("interrupted"));
        assertThat(calls.pollRefund("asked", CHARGE, TypeIds.next()))
                .isEqualTo(new OperationResponse.Unknown("interrupted"));
    }

    /// Knows nothing of any payment.
    private static final class AskedProvider implements PaymentProvider, Polls {

        @Override
        public String code() {
            return "asked";
        }

        @Override
        public boolean serves(String method) {
            return method.equals("asked");
        }

        @Override
        public List<PaymentMethod> methods(Money amount, String country, Locale locale) {
            return List.of();
        }

        @Override
        public ProviderResponse poll(Charge charge) {
            return new ProviderResponse.NotSent("asked");
        }

        @Override
        public OperationResponse pollRefund(Charge charge, UUID operation) {
            return new OperationResponse.NotSent("asked");
        }
    }

    private static PaymentProperties properties() {
        return new PaymentProperties(
                PaymentProperties.Capture.AUTOMATIC,
                Duration.ofSeconds(1),
                1,
                Duration.ofMinutes(30),
                new PaymentProperties.Janitor(false, Duration.ofSeconds(5)),
                new PaymentProperties.Test(null, Duration.ofSeconds(3)),
                new PaymentProperties.BankTransfer(false, "", "", "", ""),
                new PaymentProperties.CashOnDelivery(false, List.of()),
                new PaymentProperties.Stripe(null, null, List.of(), ""));
    }
}
