package dev.kontor.order.unpaid;

import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentPart;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.shared.money.Money;

/// Recognizes payments that wait for a bank transfer. Cash on delivery and payment links arrive in other ways, and
/// purchases on account are due with their invoice, also if a transfer for added items is a part of them.
final class AwaitedTransfer {

    private AwaitedTransfer() {}

    static boolean isIn(PaymentSnapshot payment) {
        return payment.parts().isEmpty()
                ? isTransfer(payment.method(), payment.awaited())
                : payment.parts().stream().anyMatch(AwaitedTransfer::isTransfer)
                        && payment.parts().stream()
                                .noneMatch(part -> part.method().equals(NewPayment.ON_ACCOUNT));
    }

    /// Whether nothing of the transfer has arrived, and stored value has paid all the rest, such as a gift card.
    static boolean isUntouched(PaymentSnapshot payment) {
        return payment.parts().isEmpty()
                ? isTransfer(payment.method(), payment.awaited())
                        && payment.captured().isZero()
                : payment.parts().stream()
                        .allMatch(part -> part.isStoredValue()
                                || isTransfer(part) && part.captured().isZero());
    }

    /// The amounts that have arrived of awaited transfers.
    static Money received(PaymentSnapshot payment) {
        return payment.parts().isEmpty()
                ? payment.captured()
                : Money.sum(
                        payment.amount().currency(),
                        payment.parts().stream()
                                .filter(AwaitedTransfer::isTransfer)
                                .map(PaymentPart::captured)
                                .toList());
    }

    private static boolean isTransfer(PaymentPart part) {
        return isTransfer(part.method(), part.awaited());
    }

    private static boolean isTransfer(String method, Money awaited) {
        return method.equals(NewPayment.BANK_TRANSFER) && awaited.isPositive();
    }
}
