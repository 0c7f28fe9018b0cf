package dev.kontor.search;

import dev.kontor.catalog.AttributeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Attribute values as numbers, and the ranges in which they are counted: years of dates, otherwise steps of 1,
/// 2 and 5 per decade, which suit any unit.
public final class AttributeScale {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal FINEST = new BigDecimal("0.01");
    private static final List<BigDecimal> STEPS =
            List.of(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.valueOf(5), BigDecimal.TEN);

    private AttributeScale() {}

    /// Whether values of the kind can be compared.
    public static boolean orders(AttributeKind kind) {
        return switch (kind) {
            case NUMBER, MONEY, DATE, DATE_TIME -> true;
            case TEXT,
                    LOCALIZED_TEXT,
                    RICH_TEXT,
                    BOOLEAN,
                    ENUM,
                    LOCALIZED_ENUM,
                    PRODUCT_REFERENCE,
                    CATEGORY_REFERENCE,
                    MEDIA -> false;
        };
    }

    /// A stored value as a number: of dates the day, of times the second, of amounts the minor units.
    public static BigDecimal number(AttributeKind kind, JsonNode value) {
        return switch (kind) {
            case MONEY -> value.path("amount").decimalValue();
            case DATE, DATE_TIME -> parse(kind, value.asString());
            default -> value.decimalValue();
        };
    }

    /// A number as written in a request.
    ///
    /// @throws IllegalArgumentException if it is not a number
    public static BigDecimal parse(AttributeKind kind, String text) {
        try {
            return switch (kind) {
                case DATE -> BigDecimal.valueOf(LocalDate.parse(text).toEpochDay());
                case DATE_TIME -> seconds(Instant.parse(text));
                default -> {
                    if (!NUMBER.matcher(text).matches()) {
                        throw new IllegalArgumentException("not a number");
                    }
                    yield new BigDecimal(text).stripTrailingZeros();
                }
            };
        } catch (DateTimeException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    /// The start of the number's range.
    public static BigDecimal floor(AttributeKind kind, BigDecimal number) {
        if (kind == AttributeKind.DATE || kind == AttributeKind.DATE_TIME) {
            return parse(kind, yearText(kind, year(kind, number)));
        }
        if (number.signum() < 0) {
            var above = floor(kind, number.negate());
            return above.compareTo(number.negate()) == 0
                    ? above.negate()
                    : next(kind, above).negate();
        }
        if (number.compareTo(FINEST) < 0) {
            return BigDecimal.ZERO;
        }
        var unit = unit(number);
        return STEPS.stream()
                .map(unit::multiply)
                .filter(step -> step.compareTo(number) <= 0)
                .reduce(unit, (_, last) -> last)
                .stripTrailingZeros();
    }

    /// The start of the next range.
    public static BigDecimal next(AttributeKind kind, BigDecimal from) {
        if (kind == AttributeKind.DATE || kind == AttributeKind.DATE_TIME) {
            return parse(kind, yearText(kind, year(kind, from) + 1));
        }
        if (from.signum() == 0) {
            return FINEST;
        }
        var size = from.abs();
        var unit = unit(size);
        var steps = STEPS.stream().map(unit::multiply).toList();
        if (from.signum() > 0) {
            return steps.stream()
                    .filter(step -> step.compareTo(size) > 0)
                    .findFirst()
                    .orElseThrow()
                    .stripTrailingZeros();
        }
        if (size.compareTo(FINEST) <= 0) {
            return BigDecimal.ZERO;
        }
        var smaller = steps.stream().filter(step -> step.compareTo(size) < 0).reduce((_, last) -> last);
        return smaller.orElseGet(() -> unit.divide(BigDecimal.TWO)).negate().stripTrailingZeros();
    }

    /// A number from a request.
    public static String text(AttributeKind kind, BigDecimal number) {
        return kind == AttributeKind.DATE || kind == AttributeKind.DATE_TIME
                ? yearText(kind, year(kind, number))
                : number.toPlainString();
    }

    /// The field of an attribute's values, for amounts with the currency.
    public static String field(String code, @Nullable String currency) {
        return currency == null ? code : code + ":" + currency;
    }

    /// The power of ten with as many digits as the number.
    private static BigDecimal unit(BigDecimal number) {
        return BigDecimal.ONE.scaleByPowerOfTen(number.precision() - number.scale() - 1);
    }

    private static int year(AttributeKind kind, BigDecimal number) {
        var whole = number.setScale(0, RoundingMode.FLOOR).longValueExact();
        return kind == AttributeKind.DATE
                ? LocalDate.ofEpochDay(whole).getYear()
                : Instant.ofEpochSecond(whole).atOffset(ZoneOffset.UTC).getYear();
    }

    private static String yearText(AttributeKind kind, int year) {
        var day = LocalDate.of(year, 1, 1);
        return kind == AttributeKind.DATE
                ? day.toString()
                : day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    }

    private static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond())
                .add(BigDecimal.valueOf(time.getNano()).divide(NANOS))
                .stripTrailingZeros();
    }
}
