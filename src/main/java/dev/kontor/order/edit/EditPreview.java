package dev.kontor.order.edit;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderEditEffect;
import dev.kontor.order.lifecycle.OrderLine;
import dev.kontor.order.lifecycle.TaxSums;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The changes of an edit.
///
/// @param removed units that are canceled
/// @param added new items of the order
/// @param retaxed units that stay as new items, with the taxes of another address; absent if no taxes change
/// @param taxes what changes of each tax
/// @param stock units that are allocated or released, by variant
/// @param addresses that change; absent if none do
/// @param shipping that is replaced; absent if none is
/// @param totalBefore total of the order less canceled units and shipping
/// @param totalAfter the same after the edit
/// @param toPay amount that the buyer has to pay in addition
/// @param toRefund amount refunded to the payments of the order
/// @param orderVersion version of the order that this was calculated for: the `If-Match` of the confirmation
@Schema(name = "OrderEditPreview")
record EditPreview(
        List<Removed> removed,
        List<Added> added,
        @Nullable List<Retaxed> retaxed,
        List<TaxChange> taxes,
        List<StockChange> stock,
        @Nullable List<AddressChange> addresses,
        @Nullable List<ShippingChange> shipping,
        Money totalBefore,
        Money totalAfter,
        Money toPay,
        Money toRefund,
        long orderVersion) {

    /// @param sku absent for a custom line without one
    /// @param gross price of the units with tax, as it was paid or is due
    @Schema(name = "OrderEditRemovedUnits")
    record Removed(
            OrderLineId itemId,
            @Nullable @Schema(example = "GRO-EB-37-250G") String sku,
            @Schema(example = "Espresso blend Blue") String title,
            int quantity,
            Money gross) {}

    /// @param itemId id of the new item
    /// @param ofItemId item whose quantity or price changes; absent for a variant that was added
    /// @param variantId absent for a custom line
    /// @param sku absent for a custom line without one
    /// @param unitPrice as shown to the buyer
    @Schema(name = "OrderEditAddedItem")
    record Added(
            OrderLineId itemId,
            @Nullable OrderLineId ofItemId,
            @Nullable VariantId variantId,
            @Nullable @Schema(example = "GRO-EB-37-250G") String sku,
            @Schema(example = "Espresso blend Blue") String title,
            int quantity,
            Money unitPrice,
            Money net,
            Money tax,
            Money gross) {}

    /// @param itemId id of the new item
    /// @param ofItemId item that had the units
    /// @param variantId absent for a custom line
    /// @param sku absent for a custom line without one
    /// @param grossBefore price of the units with the former taxes
    /// @param unitPrice as shown to the buyer
    @Schema(name = "OrderEditRetaxedItem")
    record Retaxed(
            OrderLineId itemId,
            OrderLineId ofItemId,
            @Nullable VariantId variantId,
            @Nullable @Schema(example = "GRO-EB-37-250G") String sku,
            @Schema(example = "Espresso blend Blue") String title,
            int quantity,
            Money grossBefore,
            Money unitPrice,
            Money net,
            Money tax,
            Money gross) {}

    /// @param jurisdiction absent for the tax of a whole zone
    /// @param net change of the taxed amount; negative if it drops
    /// @param tax change of the tax; negative if it drops
    @Schema(name = "OrderEditTaxChange")
    record TaxChange(
            @Schema(example = "VAT") String name,
            @Nullable String jurisdiction,
            @Schema(example = "0.19") BigDecimal rate,
            Money net,
            Money tax) {}

    /// An address that changes.
    ///
    /// @param shippingGroupId absent if the order is not split, and for the billing address
    /// @param before absent after the personal data of the order was erased
    /// @param after absent like `before`
    @Schema(name = "OrderEditAddressChange")
    record AddressChange(
            Kind kind,
            @Nullable ShippingGroupId shippingGroupId,
            @Nullable Address before,
            @Nullable Address after) {

        /// The kind of an address.
        @Schema(name = "OrderEditAddressKind")
        enum Kind {
            SHIPPING,
            BILLING
        }
    }

    /// Shipping that replaces the former one: another method, price or tax.
    ///
    /// @param shippingGroupId absent if the order is not split
    @Schema(name = "OrderEditShippingChange")
    record ShippingChange(@Nullable ShippingGroupId shippingGroupId, ShippingPrice before, ShippingPrice after) {}

    /// A shipping method with its price.
    ///
    /// @param code stable name of the shipping method
    /// @param price as the buyer sees it, before discounts
    @Schema(name = "OrderEditShippingPrice")
    record ShippingPrice(
            @Schema(example = "standard") String code,
            @Schema(example = "Standard") String name,
            Money price,
            Money net,
            Money tax,
            Money gross) {}

    /// @param allocated negative if units are released
    @Schema(name = "OrderEditStockChange")
    record StockChange(VariantId variantId, int allocated) {}

    static EditPreview of(Order order, EditPlan plan, OrderEditEffect effect) {
        var currency = order.facts().total().currency();
        var removed = new ArrayList<Removed>();
        var moved = new HashMap<UUID, Money>();
        for (var units : plan.removed()) {
            var id = new OrderLineId(units.lineId());
            var before = order.lines().find(id).orElseThrow();
            var after = effect.lines().find(id).orElseThrow();
            long gross = after.canceledGrossMinor() - before.canceledGrossMinor();
            long leaving = part(before.grossMinor(), before, units.leaving());
            if (units.isCanceling()) {
                removed.add(new Removed(
                        id, before.shownSku(), before.name(), units.leaving(), new Money(leaving, currency)));
            }
            moved.put(units.lineId(), new Money(gross - leaving, currency));
        }
        var added = plan.added().stream()
                .filter(line -> !line.isRetaxed())
                .map(line -> added(line, currency))
                .toList();
        var retaxed = plan.added().stream()
                .filter(AddedLine::isRetaxed)
                .map(line -> retaxed(line, moved))
                .toList();
        return new EditPreview(
                List.copyOf(removed),
                added,
                retaxed.isEmpty() ? null : retaxed,
                taxes(order, plan),
                stock(effect),
                EditedTerms.addresses(plan.move()),
                EditedTerms.shipping(plan.move(), currency),
                effect.dueBefore(),
                effect.dueAfter(),
                effect.toPay(),
                effect.toRefund(),
                order.facts().version());
    }

    private static List<TaxChange> taxes(Order order, EditPlan plan) {
        var taxes = new TaxSums();
        plan.removed()
                .forEach(units -> remove(
                        taxes,
                        order.lines().find(new OrderLineId(units.lineId())).orElseThrow(),
                        units));
        plan.added().stream().flatMap(line -> line.taxes().stream()).forEach(taxes::add);
        if (plan.move() != null) {
            plan.move().places().forEach(place -> ship(taxes, place.shipping()));
        }
        return taxes.list(order.facts().total().currency(), TaxChange::new).stream()
                .filter(change -> change.rate().signum() != 0)
                .toList();
    }

    private static Added added(AddedLine line, Currency currency) {
        return new Added(
                line.newId(),
                line.lineId() == null ? null : new OrderLineId(line.lineId()),
                line.line().variant(),
                line.line().shownSku(),
                line.line().name(),
                line.quantity(),
                new Money(line.unitPriceMinor(), currency),
                new Money(line.netMinor(), currency),
                new Money(line.taxMinor(), currency),
                new Money(line.grossMinor(), currency));
    }

    /// @param moved the former price of the units of each line
    private static Retaxed retaxed(AddedLine line, Map<UUID, Money> moved) {
        var former = Objects.requireNonNull(line.lineId());
        var before = Objects.requireNonNull(moved.get(former));
        var currency = before.currency();
        return new Retaxed(
                line.newId(),
                new OrderLineId(former),
                line.line().variant(),
                line.line().shownSku(),
                line.line().name(),
                line.quantity(),
                before,
                new Money(line.unitPriceMinor(), currency),
                new Money(line.netMinor(), currency),
                new Money(line.taxMinor(), currency),
                new Money(line.grossMinor(), currency));
    }

    private static List<StockChange> stock(OrderEditEffect effect) {
        return Stream.concat(
                        effect.needed().entrySet().stream()
                                .map(entry -> new StockChange(entry.getKey(), entry.getValue())),
                        effect.released().entrySet().stream()
                                .map(entry -> new StockChange(entry.getKey(), -entry.getValue())))
                .sorted(Comparator.comparing(change -> change.variantId().text()))
                .toList();
    }

    /// As the order counts canceled taxes: the parts of all canceled units are rounded together.
    private static void remove(TaxSums taxes, OrderLine line, EditPlan.RemovedUnits units) {
        var shares = line.taxShares() != null
                ? line.taxShares()
                : List.of(
                        new LineTax("", units.taxName(), units.taxRate(), 0, units.netMinor(), line.taxMinor(), null));
        for (var share : shares) {
            var levies = share.levied();
            long gross = share.netMinor()
                    + levies.stream().mapToLong(LineTax.Levy::taxMinor).sum();
            long tax = levies.stream()
                    .mapToLong(levy -> part(levy.taxMinor(), line, units.quantity()))
                    .sum();
            long net = part(gross, line, units.quantity()) - tax;
            levies.forEach(levy -> taxes.add(levy, -net, -part(levy.taxMinor(), line, units.quantity())));
        }
    }

    /// Replaces the taxes of shipping.
    private static void ship(TaxSums taxes, EditMove.@Nullable NewShipping shipping) {
        if (shipping != null) {
            EditedTerms.taxes(shipping.former()).forEach(taxes::subtract);
            EditedTerms.taxes(shipping.charge()).forEach(taxes::add);
        }
    }

    private static long part(long minor, OrderLine line, int units) {
        return LineTax.part(minor, line.canceled() + units, line.quantity())
                - LineTax.part(minor, line.canceled(), line.quantity());
    }
}
