package dev.kontor.order.lifecycle;

import dev.kontor.order.OrderLineId;
import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.money.Explanation.Kind;
import dev.kontor.shared.money.Explanation.Part;
import dev.kontor.shared.money.Explanation.Priced;
import dev.kontor.shared.money.Explanation.Rule;
import dev.kontor.shared.money.Explanation.Taxation;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Explains what an order costs, from nothing but what it was placed with.
///
/// @param keptFacts whether the order has kept its rules; those of earlier releases have not
/// @param shippingName absent if nothing was sent
record OrderExplanation(
        Money total,
        boolean pricesIncludeTax,
        boolean keptFacts,
        @Nullable String taxZone,
        @Nullable Instant quotedAt,
        @Nullable String shippingName,
        Money shipping,
        Money shippingNet,
        Money shippingTax,
        @Nullable ShippingFacts shippingFacts,
        List<Line> lines) {

    record Line(
            OrderLineId id,
            String sku,
            int quantity,
            Money unitPrice,
            @Nullable String priceList,
            Money net,
            Money tax,
            @Nullable String taxCategory,
            String taxName,
            BigDecimal taxRate) {}

    Explanation explain() {
        var parts = new ArrayList<Part>();
        lines.stream().flatMap(this::goods).forEach(parts::add);
        shippingParts().forEach(parts::add);
        return new Explanation(total, pricesIncludeTax, taxZone, quotedAt, parts);
    }

    private Stream<Part> goods(Line line) {
        var rule = line.priceList() == null ? Rule.BASE_PRICE : Rule.PRICE_LIST;
        return Explanation.goods(
                line.id().text(),
                line.sku(),
                keptFacts ? rule : null,
                Priced.goods(line.unitPrice(), line.quantity(), line.priceList()),
                line.net(),
                line.tax(),
                taxation(line.taxCategory(), line.taxName(), line.taxRate()));
    }

    private Stream<Part> shippingParts() {
        if (shippingName == null) {
            return Stream.empty();
        }
        var facts = shippingFacts;
        if (facts == null) {
            return Stream.of(
                    new Part(
                            Kind.SHIPPING,
                            "shipping",
                            shippingName,
                            shippingNet,
                            null,
                            Priced.shipping(shipping, null, null),
                            null),
                    new Part(Kind.SHIPPING_TAX, "shipping", "", shippingTax, null, null, null));
        }
        return Explanation.shipping(
                facts.methodId(),
                shippingName,
                switch (facts.basis()) {
                    case FLAT_RATE -> Rule.FLAT_RATE;
                    case WEIGHT_RATE -> Rule.WEIGHT_RATE;
                    case FREE_ABOVE -> Rule.FREE_ABOVE;
                },
                Priced.shipping(shipping, facts.upToGrams(), facts.freeAbove(total.currency())),
                shippingNet,
                shippingTax,
                taxation(facts.taxCategory(), facts.taxName(), facts.taxRate()));
    }

    private Taxation taxation(@Nullable String category, String name, BigDecimal rate) {
        // An earlier release did not keep the zone, but a rate tells that there was one.
        boolean zoneKnown = taxZone != null || !keptFacts;
        return Taxation.of(zoneKnown, pricesIncludeTax, category, name, rate);
    }
}
