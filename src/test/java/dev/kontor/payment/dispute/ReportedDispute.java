package dev.kontor.payment.dispute;

import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.provider.DisputeResponse;
import dev.kontor.shared.money.Money;
import java.time.Instant;

/// A dispute as a provider reports it: once it is lost, all of its amount is withdrawn.
public record ReportedDispute(String reference, PaymentId payment, Money amount) {

    public DisputeResponse.Known with(DisputeStatus status) {
        return new DisputeResponse.Known(
                reference,
                payment,
                null,
                status,
                amount,
                status == DisputeStatus.LOST ? amount : Money.zero(amount.currency()),
                "fraudulent",
                null,
                Instant.parse("2026-11-25T12:00:00Z"));
    }
}
