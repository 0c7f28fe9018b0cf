package dev.kontor.cart.pricing;

import dev.kontor.cart.CheckoutCart.Discount;
import dev.kontor.pricing.Price;
import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.money.Explanation.ExcludedShipping;
import dev.kontor.shared.money.Explanation.Part;
import dev.kontor.shared.money.Explanation.Priced;
import dev.kontor.shared.money.Explanation.Reduced;
import dev.kontor.shared.money.Explanation.Rounding;
import dev.kontor.shared.money.Explanation.Rule;
import dev.kontor.shared.money.Explanation.Source;
import dev.kontor.shared.money.Explanation.Surcharge;
import dev.kontor.shared.money.Explanation.TaxedShare;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.Taxation;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.Levy;
import dev.kontor.tax.TaxRules.TaxShare;
import dev.kontor.tax.TaxSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Explains what a cart costs. It names the amounts of the calculation and never calculates them
/// again.
public final class CartExplanation {

    private CartExplanation() {}

    /// With the shipping methods that are not available, for staff.
    public static Explanation withExcludedShipping(PricedCart priced) {
        var explained = of(priced);
        return new Explanation(
                explained.total(),
                explained.pricesIncludeTax(),
                explained.taxZone(),
                explained.quotedAt(),
                explained.parts(),
                null,
                priced.groups().stream()
                        .flatMap(group -> group.excluded().stream()
                                .map(method -> new ExcludedShipping(
                                        priced.cart().isDivided() ? group.id().text() : null,
                                        method.id().text(),
                                        method.code(),
                                        method.reason().name())))
                        .toList());
    }

    public static Explanation of(PricedCart priced) {
        var parts = new ArrayList<Part>();
        var zones = new HashSet<@Nullable String>();
        for (var group : priced.groups()) {
            var zone = zone(group.rules());
            zones.add(zone);
            Stream.concat(group.portions().stream().flatMap(portion -> goods(group, portion)), shipping(group))
                    .map(part -> priced.cart().isDivided() ? part.in(group.id().text(), zone) : part)
                    .forEach(parts::add);
        }
        var totals = priced.totals();
        return new Explanation(
                totals.total(),
                totals.pricesIncludeTax(),
                zones.size() == 1 ? zones.iterator().next() : null,
                quotedAt(priced),
                parts);
    }

    /// The name of the tax zone of the destination, if there is one.
    static @Nullable String zone(TaxRules rules) {
        return rules.hasZone() ? rules.zone() : null;
    }

    private static @Nullable Instant quotedAt(PricedCart priced) {
        var quote = priced.cart().quote();
        return quote != null && quote.current() ? quote.at() : null;
    }

    private static Stream<Part> goods(PricedGroup group, PricedGroup.Portion portion) {
        var line = portion.line();
        var variant = line.variant();
        var price = line.price();
        var taxed = portion.taxed();
        var unitPrice = portion.unitPrice();
        if (variant == null || price == null || unitPrice == null || taxed == null) {
            return Stream.empty();
        }
        var list = price.priceListId();
        return Explanation.goods(
                line.item().id().text(),
                variant.label(),
                line.item().override() != null ? Rule.PRICE_OVERRIDE : list == null ? Rule.BASE_PRICE : Rule.PRICE_LIST,
                Priced.goods(
                                unitPrice,
                                portion.quantity(),
                                list == null ? null : list.text(),
                                surcharges(line, group.rules()))
                        .from(source(price))
                        .reduced(reduced(portion.discounts())),
                taxed.net(),
                portion.shares().stream()
                        .flatMap(share -> taxed(group.destinationKnown(), group.rules(), share))
                        .toList());
    }

    /// The parts of units of a variant without discounts, inputs and shipping.
    static Stream<Part> goods(
            String subject,
            String sku,
            Price price,
            Money unitPrice,
            int quantity,
            CartCalculation.Line line,
            TaxRules rules) {
        var list = price.priceListId();
        return Explanation.goods(
                subject,
                sku,
                list == null ? Rule.BASE_PRICE : Rule.PRICE_LIST,
                Priced.goods(unitPrice, quantity, list == null ? null : list.text(), List.of())
                        .from(source(price)),
                line.taxed().net(),
                line.shares().stream()
                        .flatMap(share -> taxed(true, rules, share))
                        .toList());
    }

    private static List<Reduced> reduced(List<Discount> discounts) {
        return discounts.stream()
                .map(discount -> new Reduced(
                        discount.promotionId().text(), discount.title(), discount.code(), discount.amount()))
                .toList();
    }

    private static @Nullable Source source(Price price) {
        return price.basis() == null
                        && price.minQuantity() == 1
                        && price.conditions().isEmpty()
                ? null
                : new Source(
                        price.basis() == null ? null : price.basis().name(),
                        price.amount(),
                        price.minQuantity(),
                        price.conditions().stream().map(Enum::name).sorted().toList());
    }

    private static List<Surcharge> surcharges(PricedCart.Line line, TaxRules rules) {
        var price = line.price();
        var split = line.split();
        return line.inputs().stream()
                .flatMap(input -> input.surcharged().stream())
                .map(each -> price == null || split == null
                        ? each
                        : new Surcharge(
                                each.input(),
                                each.label(),
                                PriceConversion.shown(each.amount(), price.basis(), split, rules)))
                .toList();
    }

    private static Stream<Part> shipping(PricedGroup group) {
        var option = group.shipping();
        var taxed = group.calculation().shipping();
        if (option == null || taxed == null) {
            return Stream.empty();
        }
        var rule = option.rule();
        return Explanation.shipping(
                option.id().text(),
                option.name(),
                rule.basis().rule(),
                Priced.shipping(option.price(), rule.upToGrams(), rule.freeAbove(), rule.components())
                        .reduced(reduced(group.shippingDiscounts())),
                taxed.net(),
                group.calculation().shippingShares().stream()
                        .flatMap(share -> taxed(group.destinationKnown(), group.rules(), share))
                        .toList());
    }

    /// The taxes of the jurisdictions.
    private static Stream<TaxedShare> taxed(boolean destinationKnown, TaxRules rules, TaxShare share) {
        return share.taxed().levied().stream()
                .map(levied -> new TaxedShare(
                        share.amount(), levied.tax(), taxation(destinationKnown, rules, share, levied.levy())));
    }

    private static Taxation taxation(boolean destinationKnown, TaxRules rules, TaxShare share, Levy levy) {
        return destinationKnown
                ? Taxation.of(
                                zone(rules) != null || rules.source() == TaxSource.PROVIDER,
                                rules.pricesIncludeTax(),
                                share.category(),
                                levy.name(),
                                levy.rate())
                        .levied(levy.jurisdiction(), levy.share(), share.taxed().rate())
                        .decided(rounding(rules), rules.decision().treatment().name())
                        .from(rules.source().name())
                : Taxation.of(Rule.NO_ADDRESS, share.category());
    }

    /// The tax rounding of the zone; absent if a tax service has rounded the taxes.
    static @Nullable Rounding rounding(TaxRules rules) {
        if (rules.source() == TaxSource.PROVIDER) {
            return null;
        }
        var settings = rules.settings();
        return new Rounding(
                settings.rounding().name(),
                settings.roundingMode().name(),
                settings.roundingTarget().name());
    }
}
