package dev.kontor.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Dispute;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeRetrieveParams;
import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.provider.DisputeResponse;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/// Reads disputes from Stripe.
@Component
@Conditional(StripeCondition.class)
class StripeDisputes {

    private final StripeClient client;

    StripeDisputes(StripeClient client) {
        this.client = client;
    }

    /// Expands the intent, which contains the id of the payment.
    DisputeResponse find(String id) throws StripeException {
        var params = DisputeRetrieveParams.builder().addExpand("payment_intent").build();
        var dispute = client.v1().disputes().retrieve(id, params);
        return status(dispute)
                .<DisputeResponse>map(status -> known(dispute, status))
                .orElseGet(() -> new DisputeResponse.Unknown("status " + dispute.getStatus()));
    }

    /// Returns what Stripe has withdrawn from the intent for disputes, in Stripe's units.
    long withdrawn(String intent) throws StripeException {
        var params = DisputeListParams.builder()
                .setPaymentIntent(intent)
                .setLimit(100L)
                .build();
        long sum = 0;
        for (var dispute : client.v1().disputes().list(params).autoPagingIterable()) {
            sum += withdrawn(dispute);
        }
        return sum;
    }

    private static DisputeResponse.Known known(Dispute dispute, DisputeStatus status) {
        var evidence = dispute.getEvidenceDetails();
        return new DisputeResponse.Known(
                dispute.getId(),
                payment(dispute),
                dispute.getPaymentIntent(),
                status,
                money(dispute.getAmount(), dispute),
                money(withdrawn(dispute), dispute),
                dispute.getReason().replace('_', '-'),
                evidence == null || evidence.getDueBy() == null ? null : Instant.ofEpochSecond(evidence.getDueBy()),
                Instant.ofEpochSecond(dispute.getCreated()));
    }

    private static Optional<DisputeStatus> status(Dispute dispute) {
        return switch (String.valueOf(dispute.getStatus())) {
            case "warning_needs_response", "warning_under_review" -> Optional.of(DisputeStatus.INQUIRY);
            case "needs_response" -> Optional.of(DisputeStatus.NEEDS_RESPONSE);
            case "under_review" -> Optional.of(DisputeStatus.UNDER_REVIEW);
            case "won" -> Optional.of(DisputeStatus.WON);
            case "lost" -> Optional.of(DisputeStatus.LOST);
            case "warning_closed", "prevented" -> Optional.of(DisputeStatus.CLOSED);
            default -> Optional.empty();
        };
    }

    /// One balance transaction withdraws the money and another one returns it. They are in the currency of the
    /// account, so only their signs are comparable with the amount of the dispute.
    private static long withdrawn(Dispute dispute) {
        var transactions = dispute.getBalanceTransactions();
        long moved = transactions == null
                ? 0
                : transactions.stream().mapToLong(BalanceTransaction::getAmount).sum();
        return moved < 0 ? dispute.getAmount() : 0;
    }

    private static @Nullable PaymentId payment(Dispute dispute) {
        var intent = dispute.getPaymentIntentObject();
        return intent == null || intent.getMetadata() == null
                ? null
                : StripeIntents.payment(intent.getMetadata().get(StripeIntents.PAYMENT));
    }

    private static Money money(long amount, Dispute dispute) {
        return StripeAmounts.money(amount, dispute.getCurrency());
    }
}
