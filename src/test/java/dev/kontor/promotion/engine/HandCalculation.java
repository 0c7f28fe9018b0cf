package dev.kontor.promotion.engine;

import dev.kontor.catalog.ProductFacts;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.Stacking;
import dev.kontor.promotion.rule.Action;
import dev.kontor.promotion.rule.Condition;
import dev.kontor.promotion.rule.ItemFilter;
import dev.kontor.promotion.rule.Items;
import dev.kontor.promotion.rule.Reduction;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A row of the table of hand calculations in `docs/money.md`.
record HandCalculation(String currency, String cart, String promotions, String discounts, String toPay) {

    private Currency code() {
        return Currency.getInstance(currency);
    }

    private long minor(String amount) {
        return new BigDecimal(amount)
                .movePointRight(code().getDefaultFractionDigits())
                .longValueExact();
    }

    private List<Money> money(String amount) {
        return List.of(new Money(minor(amount), code()));
    }

    Basket basket() {
        var items = new ArrayList<Basket.Item>();
        var shipments = new ArrayList<Basket.Shipment>();
        for (var part : cart.split(", ")) {
            var words = part.split(" ");
            if (words[0].equals("shipping")) {
                shipments.add(new Basket.Shipment("shipping", "standard", minor(words[1])));
            } else {
                var name = words[0].substring(0, 1);
                items.add(new Basket.Item(
                        name,
                        variant(name),
                        new ProductId(variant(name).value()),
                        minor(words[3]),
                        Integer.parseInt(words[1]),
                        words[0].endsWith("*"),
                        ProductFacts.NONE));
            }
        }
        return new Basket(
                code(), "default", "DE", LocalDateTime.of(2026, 11, 28, 12, 0), Set.of(), null, 1, items, shipments);
    }

    private static VariantId variant(String name) {
        return new VariantId(new UUID(0, name.charAt(0)));
    }

    List<Offer> offers() {
        return Arrays.stream(promotions.split("; ")).map(this::offer).toList();
    }

    private Offer offer(String text) {
        Deque<String> words = new ArrayDeque<>(List.of(text.split(" ")));
        int priority = 0;
        var stacking = Stacking.STACK;
        String group = null;
        if (words.getFirst().matches("P\\d")) {
            priority = Integer.parseInt(words.pop().substring(1));
        }
        if (words.getFirst().matches("(STACK|BEST|EXCLUSIVE)(:\\w+)?")) {
            var parts = words.pop().split(":");
            stacking = Stacking.valueOf(parts[0]);
            group = parts.length > 1 ? parts[1] : null;
        }
        var condition = text.contains(" IF ") ? text.substring(text.indexOf(" IF ") + 4) : null;
        while (condition != null && !words.removeLast().equals("IF")) {
            // The condition was read from the text.
        }
        return new Offer(
                PromotionId.next(),
                priority,
                group,
                stacking,
                condition == null ? List.of() : List.of(condition(condition.split(" "))),
                List.of(action(words)),
                null,
                null,
                null);
    }

    private Condition condition(String[] words) {
        return switch (words[0]) {
            case "SUBTOTAL" -> new Condition.Subtotal(money(words[1]), null, null);
            case "QUANTITY" -> new Condition.Quantity(Integer.valueOf(words[1]), null, null);
            case "COUNTRY" -> new Condition.InCountry(List.of(words[1]));
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private Action action(Deque<String> words) {
        var type = words.pop();
        return switch (type) {
            case "ORDER" -> {
                var reduction = reduction(words.pop(), words.pop());
                yield new Action.Order(reduction, items(words));
            }
            case "LINES" -> {
                var reduction = reduction(words.pop(), words.pop());
                if (words.isEmpty() || words.getFirst().equals("ITEMS")) {
                    yield new Action.Lines(reduction, items(words), null, null);
                }
                var pick = Action.Pick.valueOf(words.pop());
                yield new Action.Lines(reduction, null, pick, Integer.valueOf(words.pop()));
            }
            case "SHIPPING" -> new Action.Shipping(reduction(words.pop(), words.pop()), null);
            case "FREE_SHIPPING" -> new Action.FreeShipping(null);
            case "GIFT" -> new Action.Gift(variant(words.pop()), Integer.valueOf(words.pop()));
            case "BUY_GET" -> buyGet(words);
            case "TIERS" -> {
                var measure = Action.Measure.valueOf(words.pop());
                yield new Action.Tiers(
                        measure, words.stream().map(word -> tier(measure, word)).toList(), null);
            }
            default -> throw new IllegalArgumentException(type);
        };
    }

    private Action.Tier tier(Action.Measure measure, String text) {
        var parts = text.split("[=_]");
        var reduction = reduction(parts[1], parts[2]);
        return measure == Action.Measure.VALUE
                ? new Action.Tier(money(parts[0]), null, reduction)
                : new Action.Tier(null, Integer.valueOf(parts[0]), reduction);
    }

    private Action buyGet(Deque<String> words) {
        var quantities = words.pop().split("\\+");
        var reduction = reduction(words.pop(), words.pop());
        Action.Pick pick = null;
        Integer sets = null;
        Items buy = null;
        Items get = null;
        while (!words.isEmpty()) {
            switch (words.pop()) {
                case "DEAREST" -> pick = Action.Pick.DEAREST;
                case "SETS" -> sets = Integer.valueOf(words.pop());
                case "BUY" -> buy = only(words.pop());
                case "GET" -> get = only(words.pop());
                default -> throw new IllegalArgumentException(promotions);
            }
        }
        return new Action.BuyGet(
                buy, Integer.valueOf(quantities[0]), get, Integer.valueOf(quantities[1]), reduction, pick, sets);
    }

    private Reduction reduction(String type, String value) {
        return switch (type) {
            case "PERCENT" -> new Reduction.Percent(new BigDecimal(value));
            case "AMOUNT" -> new Reduction.Amount(money(value));
            case "PRICE" -> new Reduction.Price(money(value));
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static @Nullable Items items(Deque<String> words) {
        if (words.isEmpty()) {
            return null;
        }
        return words.pop().equals("ITEMS") ? only(words.pop()) : new Items(null, null, true);
    }

    private static Items only(String names) {
        var variants =
                Arrays.stream(names.split(",")).map(HandCalculation::variant).toList();
        return new Items(new ItemFilter(null, variants, null, null, null, null, null), null, null);
    }

    /// The discounts as the table writes them.
    String written(Discounts result) {
        var sums = new TreeMap<String, Long>();
        result.applied().forEach(applied -> {
            applied.items().forEach((name, minor) -> sums.merge(name, minor, Long::sum));
            applied.shipments().forEach((name, minor) -> sums.merge(name, minor, Long::sum));
        });
        return sums.isEmpty()
                ? "none"
                : sums.entrySet().stream()
                        .map(sum -> sum.getKey() + " "
                                + new Money(sum.getValue(), code()).major().toPlainString())
                        .collect(Collectors.joining(", "));
    }

    /// What is left to pay.
    String left(Discounts result) {
        var basket = basket();
        long value = basket.items().stream().mapToLong(Basket.Item::valueMinor).sum()
                + basket.shipments().stream().mapToLong(Basket.Shipment::minor).sum();
        long less = result.applied().stream()
                .mapToLong(Discounts.Applied::totalMinor)
                .sum();
        return new Money(value - less, code()).major().toPlainString();
    }

    static HandCalculation of(Map<String, String> row) {
        return new HandCalculation(
                cell(row, "Currency"),
                cell(row, "Cart"),
                cell(row, "Promotions"),
                cell(row, "Discounts"),
                cell(row, "To pay"));
    }

    private static String cell(Map<String, String> row, String name) {
        return Objects.requireNonNull(row.get(name));
    }
}
