package dev.kontor.promotion.rule;

import java.util.List;
import java.util.stream.Stream;

/// When a promotion applies, and what it does then.
///
/// @param conditions all must be met
public record Terms(List<Condition> conditions, List<Action> actions) {

    public Terms {
        conditions = List.copyOf(conditions);
        actions = List.copyOf(actions);
    }

    /// Whether facts of the catalog about the items must be known.
    public boolean needsFacts() {
        return selections()
                .anyMatch(items -> items.matching() != null && items.matching().needsFacts()
                        || items.except() != null && items.except().needsFacts());
    }

    /// Whether the number of the buyer's orders must be known.
    public boolean needsHistory() {
        return all().anyMatch(Condition.OrderNumber.class::isInstance);
    }

    /// Whether only one order of a buyer can meet the conditions.
    public boolean isForOneOrder() {
        return conditions.stream()
                .flatMap(Terms::required)
                .anyMatch(condition -> condition instanceof Condition.OrderNumber number && !number.repeats());
    }

    /// All conditions, with those inside of others.
    public Stream<Condition> all() {
        return conditions.stream().flatMap(Terms::within);
    }

    private static Stream<Condition> within(Condition condition) {
        return Stream.concat(
                Stream.of(condition),
                switch (condition) {
                    case Condition.All(var inner) -> inner.stream().flatMap(Terms::within);
                    case Condition.Any(var inner) -> inner.stream().flatMap(Terms::within);
                    case Condition.Not(var inner) -> within(inner);
                    default -> Stream.empty();
                });
    }

    /// The conditions that must be met in any case.
    static Stream<Condition> required(Condition condition) {
        return condition instanceof Condition.All(var inner)
                ? inner.stream().flatMap(Terms::required)
                : Stream.of(condition);
    }

    private Stream<Items> selections() {
        return Stream.concat(all().flatMap(Terms::selections), actions.stream().flatMap(Terms::selections));
    }

    private static Stream<Items> selections(Condition condition) {
        return switch (condition) {
            case Condition.Subtotal subtotal -> Stream.ofNullable(subtotal.items());
            case Condition.Quantity quantity -> Stream.ofNullable(quantity.items());
            default -> Stream.empty();
        };
    }

    private static Stream<Items> selections(Action action) {
        return switch (action) {
            case Action.Lines lines -> Stream.ofNullable(lines.items());
            case Action.Order order -> Stream.ofNullable(order.items());
            case Action.BuyGet buyGet ->
                Stream.concat(Stream.ofNullable(buyGet.buy()), Stream.ofNullable(buyGet.get()));
            case Action.Tiers tiers -> Stream.ofNullable(tiers.items());
            case Action.Shipping _, Action.FreeShipping _, Action.Gift _ -> Stream.empty();
        };
    }
}
