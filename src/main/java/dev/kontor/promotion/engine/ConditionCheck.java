package dev.kontor.promotion.engine;

import dev.kontor.promotion.NotApplied;
import dev.kontor.promotion.NotApplied.Reason;
import dev.kontor.promotion.rule.Condition;
import dev.kontor.shared.money.Money;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Checks the conditions of a promotion.
final class ConditionCheck {

    private final Basket basket;

    ConditionCheck(Basket basket) {
        this.basket = basket;
    }

    /// The first unmet condition; null if all are met.
    @Nullable
    NotApplied check(List<Condition> conditions) {
        for (var condition : conditions) {
            var unmet = check(condition);
            if (unmet != null) {
                return unmet;
            }
        }
        return null;
    }

    private @Nullable NotApplied check(Condition condition) {
        return switch (condition) {
            case Condition.All(var conditions) -> check(conditions);
            case Condition.Any(var conditions) -> any(conditions);
            case Condition.Not(var inner) -> refuted(inner) ? null : NotApplied.of(Reason.EXCLUDED);
            case Condition.Subtotal subtotal -> subtotal(subtotal);
            case Condition.Quantity quantity -> quantity(quantity);
            case Condition.InGroup(var groups) ->
                met(!Collections.disjoint(groups, basket.groups()), Reason.OTHER_CUSTOMER_GROUP);
            case Condition.OrderNumber number -> order(number);
            case Condition.InChannel(var channels) -> met(channels.contains(basket.channel()), Reason.OTHER_CHANNEL);
            case Condition.InCountry(var countries) ->
                met(basket.country() != null && countries.contains(basket.country()), Reason.OTHER_COUNTRY);
            case Condition.InCurrency(var currencies) ->
                met(currencies.contains(basket.currency()), Reason.OTHER_CURRENCY);
            case Condition.Weekday(var days) ->
                met(days.contains(basket.localTime().getDayOfWeek()), Reason.OTHER_TIME);
            case Condition.Hour(var from, var until) ->
                met(isWithin(basket.localTime().getHour(), from, until), Reason.OTHER_TIME);
            case Condition.ShippingMethod(var methods) ->
                met(
                        basket.shipments().stream().anyMatch(shipment -> methods.contains(shipment.method())),
                        Reason.OTHER_SHIPPING_METHOD);
            case Condition.PaymentMethod(var methods) ->
                met(
                        basket.paymentMethod() != null && methods.contains(basket.paymentMethod()),
                        Reason.OTHER_PAYMENT_METHOD);
        };
    }

    /// Whether the condition is certainly not met. A payment method that is not selected yet could be any, so that a
    /// discount never depends on it.
    private boolean refuted(Condition condition) {
        return switch (condition) {
            case Condition.All(var conditions) -> conditions.stream().anyMatch(this::refuted);
            case Condition.Any(var conditions) -> conditions.stream().allMatch(this::refuted);
            case Condition.Not(var inner) -> check(inner) == null;
            case Condition.PaymentMethod(var methods) ->
                basket.paymentMethod() != null && !methods.contains(basket.paymentMethod());
            default -> check(condition) != null;
        };
    }

    private static @Nullable NotApplied met(boolean met, Reason reason) {
        return met ? null : NotApplied.of(reason);
    }

    private static boolean isWithin(int hour, int from, int until) {
        return from < until ? from <= hour && hour < until : hour >= from || hour < until;
    }

    private @Nullable NotApplied any(List<Condition> conditions) {
        NotApplied first = null;
        for (var condition : conditions) {
            var unmet = check(condition);
            if (unmet == null) {
                return null;
            }
            first = first == null ? unmet : first;
        }
        return first;
    }

    private @Nullable NotApplied subtotal(Condition.Subtotal condition) {
        var selected = ItemMatch.of(condition.items());
        long value = basket.items().stream()
                .filter(selected)
                .mapToLong(Basket.Item::valueMinor)
                .reduce(0, Math::addExact);
        if (condition.atLeast() != null) {
            var least = in(basket.currency(), condition.atLeast());
            if (least.isEmpty()) {
                return NotApplied.of(Reason.OTHER_CURRENCY);
            }
            if (value < least.getAsLong()) {
                var missing = new Money(least.getAsLong() - value, basket.currency());
                return new NotApplied(Reason.SUBTOTAL_TOO_LOW, missing, null);
            }
        }
        if (condition.atMost() != null) {
            var most = in(basket.currency(), condition.atMost());
            if (most.isEmpty()) {
                return NotApplied.of(Reason.OTHER_CURRENCY);
            }
            if (value > most.getAsLong()) {
                return NotApplied.of(Reason.SUBTOTAL_TOO_HIGH);
            }
        }
        return null;
    }

    private @Nullable NotApplied quantity(Condition.Quantity condition) {
        var selected = ItemMatch.of(condition.items());
        int units = basket.items().stream()
                .filter(selected)
                .mapToInt(Basket.Item::quantity)
                .sum();
        if (condition.atLeast() != null && units < condition.atLeast()) {
            return new NotApplied(Reason.QUANTITY_TOO_LOW, null, condition.atLeast() - units);
        }
        return met(condition.atMost() == null || units <= condition.atMost(), Reason.QUANTITY_TOO_HIGH);
    }

    private @Nullable NotApplied order(Condition.OrderNumber condition) {
        var number = basket.orderNumber();
        if (number == null) {
            return NotApplied.of(Reason.BUYER_UNKNOWN);
        }
        boolean met = condition.repeats() ? number % condition.number() == 0 : number.equals(condition.number());
        return met(met, Reason.OTHER_ORDER);
    }

    static OptionalLong in(Currency currency, List<Money> amounts) {
        return amounts.stream()
                .filter(amount -> amount.currency().equals(currency))
                .mapToLong(Money::minor)
                .findFirst();
    }
}
