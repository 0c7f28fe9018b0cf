package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.StoredValue;
import dev.kontor.payment.dispute.Dispute;
import dev.kontor.payment.dispute.DisputedFunds;
import dev.kontor.payment.ledger.Balances;
import dev.kontor.payment.provider.Charge;
import dev.kontor.payment.provider.ProviderResponse;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A payment with the rules of its life cycle. It only moves forward, so a late or repeated response changes nothing.
public final class Payment {

    private static final String MISMATCH = "payment-mismatch: ";
    private static final String MANUAL = "manual";
    private static final String REFUND_FAILED = "refund-failed";
    private static final String DISPUTED = "disputed";

    private final PaymentId id;
    private final PaymentRow row;
    private long version;
    private PaymentStatus status;
    private Funds funds;
    private Balances posted;
    private @Nullable String token;
    private @Nullable String providerReference;
    private @Nullable String declineReason;
    private Map<String, String> action;
    private Map<String, String> instructions;
    private @Nullable String alert;

    /// @param token decrypted; null after the provider has responded
    Payment(PaymentRow row, @Nullable String token) {
        this.id = row.id();
        this.row = row;
        this.version = row.version();
        this.status = row.status();
        this.funds = row.funds();
        this.posted = funds.balances(status);
        this.token = token;
        this.providerReference = row.providerReference();
        this.declineReason = row.declineReason();
        this.action = row.action();
        this.instructions = row.instructions();
        this.alert = row.alert();
    }

    /// Applies the response of the provider if it moves the payment forward.
    ///
    /// @return whether anything changed
    boolean follow(ProviderResponse answer) {
        return switch (answer) {
            case ProviderResponse.Authorized authorized ->
                matches(expected().mismatch(authorized)) && move(PaymentStatus.AUTHORIZED, authorized.reference());
            case ProviderResponse.Captured taken -> follow(taken);
            case ProviderResponse.Promised promised -> {
                boolean moved = move(PaymentStatus.AWAITING_TRANSFER, null);
                instructions = moved ? promised.instructions() : instructions;
                yield moved;
            }
            case ProviderResponse.ActionRequired required -> {
                boolean moved = move(PaymentStatus.ACTION_REQUIRED, required.reference());
                action = moved ? required.action() : action;
                yield moved;
            }
            case ProviderResponse.Declined declined -> {
                boolean moved = move(PaymentStatus.DECLINED, null);
                declineReason = moved ? declined.reason() : declineReason;
                yield moved;
            }
            case ProviderResponse.Voided voided -> move(PaymentStatus.CANCELED, voided.reference());
            case ProviderResponse.NotSent _ -> status == PaymentStatus.UNKNOWN && move(PaymentStatus.CREATED, null);
            case ProviderResponse.Pending pending -> {
                providerReference = pending.reference();
                yield false;
            }
            case ProviderResponse.Mismatch mismatch -> {
                alert = MISMATCH + mismatch.reported();
                yield false;
            }
            case ProviderResponse.Unknown _ -> false;
        };
    }

    private boolean follow(ProviderResponse.Captured taken) {
        if (!matches(expected().mismatch(taken))) {
            return false;
        }
        boolean more = funds.captured().isLessThan(taken.captured());
        boolean moved = move(PaymentStatus.CAPTURED, taken.reference());
        funds = more ? funds.withCaptured(taken.captured()) : funds;
        return moved || more;
    }

    private ExpectedState expected() {
        boolean partly = status == PaymentStatus.AUTHORIZED || status == PaymentStatus.CAPTURED;
        return new ExpectedState(providerReference, funds.amount(), partly);
    }

    private boolean matches(Optional<String> mismatch) {
        if (mismatch.isPresent()) {
            alert = MISMATCH + mismatch.get();
        } else if (alert != null && alert.startsWith(MISMATCH)) {
            // Someone has corrected it at the provider.
            alert = null;
        }
        return mismatch.isEmpty();
    }

    private boolean move(PaymentStatus next, @Nullable String reportedReference) {
        // The value of a failed payment was returned, so it cannot succeed late.
        boolean held = isStoredValue() || isExchangeCredit();
        if (!status.canBecome(next) || held && status.isFinalFailure()) {
            return false;
        }
        status = next;
        providerReference = reportedReference == null ? providerReference : reportedReference;
        if (next != PaymentStatus.CREATED) {
            token = null;
        }
        action = Map.of();
        return true;
    }

    /// Cancels a payment that was never sent.
    boolean abandonUnsent() {
        return status == PaymentStatus.CREATED && move(PaymentStatus.CANCELED, null);
    }

    /// Releases the rest of a partially captured payment.
    ///
    /// @return whether there was a rest
    boolean releaseRest() {
        boolean released = status == PaymentStatus.CAPTURED && !funds.isWhole();
        funds = released ? funds.releaseRest() : funds;
        return released;
    }

    void requireCapturable(Money wanted) {
        boolean authorized = status == PaymentStatus.AUTHORIZED || status == PaymentStatus.CAPTURED;
        if (!authorized || funds.isWhole()) {
            throw PaymentStateRefused.of(status);
        }
        funds.requireTakeable(wanted);
    }

    void requireCancelable() {
        boolean cancelable = status == PaymentStatus.CAPTURED ? !funds.isWhole() : !status.isFinalFailure();
        if (!cancelable) {
            throw PaymentStateRefused.of(status);
        }
    }

    void requireRefundable(Money wanted) {
        if (status != PaymentStatus.CAPTURED) {
            throw PaymentStateRefused.of(status);
        }
        funds.requireRefundable(wanted);
    }

    /// Returns whether money is awaited from outside of any provider. What a provider has reserved and not
    /// captured cannot arrive in another way.
    boolean awaitsMoney() {
        return isManual()
                && (status == PaymentStatus.AWAITING_TRANSFER || status == PaymentStatus.CAPTURED && !funds.isWhole());
    }

    /// Returns the amount that is awaited from outside of any provider.
    Money awaited() {
        return awaitsMoney() ? funds.uncaptured() : Money.zero(funds.amount().currency());
    }

    /// Gives up an awaited amount because other money pays it.
    void waive(Money amount) {
        funds.requireTakeable(amount);
        boolean all = status == PaymentStatus.AWAITING_TRANSFER && amount.equals(funds.uncaptured());
        if (!all || !move(PaymentStatus.CANCELED, null)) {
            funds = funds.release(amount);
        }
    }

    /// Gives up an awaited amount that the shop loses.
    void writeOff(Money loss) {
        waive(loss);
        funds = funds.writeOff(loss);
    }

    /// Counts an amount no longer as lost because it is not owed.
    void reverseWriteOff(Money amount) {
        funds = funds.writeOff(amount.negated());
    }

    /// Captures and refunds a new payment at once, because no money moves.
    void offset() {
        status = PaymentStatus.CAPTURED;
        funds = funds.offset();
    }

    /// Records money received outside of any provider.
    void receive(Money received) {
        if (!awaitsMoney()) {
            throw PaymentStateRefused.of(status);
        }
        funds.requireTakeable(received);
        status = PaymentStatus.CAPTURED;
        funds = funds.withCaptured(funds.captured().plus(received));
    }

    /// Records money that arrived outside of any provider although it was not due.
    void overpay(Money surplus) {
        if (!isManual() || status.isOpen()) {
            throw PaymentStateRefused.of(status);
        }
        funds = funds.withOverpaid(funds.overpaid().plus(surplus));
    }

    /// Records a refund of money that was not due.
    void refundOverpaid(Money back) {
        funds = funds.withOverpaid(funds.overpaid().minus(back));
    }

    /// Returns what arrived although it was not due, and was not refunded.
    public Money overpaid() {
        return funds.overpaid();
    }

    /// Returns whether its money arrives outside of any provider.
    boolean isManual() {
        return row.provider().equals(MANUAL);
    }

    /// Sets or removes the alert about disputes.
    ///
    /// @param disputes all disputes of the payment
    void watchDisputes(List<Dispute> disputes) {
        if (alert == null || alert.equals(DISPUTED)) {
            boolean waits = disputes.stream().anyMatch(dispute -> dispute.needsAttention(funds.amount()));
            alert = waits ? DISPUTED : null;
        }
    }

    /// Sets what disputes take of it.
    ///
    /// @return whether that is new
    boolean bear(DisputedFunds share) {
        boolean changed = !funds.disputed().equals(share);
        funds = funds.disputed(share);
        return changed;
    }

    /// @param requested whether staff have requested it, who thereby repeat what failed before
    void refundSucceeded(Money back, boolean requested) {
        funds = funds.refundSucceeded(back);
        if (requested && REFUND_FAILED.equals(alert)) {
            alert = null;
        }
    }

    /// Releases what was reserved for another purchase.
    void transferReleased(Money back) {
        funds = funds.refundFailed(back);
    }

    void refundFailed(Money back) {
        funds = funds.refundFailed(back);
        alert = REFUND_FAILED;
    }

    public Money refundable() {
        return funds.refundable();
    }

    /// Returns the ledger changes to write together with the payment.
    Balances unposted() {
        return funds.balances(status).since(posted);
    }

    Charge charge() {
        return new Charge(id.value(), row.method(), funds.amount(), token, row.captureNow(), providerReference);
    }

    public PaymentSnapshot snapshot() {
        return new PaymentSnapshot(
                id,
                row.reference(),
                row.method(),
                status,
                funds.amount(),
                funds.captured(),
                funds.released(),
                funds.writtenOff(),
                funds.refunded(),
                funds.refundPending(),
                declineReason,
                action,
                instructions,
                List.of(),
                row.createdAt(),
                version);
    }

    public PaymentId id() {
        return id;
    }

    public String provider() {
        return row.provider();
    }

    boolean isStoredValue() {
        return provider().equals(StoredValue.PROVIDER);
    }

    /// Returns whether the value of returned units pays it.
    boolean isExchangeCredit() {
        return row.source() != null;
    }

    /// Returns the payment whose provider holds the money.
    PaymentId root() {
        return row.source() == null ? id : row.source();
    }

    /// Returns the refund that provides its value; null for all but the value of returned units.
    @Nullable
    RefundId sourceRefund() {
        return row.sourceRefund();
    }

    public PurchasePart part() {
        return row.part();
    }

    /// Returns whether the payment awaits its capture because all parts of the purchase have succeeded.
    boolean waitsForCapture() {
        return status == PaymentStatus.AUTHORIZED
                && row.part().captureLater()
                && row.part().accepted();
    }

    public PaymentStatus status() {
        return status;
    }

    Funds funds() {
        return funds;
    }

    Money amount() {
        return funds.amount();
    }

    Money captured() {
        return funds.captured();
    }

    boolean retainsToken() {
        return token != null;
    }

    public @Nullable String providerReference() {
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

    public @Nullable String alert() {
        return alert;
    }

    long version() {
        return version;
    }

    /// Called after the payment and its ledger entries were written; increments the version.
    void saved() {
        version++;
        posted = funds.balances(status);
    }
}
