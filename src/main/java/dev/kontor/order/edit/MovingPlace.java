package dev.kontor.order.edit;

import dev.kontor.order.NewOrder;
import dev.kontor.order.edit.EditPlan.RemovedUnits;
import dev.kontor.order.lifecycle.EditableOrder;
import dev.kontor.order.lifecycle.LineDiscount;
import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.order.lifecycle.OrderLine;
import dev.kontor.order.lifecycle.OrderTerms;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxRules.Taxable;
import dev.kontor.tax.TaxRules.Taxed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The units of an order, or of one of its groups, that remain after an edit, priced as their place shows prices.
final class MovingPlace {

    private final EditMoves moves;
    private final EditableOrder order;
    private final @Nullable UUID group;
    private final List<Left> left;
    private final List<AddedLine> added;

    /// Units of a line that stay after the other actions of the edit.
    ///
    /// @param unitPrice as the place shows it after the edit
    /// @param discount of the units
    /// @param parts taxed amounts by tax category
    private record Left(
            OrderLine line, OrderTerms.Line terms, int units, Money unitPrice, Money discount, List<Taxable> parts) {

        Money subtotal() {
            return unitPrice.times(units);
        }
    }

    /// The result of taxing everything of the place together.
    ///
    /// @param lines empty unless the items get other taxes
    /// @param shipping null if unchanged
    record Result(List<AddedLine> lines, EditMove.@Nullable NewShipping shipping) {}

    MovingPlace(EditMoves moves, EditableOrder order, @Nullable UUID group, EditPlan plan) {
        this.moves = moves;
        this.order = order;
        this.group = group;
        added = plan.added().stream()
                .filter(line -> Objects.equals(line.groupId(), group))
                .toList();
        var removed = plan.units();
        left = order.order().lines().all().stream()
                .filter(line -> Objects.equals(line.groupId(), group))
                .flatMap(line -> left(line, removed.getOrDefault(line.lineId(), 0)).stream())
                .toList();
    }

    @Nullable
    UUID group() {
        return group;
    }

    OrderTerms terms() {
        return order.terms();
    }

    Currency currency() {
        return order.order().facts().total().currency();
    }

    private List<Left> left(OrderLine line, int removed) {
        int gone = line.canceled() + removed;
        int units = line.quantity() - gone;
        if (units == 0) {
            return List.of();
        }
        var terms = terms().line(line.lineId()).orElseThrow();
        var before = new Money(terms.unitPriceMinor(), currency());
        var unitPrice = moves.shown(line, before);
        long discount = terms.discountMinor() - discountOf(line, terms, gone);
        var reduced = new Money(scaled(discount, unitPrice.minor(), before.minor()), currency());
        return List.of(new Left(
                line,
                terms,
                units,
                unitPrice,
                reduced,
                moves.pricing(line).divide(unitPrice.times(units).minus(reduced))));
    }

    /// The discount of canceled units: what their price lacks.
    private static long discountOf(OrderLine line, OrderTerms.Line terms, int units) {
        long base = terms.unitPriceMinor() * line.quantity() - terms.discountMinor();
        return terms.unitPriceMinor() * units - LineTax.part(base, units, line.quantity());
    }

    /// Scales an amount like the price that it belongs to.
    static long scaled(long minor, long after, long before) {
        return before == after || before == 0
                ? minor
                : BigDecimal.valueOf(minor)
                        .multiply(BigDecimal.valueOf(after))
                        .divide(BigDecimal.valueOf(before), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    /// Scales discounts to another sum.
    static List<LineDiscount> scaled(@Nullable List<LineDiscount> discounts, Money sum) {
        if (discounts == null || discounts.isEmpty() || sum.isZero()) {
            return List.of();
        }
        var amounts =
                sum.allocate(discounts.stream().map(LineDiscount::amountMinor).toList());
        return IntStream.range(0, discounts.size())
                .mapToObj(index -> {
                    var each = discounts.get(index);
                    return new LineDiscount(
                            each.promotionId(),
                            each.title(),
                            each.code(),
                            amounts.get(index).minor());
                })
                .toList();
    }

    /// The shipped items by tax category, which determine the taxes of shipping.
    List<Taxable> shipped() {
        return Stream.concat(
                        left.stream().filter(each -> each.line().shippable()).flatMap(each -> each.parts().stream()),
                        added.stream().filter(AddedLine::shippable).flatMap(this::parts))
                .toList();
    }

    private Stream<Taxable> parts(AddedLine line) {
        return line.taxShares() == null
                ? Stream.of(new Taxable(new Money(line.subtotalMinor(), currency()), line.taxCategory()))
                : line.taxShares().stream()
                        .map(share -> new Taxable(new Money(share.amountMinor(), currency()), share.category()));
    }

    /// Units of a variant that are shipped.
    ///
    /// @param value before discounts
    /// @param custom present for units of a custom line
    record ShippedUnits(UUID variantId, int quantity, Money value, NewOrder.@Nullable Custom custom) {}

    List<ShippedUnits> shippedUnits() {
        return Stream.concat(
                        left.stream()
                                .filter(each -> each.line().shippable())
                                .map(each -> new ShippedUnits(
                                        each.line().variantId(),
                                        each.units(),
                                        each.subtotal(),
                                        each.line().custom())),
                        added.stream()
                                .filter(AddedLine::shippable)
                                .map(line -> new ShippedUnits(
                                        line.variantId(),
                                        line.quantity(),
                                        new Money(line.subtotalMinor(), currency()),
                                        line.custom())))
                .toList();
    }

    /// The price of everything but gift cards, before discounts.
    Money value() {
        return Money.sum(
                currency(),
                Stream.concat(
                                left.stream()
                                        .filter(each -> !each.line().isGiftCard())
                                        .map(Left::subtotal),
                                added.stream().map(line -> new Money(line.subtotalMinor(), currency())))
                        .toList());
    }

    /// Taxes the items, if they get other taxes, and the shipping together.
    Result taxed(boolean items, MovedShipping.@Nullable Choice shipping) {
        var goods =
                items ? left.stream().filter(each -> !each.line().isGiftCard()).toList() : List.<Left>of();
        var charge = shipping == null ? List.<Taxable>of() : shipping.parts();
        var all = Stream.concat(goods.stream().flatMap(each -> each.parts().stream()), charge.stream())
                .toList();
        if (all.isEmpty()) {
            return new Result(List.of(), null);
        }
        var taxed = moves.rules(group).tax(all).iterator();
        var lines = new ArrayList<AddedLine>();
        goods.forEach(each ->
                lines.add(line(each, LinePricing.priced(each.subtotal(), each.parts(), next(each.parts(), taxed)))));
        return new Result(
                List.copyOf(lines),
                shipping == null
                        ? null
                        : shipping.taxed(LinePricing.priced(shipping.price(), charge, next(charge, taxed))));
    }

    private static List<Taxed> next(List<Taxable> parts, Iterator<Taxed> taxed) {
        return parts.stream().map(_ -> taxed.next()).toList();
    }

    private static AddedLine line(Left each, LinePricing.Priced priced) {
        return AddedLine.retaxed(
                new AddedLine.Units(each.line(), each.terms(), each.units(), each.unitPrice(), priced),
                each.discount(),
                scaled(each.terms().discounts(), each.discount()));
    }

    /// Cancels what is left of the lines at the former taxes.
    void remove(Map<UUID, RemovedUnits> removed) {
        left.stream().filter(each -> !each.line().isGiftCard()).forEach(each -> {
            var line = each.line();
            var before = removed.get(line.id());
            removed.put(
                    line.id(),
                    new RemovedUnits(
                            line.id(),
                            each.units() + (before == null ? 0 : before.quantity()),
                            each.terms().netMinor(),
                            each.terms().taxName(),
                            each.terms().taxRate(),
                            each.units()));
        });
    }
}
