package dev.kontor.checkout;

import dev.kontor.cart.CheckoutCart;
import dev.kontor.cart.GiftCardTender;
import dev.kontor.giftcard.GiftCards;
import dev.kontor.giftcard.GiftCardsChanged;
import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentPart;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.payment.StoredValue;
import dev.kontor.shared.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Pays with the gift cards and the store credit of a cart. Each card is one payment, before those by other methods; it
/// is spent in the transaction that places the order.
@Component
class GiftCardPayments {

    private final Payments payments;
    private final GiftCards cards;

    GiftCardPayments(Payments payments, GiftCards cards) {
        this.payments = payments;
        this.cards = cards;
    }

    /// Returns whether the payment has exactly the amounts that the cards of the cart pay now.
    static boolean matches(CheckoutCart cart, PaymentSnapshot payment) {
        return payment.isNone() || paid(payment).equals(amounts(cart));
    }

    private static List<Money> paid(PaymentSnapshot payment) {
        if (payment.parts().isEmpty()) {
            return payment.isStoredValue() ? List.of(payment.amount()) : List.of();
        }
        return parts(payment).stream().map(PaymentPart::amount).toList();
    }

    private static List<PaymentPart> parts(PaymentSnapshot payment) {
        return payment.parts().stream().filter(PaymentPart::isStoredValue).toList();
    }

    private static List<Money> amounts(CheckoutCart cart) {
        return paying(cart).stream().map(GiftCardTender::amount).toList();
    }

    private static List<GiftCardTender> paying(CheckoutCart cart) {
        return cart.giftCards().stream()
                .filter(tender -> tender.amount().isPositive())
                .toList();
    }

    /// Creates the payments of the cards of the cart. The last one takes the rest if cards pay everything.
    ///
    /// @return null if no card pays
    @Nullable
    PaymentSnapshot create(CheckoutCart cart) {
        boolean whole = cart.due().isZero();
        PaymentSnapshot created = null;
        var paying = paying(cart);
        for (int index = 0; index < paying.size(); index++) {
            created = payments.create(new NewPayment(
                    cart.id().value(),
                    paying.get(index).card().isCredit() ? StoredValue.STORE_CREDIT : StoredValue.GIFT_CARD,
                    paying.get(index).amount(),
                    null,
                    created == null ? null : created.id(),
                    whole && index == paying.size() - 1));
        }
        return created;
    }

    /// Spends the cards for their payments in the caller's transaction.
    ///
    /// @throws GiftCardsChanged if the payments are for other amounts, or a card was spent meanwhile
    void spend(CheckoutCart cart, PaymentSnapshot payment) {
        if (!matches(cart, payment)) {
            throw new GiftCardsChanged();
        }
        var paying = paying(cart);
        if (paying.isEmpty()) {
            return;
        }
        var ids = payment.parts().isEmpty()
                ? List.of(payment.id())
                : parts(payment).stream().map(PaymentPart::id).toList();
        cards.spend(spendings(paying, ids));
    }

    private static List<GiftCards.Spending> spendings(List<GiftCardTender> paying, List<PaymentId> ids) {
        var spendings = new ArrayList<GiftCards.Spending>();
        for (int index = 0; index < ids.size(); index++) {
            var tender = paying.get(index);
            spendings.add(new GiftCards.Spending(tender.card().id(), ids.get(index), tender.amount()));
        }
        return spendings;
    }
}
