package dev.kontor.document.content;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes taxes for people: `VAT 19 %`.
public final class TaxLabel {

    private static final int DIGITS = 4;

    private TaxLabel() {}

    public static String of(String name, @Nullable String jurisdiction, BigDecimal rate, Locale language) {
        var tax = name.isEmpty() ? DocumentTexts.text("tax", language) : name;
        return tax + (jurisdiction == null ? "" : " " + jurisdiction) + " " + rate(rate, language);
    }

    public static String rate(BigDecimal rate, Locale language) {
        var format = NumberFormat.getPercentInstance(language);
        format.setMaximumFractionDigits(DIGITS);
        return format.format(rate);
    }
}
