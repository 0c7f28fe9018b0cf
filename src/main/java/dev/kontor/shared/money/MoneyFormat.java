package dev.kontor.shared.money;

import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Formats amounts for a locale (CLDR data of the JDK). The format of a locale and a currency is read once: the JDK
/// creates and parses it again for each amount, and a cart has dozens of them.
public final class MoneyFormat {

    /// Clients send any locale.
    private static final int MAX = 1_000;

    private static final ConcurrentMap<Key, Style> STYLES = new ConcurrentHashMap<>();

    private MoneyFormat() {}

    public static String format(Money money, Locale locale) {
        var key = new Key(locale, money.currency());
        var style = STYLES.get(key);
        if (style == null) {
            if (STYLES.size() >= MAX) {
                STYLES.clear();
            }
            style = Style.of(locale, money.currency());
            STYLES.put(key, style);
        }
        return style.format(money);
    }

    private record Key(Locale locale, Currency currency) {}

    /// The notation of amounts.
    ///
    /// @param group number of digits between two separators; 0 without separators
    private record Style(
            String prefix,
            String suffix,
            String negativePrefix,
            String negativeSuffix,
            int group,
            char groupSeparator,
            char decimalSeparator,
            char zero) {

        static Style of(Locale locale, Currency currency) {
            var format = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
            format.setCurrency(currency);
            var symbols = format.getDecimalFormatSymbols();
            return new Style(
                    format.getPositivePrefix(),
                    format.getPositiveSuffix(),
                    format.getNegativePrefix(),
                    format.getNegativeSuffix(),
                    format.isGroupingUsed() ? format.getGroupingSize() : 0,
                    symbols.getMonetaryGroupingSeparator(),
                    symbols.getMonetaryDecimalSeparator(),
                    symbols.getZeroDigit());
        }

        String format(Money money) {
            // Unsigned, because the smallest long has no positive counterpart.
            var digits = Long.toUnsignedString(Math.abs(money.minor()));
            int decimals = money.exponent();
            int whole = Math.max(1, digits.length() - decimals);
            int missing = whole + decimals - digits.length();
            var text = new StringBuilder(32).append(money.isNegative() ? negativePrefix : prefix);
            for (int place = 0; place < whole + decimals; place++) {
                if (place == whole) {
                    text.append(decimalSeparator);
                } else if (place > 0 && place < whole && group > 0 && (whole - place) % group == 0) {
                    text.append(groupSeparator);
                }
                text.append((char) (zero + (place < missing ? 0 : digits.charAt(place - missing) - '0')));
            }
            return text.append(money.isNegative() ? negativeSuffix : suffix).toString();
        }
    }
}
