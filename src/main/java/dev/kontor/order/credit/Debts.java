package dev.kontor.order.credit;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.credit.CreditLimitRepository.Unpaid;
import dev.kontor.order.receivable.OutstandingAmounts;
import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentPart;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.shared.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Adds up what customers owe for purchases on account.
@Component
class Debts {

    private final CreditLimitRepository orders;
    private final OutstandingAmounts outstanding;
    private final Payments payments;

    Debts(CreditLimitRepository orders, OutstandingAmounts outstanding, Payments payments) {
        this.orders = orders;
        this.outstanding = outstanding;
        this.payments = payments;
    }

    Money of(CustomerId customer, Currency currency) {
        return of(customer).getOrDefault(currency, Money.zero(currency));
    }

    /// Runs at most four SQL statements.
    Map<Currency, Money> of(CustomerId customer) {
        var unpaid = orders.unpaid(customer);
        if (unpaid.isEmpty()) {
            return Map.of();
        }
        var found = payments.of(unpaid.stream().map(Unpaid::cartId).toList());
        var open = new ArrayList<Unpaid>();
        var debts = new HashMap<Currency, Money>();
        for (var order : unpaid) {
            found.getOrDefault(order.cartId(), List.of()).stream()
                    .filter(payment -> payment.id().equals(order.paymentId()) && isOnAccount(payment))
                    .findFirst()
                    .ifPresent(payment -> {
                        if (order.status() == OrderStatus.PENDING_PAYMENT) {
                            add(debts, promised(payment));
                        } else {
                            open.add(order);
                        }
                    });
        }
        outstanding.of(open.stream().map(Unpaid::id).toList()).values().forEach(amount -> add(debts, amount));
        return debts;
    }

    private static void add(Map<Currency, Money> debts, Money amount) {
        debts.merge(amount.currency(), amount, Money::plus);
    }

    private static boolean isOnAccount(PaymentSnapshot payment) {
        return payment.parts().isEmpty()
                ? payment.method().equals(NewPayment.ON_ACCOUNT)
                : payment.parts().stream().anyMatch(Debts::isOnAccount);
    }

    private static boolean isOnAccount(PaymentPart part) {
        return part.method().equals(NewPayment.ON_ACCOUNT);
    }

    /// The amount that the buyer of an order that is being placed will owe.
    private static Money promised(PaymentSnapshot payment) {
        return payment.parts().isEmpty()
                ? payment.amount()
                : Money.sum(
                        payment.amount().currency(),
                        payment.parts().stream()
                                .filter(Debts::isOnAccount)
                                .map(PaymentPart::amount)
                                .toList());
    }
}
