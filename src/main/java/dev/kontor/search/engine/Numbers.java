package dev.kontor.search.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Attribute numbers as texts that sort like the numbers. The engine's numbers would lose digits.
final class Numbers {

    static final String BEHIND = "~";

    private static final int FRACTION = 9;
    private static final int WIDTH = 31;
    private static final BigInteger ZERO = BigInteger.TEN.pow(WIDTH - 1);

    private Numbers() {}

    /// @param field the code of an attribute, of amounts with the currency
    static String text(String field, BigDecimal number) {
        var shifted = number.movePointRight(FRACTION)
                .setScale(0, RoundingMode.HALF_UP)
                .toBigInteger()
                .add(ZERO);
        var digits = shifted.max(BigInteger.ZERO).toString();
        return field + ' ' + "0".repeat(Math.max(0, WIDTH - digits.length())) + digits;
    }

    /// The lowest text of a field.
    static String least(String field) {
        return field + ' ';
    }

    /// The exclusive upper bound of a field's texts.
    static String end(String field) {
        return field + '!';
    }
}
