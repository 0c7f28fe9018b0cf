package dev.kontor.payment.way;

import dev.kontor.payment.offer.PaymentWay;
import dev.kontor.shared.money.Iban;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rejects values of a way to pay that are valid alone, but not together or not in this shop.
final class PaymentWayRules {

    private PaymentWayRules() {}

    /// @param hasAccount whether money arrives on an account that staff name
    /// @param isCredit whether customers owe the money for a while
    static void require(PaymentWay way, boolean hasAccount, boolean isCredit, Shop shop) {
        var minimums = byCurrency("/minimums", way.minimums(), shop);
        var maximums = byCurrency("/maximums", way.maximums(), shop);
        minimums.forEach((currency, least) -> {
            var most = maximums.get(currency);
            if (most != null && most.isLessThan(least)) {
                throw RejectedException.at(
                        "/maximums", "below-minimum", Message.of("payment.way-range", "most", most, "least", least));
            }
        });
        byCurrency("/creditLimits", way.creditLimits(), shop);
        if (!way.creditLimits().isEmpty() && !isCredit) {
            throw RejectedException.at("/creditLimits", "not-supported", Message.of("payment.way-no-credit"));
        }
        var account = way.account();
        if (account != null && !hasAccount) {
            throw RejectedException.at("/account", "not-supported", Message.of("payment.way-no-account"));
        }
        if (account != null && !Iban.isValid(account.iban())) {
            throw RejectedException.at("/account/iban", "check-digits", Message.of("payment.way-iban"));
        }
    }

    private static Map<Currency, Money> byCurrency(String pointer, List<Money> amounts, Shop shop) {
        var found = new HashMap<Currency, Money>();
        for (int index = 0; index < amounts.size(); index++) {
            var amount = amounts.get(index);
            var at = pointer + "/" + index;
            if (!shop.currencies().contains(amount.currency())) {
                throw RejectedException.at(
                        at, "not-sold", Message.of("payment.way-currency", "currency", amount.currency()));
            }
            if (!amount.isPositive()) {
                throw RejectedException.at(at, "not-positive", Message.of("payment.way-positive"));
            }
            if (found.put(amount.currency(), amount) != null) {
                throw RejectedException.at(
                        at, "duplicate", Message.of("payment.way-once", "currency", amount.currency()));
            }
        }
        return found;
    }
}
