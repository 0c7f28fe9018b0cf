package dev.kontor.payment.stripe;

import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// Converts amounts to and from Stripe's units. These are usually minor units, but some currencies have other
/// decimals than in ISO 4217, and with three decimals the last must be zero.
final class StripeAmounts {

    /// The decimals of currencies in which Stripe differs from ISO 4217.
    private static final Map<String, Integer> DIGITS = Map.of("ISK", 2, "UGX", 2, "MGA", 0);

    private StripeAmounts() {}

    /// Returns the amount; empty if Stripe cannot express it.
    static OptionalLong of(Money money) {
        int shift = digits(money.currency()) - money.exponent();
        if (shift < 0) {
            long factor = power(-shift);
            return money.minor() % factor == 0 ? OptionalLong.of(money.minor() / factor) : OptionalLong.empty();
        }
        long amount = Math.multiplyExact(money.minor(), power(shift));
        return money.exponent() == 3 && amount % 10 != 0 ? OptionalLong.empty() : OptionalLong.of(amount);
    }

    /// @param currency in lower case, as Stripe writes it
    static Money money(long amount, String currency) {
        var known = Currency.getInstance(currency.toUpperCase(Locale.ROOT));
        int shift = digits(known) - Math.max(0, known.getDefaultFractionDigits());
        if (shift < 0) {
            return new Money(Math.multiplyExact(amount, power(-shift)), known);
        }
        if (amount % power(shift) != 0) {
            throw new IllegalArgumentException("a fraction of " + known + ": " + amount);
        }
        return new Money(amount / power(shift), known);
    }

    static String currency(Money money) {
        return money.currency().getCurrencyCode().toLowerCase(Locale.ROOT);
    }

    private static int digits(Currency currency) {
        return DIGITS.getOrDefault(currency.getCurrencyCode(), Math.max(0, currency.getDefaultFractionDigits()));
    }

    private static long power(int exponent) {
        long power = 1;
        for (int digit = 0; digit < exponent; digit++) {
            power *= 10;
        }
        return power;
    }
}
