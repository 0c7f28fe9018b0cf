package dev.kontor.search;

import dev.kontor.catalog.AttributeKind;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// An attribute filter for products and their variants: one of the keys, or a matching number.
///
/// @param field the code of the attribute; of amounts of money with `:` and the currency
/// @param keys any of these; empty if numbers are compared
/// @param numbers any of these; any number if empty
/// @param bounds by operator: `>=`, `>`, `<=`, `<`
public record AttributeCondition(
        String field,
        AttributeKind kind,
        SortedSet<String> keys,
        SortedSet<BigDecimal> numbers,
        SortedMap<String, BigDecimal> bounds) {

    public static AttributeCondition ofKeys(String code, AttributeKind kind, SortedSet<String> keys) {
        return new AttributeCondition(code, kind, keys, new TreeSet<>(), new TreeMap<>());
    }

    /// Whether numbers are compared.
    public boolean isRange() {
        return AttributeScale.orders(kind);
    }

    /// Whether the filter selects exactly this range.
    public boolean isJust(BigDecimal from, BigDecimal to) {
        return numbers.isEmpty() && bounds.size() == 2 && is(">=", from) && is("<", to);
    }

    /// Whether a number in this interval can match.
    ///
    /// @param from inclusive lower bound
    /// @param to exclusive upper bound
    public boolean overlaps(BigDecimal from, BigDecimal to) {
        return bounds.entrySet().stream().allMatch(bound -> switch (bound.getKey()) {
                    case ">=", ">" -> to.compareTo(bound.getValue()) > 0;
                    case "<=" -> from.compareTo(bound.getValue()) <= 0;
                    default -> from.compareTo(bound.getValue()) < 0;
                })
                && (numbers.isEmpty()
                        || numbers.stream()
                                .anyMatch(number -> number.compareTo(from) >= 0 && number.compareTo(to) < 0));
    }

    private boolean is(String operator, BigDecimal bound) {
        var mine = bounds.get(operator);
        return mine != null && mine.compareTo(bound) == 0;
    }
}
