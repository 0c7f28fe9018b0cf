package dev.kontor.payment.provider;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.Admission;
import dev.kontor.shared.web.idempotency.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Simulates the page of the buyer's bank for payments of the test provider. Available only if the test provider is.
@RestController
@RequestMapping("/store/v1/test-payments/{paymentId}")
@Tag(
        name = "Test payments",
        description = "Simulates the buyer's bank for the test provider; not available in production.")
@PublicEndpoint
@Conditional(TestProviderCondition.class)
class TestBankController {

    private final TestBank bank;
    private final PaymentProperties properties;

    TestBankController(TestBank bank, PaymentProperties properties) {
        this.bank = bank;
        this.properties = properties;
    }

    /// Confirm a test payment.
    ///
    /// Simulates that the buyer confirms at the bank after `tok_action_required`. Only the test bank records it;
    /// the shop learns about it when the payment is confirmed or polled a little later.
    @PostMapping("/approve")
    @Admission(Admission.Kind.BYPASSES)
    @Operation(operationId = "approveTestPayment")
    @Idempotency(Idempotency.Mode.NONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void approve(@PathVariable PaymentId paymentId) {
        decide(paymentId, true);
    }

    /// Refuse a test payment.
    ///
    /// Simulates that the buyer does not confirm at the bank.
    @PostMapping("/decline")
    @Operation(operationId = "declineTestPayment")
    @Idempotency(Idempotency.Mode.NONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(@PathVariable PaymentId paymentId) {
        decide(paymentId, false);
    }

    private void decide(PaymentId id, boolean approve) {
        boolean capture = properties.capture() == PaymentProperties.Capture.AUTOMATIC;
        if (!bank.decide(id.value(), approve, capture)) {
            throw new NotFoundException("No test payment %s waits for the buyer.".formatted(id.text()));
        }
    }
}
