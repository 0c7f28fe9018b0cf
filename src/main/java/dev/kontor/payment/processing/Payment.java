package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.provider.Charge;
import dev.kontor.payment.provider.ProviderAnswer;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment and the rules of its life. Moves only forward: an answer that comes late or twice changes nothing.
final class Payment {

    private final PaymentId id;
    private final UUID reference;
    private final String method;
    private final String provider;
    private final Money amount;
    private final boolean captureNow;
    private final Instant createdAt;
    private long version;
    private final int checks;
    private PaymentStatus status;
    private Money captured;
    private Money refunded;
    private Money refundPending;
    private @Nullable String token;
    private @Nullable String providerReference;
    private @Nullable String declineReason;
    private Map<String, String> action;
    private Map<String, String> instructions;
    private @Nullable String alert;

    /// @param token opened; null once the provider has answered
    Payment(PaymentRow row, @Nullable String token) {
        this.id = new PaymentId(row.id());
        this.reference = row.reference();
        this.method = row.method();
        this.provider = row.provider();
        this.amount = Money.of(row.amountMinor(), row.currency());
        this.captureNow = row.captureNow();
        this.createdAt = row.createdAt();
        this.version = row.version();
        this.checks = row.checks();
        this.status = PaymentStatus.valueOf(row.status());
        this.captured = Money.of(row.capturedMinor(), row.currency());
        this.refunded = Money.of(row.refundedMinor(), row.currency());
        this.refundPending = Money.of(row.refundPendingMinor(), row.currency());
        this.token = token;
        this.providerReference = row.providerReference();
        this.declineReason = row.declineReason();
        this.action = row.actionMap();
        this.instructions = row.instructionsMap();
        this.alert = row.alert();
    }

    /// Takes what the provider says over, as far as it leads forward.
    ///
    /// @return whether anything changed
    boolean follow(ProviderAnswer answer) {
        return switch (answer) {
            case ProviderAnswer.Authorized authorized ->
                matches(authorized.amount(), authorized.amount().equals(amount))
                        && move(PaymentStatus.AUTHORIZED, authorized.reference());
            case ProviderAnswer.Captured taken -> follow(taken);
            case ProviderAnswer.Promised promised -> {
                boolean moved = move(PaymentStatus.AWAITING_TRANSFER, null);
                instructions = moved ? promised.instructions() : instructions;
                yield moved;
            }
            case ProviderAnswer.ActionRequired required -> {
                boolean moved = move(PaymentStatus.ACTION_REQUIRED, required.reference());
                action = moved ? required.action() : action;
                yield moved;
            }
            case ProviderAnswer.Declined declined -> {
                boolean moved = move(PaymentStatus.DECLINED, null);
                declineReason = moved ? declined.reason() : declineReason;
                yield moved;
            }
            case ProviderAnswer.Voided voided -> move(PaymentStatus.CANCELED, voided.reference());
            case ProviderAnswer.NotSent _ -> status == PaymentStatus.UNKNOWN && move(PaymentStatus.CREATED, null);
            case ProviderAnswer.Pending pending -> {
                providerReference = pending.reference();
                yield false;
            }
            case ProviderAnswer.Unknown _ -> false;
        };
    }

    private boolean follow(ProviderAnswer.Captured taken) {
        boolean plausible = taken.captured().currency().equals(amount.currency())
                && !amount.isLessThan(taken.captured())
                && taken.captured().isPositive() | amount.isZero()
                && (status == PaymentStatus.AUTHORIZED
                        || status == PaymentStatus.CAPTURED
                        || taken.captured().equals(amount));
        if (!matches(taken.captured(), plausible)) {
            return false;
        }
        boolean more = captured.isLessThan(taken.captured());
        boolean moved = move(PaymentStatus.CAPTURED, taken.reference());
        captured = more ? taken.captured() : captured;
        return moved || more;
    }

    /// Another amount or currency than was asked for is never taken as a payment: a person has to look.
    private boolean matches(Money told, boolean plausible) {
        if (!plausible) {
            alert = "payment-mismatch: " + told;
        }
        return plausible;
    }

    private boolean move(PaymentStatus next, @Nullable String toldReference) {
        if (!status.canBecome(next)) {
            return false;
        }
        status = next;
        providerReference = toldReference == null ? providerReference : toldReference;
        if (next != PaymentStatus.CREATED) {
            token = null;
        }
        action = Map.of();
        return true;
    }

    /// Never asked, and nobody is going to.
    boolean giveUpUnasked() {
        return status == PaymentStatus.CREATED && move(PaymentStatus.CANCELED, null);
    }

    void requireCapturable(Money wanted) {
        boolean authorized = status == PaymentStatus.AUTHORIZED || status == PaymentStatus.CAPTURED;
        if (!authorized || amount.equals(captured)) {
            throw PaymentStateRefused.of(this, "captured");
        }
        requireCurrency(wanted);
        if (!wanted.isPositive() || uncaptured().isLessThan(wanted)) {
            throw PaymentStateRefused.amount("The amount to capture must be more than zero and at most ", uncaptured());
        }
    }

    void requireCancelable() {
        boolean cancelable = status != PaymentStatus.CAPTURED && !status.isFinalFailure();
        if (!cancelable) {
            throw PaymentStateRefused.of(this, "voided");
        }
    }

    void requireRefundable(Money wanted) {
        if (status != PaymentStatus.CAPTURED) {
            throw PaymentStateRefused.of(this, "refunded");
        }
        requireCurrency(wanted);
        if (!wanted.isPositive() || refundable().isLessThan(wanted)) {
            throw PaymentStateRefused.tooMuch(refundable());
        }
    }

    /// Money came outside of any provider.
    void receive(Money received) {
        boolean awaited = status == PaymentStatus.AWAITING_TRANSFER
                || status == PaymentStatus.CAPTURED && !amount.equals(captured);
        if (!awaited) {
            throw PaymentStateRefused.of(this, "received");
        }
        requireCurrency(received);
        if (!received.isPositive() || uncaptured().isLessThan(received)) {
            throw PaymentStateRefused.amount("The amount must be more than zero and at most ", uncaptured());
        }
        status = PaymentStatus.CAPTURED;
        captured = captured.plus(received);
    }

    void refundSucceeded(Money back) {
        refundPending = refundPending.minus(back);
        refunded = refunded.plus(back);
    }

    void refundFailed(Money back) {
        refundPending = refundPending.minus(back);
        alert = "refund-failed";
    }

    private void requireCurrency(Money wanted) {
        if (!wanted.currency().equals(amount.currency())) {
            throw PaymentStateRefused.currency(amount.currency());
        }
    }

    Money uncaptured() {
        return amount.minus(captured);
    }

    /// What may still be given back: captured, not given back, and not on its way back.
    Money refundable() {
        return captured.minus(refunded).minus(refundPending);
    }

    Charge charge() {
        return new Charge(id.value(), method, amount, token, captureNow, providerReference);
    }

    PaymentSnapshot snapshot() {
        return new PaymentSnapshot(
                id,
                reference,
                method,
                status,
                amount,
                captured,
                refunded,
                declineReason,
                action,
                instructions,
                createdAt,
                version);
    }

    PaymentId id() {
        return id;
    }

    String provider() {
        return provider;
    }

    PaymentStatus status() {
        return status;
    }

    Money amount() {
        return amount;
    }

    Money captured() {
        return captured;
    }

    Money refunded() {
        return refunded;
    }

    Money refundPending() {
        return refundPending;
    }

    boolean keepsToken() {
        return token != null;
    }

    @Nullable
    String providerReference() {
        return providerReference;
    }

    @Nullable
    String declineReason() {
        return declineReason;
    }

    Map<String, String> action() {
        return action;
    }

    Map<String, String> instructions() {
        return instructions;
    }

    @Nullable
    String alert() {
        return alert;
    }

    int checks() {
        return checks;
    }

    long version() {
        return version;
    }

    /// It was written: the row counts up.
    void saved() {
        version++;
    }
}
