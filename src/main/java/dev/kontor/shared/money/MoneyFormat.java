package dev.kontor.shared.money;

import java.text.NumberFormat;
import java.util.Locale;

/// Formats amounts for a locale (CLDR data of the JDK).
public final class MoneyFormat {

    private MoneyFormat() {}

    public static String format(Money money, Locale locale) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(money.exponent());
        format.setMaximumFractionDigits(money.exponent());
        return format.format(money.major());
    }
}
