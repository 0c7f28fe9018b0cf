package dev.kontor.shared.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/// An exact amount in minor units of one currency (cents for EUR, whole yen for JPY, fils for KWD). Arithmetic
/// that leaves the range of a `long`, or mixes currencies, throws.
///
/// @param minor the amount in minor units; may be negative
/// @param currency the ISO 4217 currency
public record Money(long minor, Currency currency) implements Comparable<Money> {

    public static Money of(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /// The sum of the amounts; zero in that currency if there are none.
    public static Money sum(Currency currency, Collection<Money> amounts) {
        var total = zero(currency);
        for (var amount : amounts) {
            total = total.plus(amount);
        }
        return total;
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minor, other.minor), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    /// The share of this amount given by the rate (`0.19` is nineteen percent), rounded to a minor unit.
    public Money share(BigDecimal rate, RoundingMode rounding) {
        return new Money(
                BigDecimal.valueOf(minor).multiply(rate).setScale(0, rounding).longValueExact(), currency);
    }

    /// Splits this amount by weights without losing a minor unit: the parts always add up to this amount. The
    /// remainder of rounding down goes to the largest fractions, the earlier part first if two are equal.
    ///
    /// @param weights not negative; if all are zero the amount is split evenly
    public List<Money> allocate(List<Long> weights) {
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("no weights to allocate by");
        }
        if (weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("negative weight in " + weights);
        }
        var sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            return allocate(weights.stream().map(_ -> 1L).toList());
        }
        var amount = BigInteger.valueOf(minor).abs();
        var parts = new ArrayList<BigInteger>();
        var remainders = new ArrayList<BigInteger>();
        var left = amount;
        for (var weight : weights) {
            var division = amount.multiply(BigInteger.valueOf(weight)).divideAndRemainder(sum);
            parts.add(division[0]);
            remainders.add(division[1]);
            left = left.subtract(division[0]);
        }
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> remainders.get(index))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(left.longValueExact())
                .forEach(index -> parts.set(index, parts.get(index).add(BigInteger.ONE)));
        return parts.stream()
                .map(part -> new Money(minor < 0 ? -part.longValueExact() : part.longValueExact(), currency))
                .toList();
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isLessThan(Money other) {
        return compareTo(other) < 0;
    }

    public Money min(Money other) {
        return isLessThan(other) ? this : other;
    }

    public Money max(Money other) {
        return isLessThan(other) ? other : this;
    }

    /// The number of decimal digits of the currency (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD.
    public int exponent() {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    /// The amount in major units, for display and for providers that require decimals.
    public BigDecimal major() {
        return BigDecimal.valueOf(minor, exponent());
    }

    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major().toPlainString() + " " + currency.getCurrencyCode();
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
    }
}
