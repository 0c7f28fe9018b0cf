package dev.kontor.cart.pricing;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.PriceQuote;
import dev.kontor.cart.pricing.CartDiscounts.Promoted;
import dev.kontor.pricing.PriceBuyer;
import dev.kontor.promotion.PromotionBuyer;
import dev.kontor.promotion.PromotionContext;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.PromotionResult;
import dev.kontor.promotion.PromotionResult.EnteredCode;
import dev.kontor.promotion.Promotions;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Applies promotions to carts: those of a valid quote, else the current ones.
@Component
public class CartPromotions {

    private final Promotions promotions;

    public CartPromotions(Promotions promotions) {
        this.promotions = promotions;
    }

    CartDiscounts of(
            Cart cart,
            PriceBuyer buyer,
            ItemValues values,
            List<PricedCart.Line> lines,
            Map<ShippingGroupId, ShippingOption> chosen) {
        var quote = CartPricing.promised(
                cart,
                Objects.equals(
                        buyer.country(),
                        cart.destination().map(Destination::country).orElse(null)));
        if (quote == null || quote.hasLostPromotions()) {
            return current(cart, buyer, values, lines, chosen);
        }
        var applied = CartDiscounts.limited(
                quote.promotions().stream().map(each -> quoted(each, cart)).toList(), values, chosen);
        var codes = cart.draft().codes();
        if (codes.stream().allMatch(code -> quoted(code, applied).isPresent())) {
            return new CartDiscounts(
                    applied,
                    codes.stream()
                            .flatMap(code -> quoted(code, applied).stream())
                            .toList());
        }
        return new CartDiscounts(
                applied,
                current(cart, buyer, values, lines, chosen).codes().stream()
                        .map(now -> quoted(now.code(), applied).orElse(now))
                        .toList());
    }

    private static Optional<EnteredCode> quoted(String code, List<Promoted> applied) {
        return applied.stream()
                .filter(each -> code.equals(each.code()))
                .findFirst()
                .map(each -> new EnteredCode(code, each.id(), each.title(), null));
    }

    private static Promoted quoted(PriceQuote.Promoted promised, Cart cart) {
        return new Promoted(
                new PromotionId(promised.promotionId()),
                null,
                promised.title(),
                promised.code(),
                amounts(promised.items(), CartItemId::new, cart),
                amounts(promised.shipments(), ShippingGroupId::new, cart),
                Map.of());
    }

    private static <I> Map<I, Money> amounts(Map<UUID, Long> minors, Function<UUID, I> id, Cart cart) {
        var amounts = new LinkedHashMap<I, Money>();
        minors.forEach((value, minor) -> amounts.put(id.apply(value), new Money(minor, cart.currency())));
        return amounts;
    }

    private CartDiscounts current(
            Cart cart,
            PriceBuyer buyer,
            ItemValues values,
            List<PricedCart.Line> lines,
            Map<ShippingGroupId, ShippingOption> chosen) {
        var context = context(cart, buyer, values, lines, chosen);
        var result = promotions.evaluate(context);
        var items = new HashMap<String, CartItemId>();
        lines.forEach(line -> line(line, values)
                .forEach(part -> items.put(part.reference(), line.item().id())));
        var groups = byText(chosen.keySet());
        return result == PromotionResult.NONE
                ? CartDiscounts.NONE
                : new CartDiscounts(
                        result.applied().stream()
                                .map(applied -> new Promoted(
                                        applied.id(),
                                        applied.version(),
                                        applied.title(),
                                        applied.code(),
                                        amounts(applied.lines(), items),
                                        amounts(applied.shipments(), groups),
                                        applied.gifts()))
                                .toList(),
                        result.codes());
    }

    private static <I extends TypedId> Map<String, I> byText(Iterable<I> ids) {
        var byText = new HashMap<String, I>();
        ids.forEach(id -> byText.put(id.text(), id));
        return byText;
    }

    private static <I> Map<I, Money> amounts(Map<String, Money> amounts, Map<String, I> ids) {
        var found = new LinkedHashMap<I, Money>();
        amounts.forEach((reference, amount) -> {
            var id = ids.get(reference);
            if (id != null) {
                found.merge(id, amount, Money::plus);
            }
        });
        return found;
    }

    static PromotionContext context(
            Cart cart,
            PriceBuyer buyer,
            ItemValues values,
            List<PricedCart.Line> lines,
            Map<ShippingGroupId, ShippingOption> chosen) {
        return new PromotionContext(
                cart.currency(),
                cart.locale(),
                cart.draft().channel(),
                buyer.country(),
                new PromotionBuyer(cart.customerId(), cart.draft().email(), Set.copyOf(buyer.groups())),
                lines.stream().flatMap(line -> line(line, values)).toList(),
                chosen.entrySet().stream()
                        .map(entry -> new PromotionContext.Shipment(
                                entry.getKey().text(),
                                entry.getValue().code(),
                                entry.getValue().price()))
                        .toList(),
                cart.draft().paymentMethod(),
                cart.draft().codes());
    }

    /// An item whose units have different prices at the destinations of a divided cart has a line for each price.
    private static Stream<PromotionContext.Line> line(PricedCart.Line line, ItemValues values) {
        var variant = line.variant();
        var price = line.price();
        // Gift cards are money: no promotion reduces them or counts them.
        if (variant == null || price == null || line.isGiftCard()) {
            return Stream.empty();
        }
        var id = line.item().id();
        return values.units().getOrDefault(id, Collections.emptySortedMap()).entrySet().stream()
                .map(each -> new PromotionContext.Line(
                        id.text() + " " + each.getKey().minor(),
                        variant.id(),
                        variant.productId(),
                        each.getKey(),
                        each.getValue(),
                        price.compareAtPrice() != null));
    }
}
