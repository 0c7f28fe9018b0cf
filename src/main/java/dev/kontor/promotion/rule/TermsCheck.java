package dev.kontor.promotion.rule;

import dev.kontor.promotion.rule.Condition.InChannel;
import dev.kontor.promotion.rule.Condition.InCountry;
import dev.kontor.promotion.rule.Condition.InCurrency;
import dev.kontor.promotion.rule.Condition.PaymentMethod;
import dev.kontor.promotion.rule.Condition.Weekday;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.FieldProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds invalid terms: amounts that are not positive, contradictory conditions, tiers with gaps.
public final class TermsCheck {

    private static final int MAX_CONDITIONS = 100;
    private static final String CONTRADICTION = "contradiction";

    private final Set<Currency> sold;
    private final List<FieldProblem> errors = new ArrayList<>();

    private TermsCheck(Collection<Currency> sold) {
        this.sold = Set.copyOf(sold);
    }

    /// @param sold currencies of the shop
    /// @return what is wrong; empty if the terms are valid
    public static List<FieldProblem> of(Terms terms, Collection<Currency> sold) {
        var check = new TermsCheck(sold);
        check.conditions(terms.conditions(), "/conditions");
        if (terms.all().count() > MAX_CONDITIONS) {
            check.add("/conditions", "too-many", "Use at most %d conditions in all.".formatted(MAX_CONDITIONS));
        }
        check.actions(terms);
        return List.copyOf(check.errors);
    }

    private void conditions(List<Condition> conditions, String pointer) {
        for (int index = 0; index < conditions.size(); index++) {
            condition(conditions.get(index), pointer + "/" + index);
        }
        contradictions(conditions, pointer);
    }

    private void condition(Condition condition, String pointer) {
        switch (condition) {
            case Condition.All(var inner) -> conditions(inner, pointer + "/conditions");
            case Condition.Any(var inner) -> {
                for (int index = 0; index < inner.size(); index++) {
                    condition(inner.get(index), pointer + "/conditions/" + index);
                }
            }
            case Condition.Not(var inner) -> condition(inner, pointer + "/condition");
            case Condition.Subtotal subtotal -> subtotal(subtotal, pointer);
            case Condition.Quantity quantity -> quantity(quantity, pointer);
            case Condition.Hour(var from, var until) -> {
                if (from.equals(until) || from == 0 && until == 24) {
                    add(pointer + "/until", "invalid", "The range must contain some hours of a day, but not all.");
                }
            }
            case InCurrency(var currencies) -> {
                for (int index = 0; index < currencies.size(); index++) {
                    requireSold(currencies.get(index), pointer + "/currencies/" + index);
                }
            }
            case Condition.OrderNumber _,
                    Condition.InGroup _,
                    InChannel _,
                    InCountry _,
                    Weekday _,
                    Condition.ShippingMethod _,
                    PaymentMethod _ -> {}
        }
    }

    private void subtotal(Condition.Subtotal subtotal, String pointer) {
        if (subtotal.atLeast() == null && subtotal.atMost() == null) {
            add(pointer + "/atLeast", "required", "Set `atLeast`, `atMost`, or both.");
        }
        amounts(subtotal.atLeast(), 1, pointer + "/atLeast");
        amounts(subtotal.atMost(), 0, pointer + "/atMost");
        selection(subtotal.items(), pointer + "/items");
    }

    private void quantity(Condition.Quantity quantity, String pointer) {
        if (quantity.atLeast() == null && quantity.atMost() == null) {
            add(pointer + "/atLeast", "required", "Set `atLeast`, `atMost`, or both.");
        }
        selection(quantity.items(), pointer + "/items");
    }

    private void selection(@Nullable Items items, String pointer) {
        if (items != null) {
            filter(items.matching(), pointer + "/matching");
            filter(items.except(), pointer + "/except");
            if (items.matching() != null
                    && items.except() != null
                    && !items.except().isEmpty()
                    && items.except().covers(items.matching())) {
                add(
                        pointer + "/except",
                        CONTRADICTION,
                        "Everything that `matching` selects is left out again. Correct one of them.");
            }
        }
    }

    private void filter(@Nullable ItemFilter filter, String pointer) {
        if (filter != null && filter.isEmpty()) {
            add(pointer, "empty", "Set at least one field, or omit the filter.");
        }
    }

    /// Checks that all of these conditions can be met together.
    private void contradictions(List<Condition> conditions, String pointer) {
        var required = conditions.stream().flatMap(Terms::required).toList();
        disjoint(required, InChannel.class, InChannel::channels, pointer);
        disjoint(required, InCountry.class, InCountry::countries, pointer);
        disjoint(required, InCurrency.class, InCurrency::currencies, pointer);
        disjoint(required, Weekday.class, Weekday::days, pointer);
        disjoint(required, PaymentMethod.class, PaymentMethod::methods, pointer);
        if (required.stream()
                .anyMatch(condition -> condition instanceof Condition.Not(var inner) && required.contains(inner))) {
            add(pointer, CONTRADICTION, "A condition and its opposite are never met together. Remove one of them.");
        }
        subtotals(required, pointer);
        quantities(required, pointer);
    }

    private <T extends Condition> void disjoint(
            List<Condition> required, Class<T> type, Function<T, List<?>> values, String pointer) {
        Set<Object> common = null;
        for (var condition : required) {
            if (type.isInstance(condition)) {
                var mine = values.apply(type.cast(condition));
                if (common == null) {
                    common = new HashSet<>(mine);
                } else {
                    common.retainAll(mine);
                }
            }
        }
        if (common != null && common.isEmpty()) {
            add(
                    pointer,
                    CONTRADICTION,
                    "Several conditions have no value in common, so they are never met together. Put them into `ANY`.");
        }
    }

    private void subtotals(List<Condition> required, String pointer) {
        var least = new HashMap<List<?>, Long>();
        var most = new HashMap<List<?>, Long>();
        for (var condition : required) {
            if (condition instanceof Condition.Subtotal subtotal) {
                var items = Items.orAll(subtotal.items());
                each(subtotal.atLeast())
                        .forEach(amount -> least.merge(List.of(items, amount.currency()), amount.minor(), Math::max));
                each(subtotal.atMost())
                        .forEach(amount -> most.merge(List.of(items, amount.currency()), amount.minor(), Math::min));
            }
        }
        ranges(least, most, pointer);
    }

    private void quantities(List<Condition> required, String pointer) {
        var least = new HashMap<List<?>, Long>();
        var most = new HashMap<List<?>, Long>();
        for (var condition : required) {
            if (condition instanceof Condition.Quantity quantity) {
                var key = List.of(Items.orAll(quantity.items()));
                if (quantity.atLeast() != null) {
                    least.merge(key, (long) quantity.atLeast(), Math::max);
                }
                if (quantity.atMost() != null) {
                    most.merge(key, (long) quantity.atMost(), Math::min);
                }
            }
        }
        ranges(least, most, pointer);
    }

    private void ranges(Map<List<?>, Long> least, Map<List<?>, Long> most, String pointer) {
        if (least.entrySet().stream()
                .anyMatch(entry -> most.getOrDefault(entry.getKey(), Long.MAX_VALUE) < entry.getValue())) {
            add(pointer, CONTRADICTION, "A minimum exceeds the maximum for the same items. Correct one of them.");
        }
    }

    private static List<Money> each(@Nullable List<Money> amounts) {
        return amounts == null ? List.of() : amounts;
    }

    private void actions(Terms terms) {
        var only = terms.conditions().stream()
                .flatMap(Terms::required)
                .flatMap(condition -> condition instanceof InCurrency(var currencies)
                        ? currencies.stream()
                        : Stream.<Currency>empty())
                .collect(Collectors.toSet());
        for (int index = 0; index < terms.actions().size(); index++) {
            action(terms.actions().get(index), only, "/actions/" + index);
        }
    }

    private void action(Action action, Set<Currency> only, String pointer) {
        switch (action) {
            case Action.Lines lines -> {
                reduction(lines.reduction(), only, pointer);
                selection(lines.items(), pointer + "/items");
                if (lines.pick() != null && lines.maxUnits() == null) {
                    add(pointer + "/maxUnits", "required", "Set the number of units to pick, or omit `pick`.");
                }
            }
            case Action.Order order -> {
                reduction(order.reduction(), only, pointer);
                selection(order.items(), pointer + "/items");
            }
            case Action.Shipping shipping -> reduction(shipping.reduction(), only, pointer);
            case Action.BuyGet buyGet -> {
                reduction(buyGet.reduction(), only, pointer);
                selection(buyGet.buy(), pointer + "/buy");
                selection(buyGet.get(), pointer + "/get");
            }
            case Action.Tiers tiers -> {
                tiers(tiers, only, pointer + "/tiers");
                selection(tiers.items(), pointer + "/items");
            }
            case Action.FreeShipping _, Action.Gift _ -> {}
        }
    }

    private void reduction(Reduction reduction, Set<Currency> only, String pointer) {
        var place = pointer + "/reduction";
        switch (reduction) {
            case Reduction.Percent _ -> {}
            case Reduction.Amount(var amounts) -> {
                amounts(amounts, 1, place + "/amounts");
                reachable(amounts, only, place + "/amounts");
            }
            case Reduction.Price(var prices) -> {
                amounts(prices, 0, place + "/prices");
                reachable(prices, only, place + "/prices");
            }
        }
    }

    private void reachable(List<Money> amounts, Set<Currency> only, String pointer) {
        if (!only.isEmpty() && amounts.stream().map(Money::currency).noneMatch(only::contains)) {
            add(pointer, CONTRADICTION, "The conditions allow other currencies only. Add an amount in one of them.");
        }
    }

    private void amounts(@Nullable List<Money> amounts, long least, String pointer) {
        var seen = new HashSet<Currency>();
        for (int index = 0; index < each(amounts).size(); index++) {
            var amount = each(amounts).get(index);
            if (amount.minor() < least) {
                add(
                        pointer + "/" + index + "/amount",
                        "out-of-range",
                        "Must be at least %d minor units.".formatted(least));
            }
            if (!seen.add(amount.currency())) {
                add(pointer + "/" + index + "/currency", "repeated", "Set one amount for each currency.");
            }
            requireSold(amount.currency(), pointer + "/" + index + "/currency");
        }
    }

    private void requireSold(Currency currency, String pointer) {
        if (!sold.contains(currency)) {
            add(pointer, "not-sold", "The shop does not sell in %s.".formatted(currency.getCurrencyCode()));
        }
    }

    private void tiers(Action.Tiers action, Set<Currency> only, String pointer) {
        var starts = new HashMap<Object, Long>();
        Set<Currency> currencies = null;
        for (int index = 0; index < action.tiers().size(); index++) {
            var tier = action.tiers().get(index);
            var place = pointer + "/" + index;
            reduction(tier.reduction(), only, place);
            boolean valued = action.by() == Action.Measure.VALUE;
            if (valued != (tier.value() != null) || valued == (tier.quantity() != null)) {
                add(
                        place + (valued ? "/value" : "/quantity"),
                        "required",
                        valued ? "Set `value`, without `quantity`." : "Set `quantity`, without `value`.");
                continue;
            }
            if (valued) {
                var value = each(tier.value());
                amounts(value, 1, place + "/value");
                var mine = value.stream().map(Money::currency).collect(Collectors.toCollection(LinkedHashSet::new));
                if (currencies != null && !currencies.equals(mine)) {
                    add(place + "/value", "gap", "Every tier needs the same currencies: otherwise one has a gap.");
                }
                currencies = mine;
                value.forEach(amount -> ascending(starts, amount.currency(), amount.minor(), place + "/value"));
            } else if (tier.quantity() != null) {
                ascending(starts, "", tier.quantity(), place + "/quantity");
            }
        }
    }

    private void ascending(Map<Object, Long> starts, Object key, long start, String pointer) {
        var before = starts.put(key, start);
        if (before != null && before >= start) {
            add(pointer, "not-ascending", "Must be greater than in the tier before.");
        }
    }

    private void add(String pointer, String code, String detail) {
        errors.add(FieldProblem.ofPointer(pointer, code, detail));
    }
}
