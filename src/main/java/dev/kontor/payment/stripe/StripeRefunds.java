package dev.kontor.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import dev.kontor.payment.provider.OperationResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/// Handles refunds at Stripe. Each carries the id of Kontor's refund, by which Kontor finds it again.
@Component
@Conditional(StripeCondition.class)
class StripeRefunds {

    private static final String REFUND = "kontor_refund";

    private final StripeClient client;

    StripeRefunds(StripeClient client) {
        this.client = client;
    }

    OperationResponse create(String intent, UUID operation, long amount) throws StripeException {
        var params = RefundCreateParams.builder()
                .setPaymentIntent(intent)
                .setAmount(amount)
                .putMetadata(REFUND, operation.toString())
                .build();
        return response(client.v1().refunds().create(params, StripeIntents.once(operation)));
    }

    Optional<OperationResponse> find(String intent, UUID operation) throws StripeException {
        var params = RefundListParams.builder()
                .setPaymentIntent(intent)
                .setLimit(100L)
                .build();
        for (var refund : client.v1().refunds().list(params).autoPagingIterable()) {
            if (refund.getMetadata() != null
                    && operation.toString().equals(refund.getMetadata().get(REFUND))) {
                return Optional.of(response(refund));
            }
        }
        return Optional.empty();
    }

    private static OperationResponse response(Refund refund) {
        return switch (String.valueOf(refund.getStatus())) {
            case "succeeded" -> new OperationResponse.Succeeded(refund.getId());
            case "failed", "canceled" ->
                new OperationResponse.Refused(
                        refund.getFailureReason() == null
                                ? "refund-refused"
                                : refund.getFailureReason().replace('_', '-'));
            case "pending", "requires_action" -> new OperationResponse.Pending();
            default -> new OperationResponse.Unknown("status " + refund.getStatus());
        };
    }
}
