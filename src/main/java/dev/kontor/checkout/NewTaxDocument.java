package dev.kontor.checkout;

import dev.kontor.cart.CheckoutCart;
import dev.kontor.identity.CustomerId;
import dev.kontor.order.NewOrder;
import dev.kontor.order.OrderId;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.tax.TaxDocument;
import dev.kontor.tax.TaxQuote;
import dev.kontor.tax.TaxQuoteRequest;
import dev.kontor.tax.TaxRules.TaxShare;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Copies the taxes that an order charges for its tax service.
final class NewTaxDocument {

    private final CheckoutCart cart;
    private final List<NewOrder.Line> lines;
    private final List<NewOrder.Group> groups;

    /// @param lines of the order, in the order of the groups and lines of the cart
    /// @param groups of the order, in the order of those of the cart; empty unless the cart is divided
    NewTaxDocument(CheckoutCart cart, List<NewOrder.Line> lines, List<NewOrder.Group> groups) {
        this.cart = cart;
        this.lines = lines;
        this.groups = groups;
    }

    /// Null if no tax service taxes the cart.
    @Nullable
    TaxDocument of(OrderId id, @Nullable CustomerId customer) {
        var tax = cart.tax();
        if (tax == null) {
            return null;
        }
        var request = tax.request();
        return new TaxDocument(
                id.value(),
                "",
                cart.taxSource(),
                tax.quote() == null ? null : tax.quote().reference(),
                cart.channel(),
                cart.currency().getCurrencyCode(),
                customer == null ? null : customer.text(),
                request.vatNumber(),
                request.shipments().stream().map(this::shipment).toList());
    }

    private TaxDocument.Shipment shipment(TaxQuoteRequest.Shipment quoted) {
        int first = 0;
        for (int index = 0; index < cart.groups().size(); index++) {
            var group = cart.groups().get(index);
            if (group.id().text().equals(quoted.id())) {
                var own = groups.isEmpty() ? null : groups.get(index).id();
                return new TaxDocument.Shipment(
                        quoted.id(),
                        quoted.address(),
                        quoted.pricesIncludeTax(),
                        quoted.treatment(),
                        lines(quoted, group, first, own));
            }
            first += group.lines().size();
        }
        throw new IllegalStateException("a quoted group is missing: " + quoted.id());
    }

    private List<TaxDocument.Line> lines(
            TaxQuoteRequest.Shipment quoted, CheckoutCart.Group group, int first, @Nullable ShippingGroupId own) {
        var wanted = quoted.lines().iterator();
        var taxed = new ArrayList<TaxDocument.Line>();
        for (int index = 0; index < group.lines().size(); index++) {
            var item = lines.get(first + index).id().text();
            var line = group.lines().get(index);
            if (line.variant().giftCard() != null) {
                continue;
            }
            if (line.taxShares().isEmpty()) {
                var amount = line.subtotal().minus(line.discount());
                taxed.add(line(wanted, item, amount, single(line.taxName(), line.taxRate(), line.tax())));
            }
            line.taxShares().forEach(share -> taxed.add(line(wanted, item, share.amount(), levied(share))));
        }
        var shipping = group.shippingTax();
        if (shipping != null) {
            var item = own == null ? NewOrder.SHIPPING : own.text();
            if (shipping.shares().isEmpty()) {
                var totals = group.totals();
                var amount = quoted.pricesIncludeTax()
                        ? totals.shippingNet().plus(totals.shippingTax())
                        : totals.shippingNet();
                taxed.add(line(wanted, item, amount, single(shipping.name(), shipping.rate(), totals.shippingTax())));
            }
            shipping.shares().forEach(share -> taxed.add(line(wanted, item, share.amount(), levied(share))));
        }
        if (wanted.hasNext()) {
            throw new IllegalStateException("a quoted line is missing: " + wanted.next());
        }
        return taxed;
    }

    /// @throws IllegalStateException if the order does not charge what was quoted, which is a bug
    private static TaxDocument.Line line(
            Iterator<TaxQuoteRequest.Line> wanted, String item, Money amount, List<TaxQuote.Tax> taxes) {
        var quoted = wanted.next();
        if (!quoted.amount().equals(amount)) {
            throw new IllegalStateException("%s was quoted, not %s".formatted(quoted, amount));
        }
        return new TaxDocument.Line(
                quoted.id(),
                item,
                quoted.kind(),
                quoted.code(),
                quoted.category(),
                quoted.quantity(),
                amount.minor(),
                taxes);
    }

    private static List<TaxQuote.Tax> single(String name, BigDecimal rate, Money tax) {
        return rate.signum() == 0 ? List.of() : List.of(new TaxQuote.Tax(name, null, rate, tax.minor()));
    }

    private static List<TaxQuote.Tax> levied(TaxShare share) {
        return share.taxed().levied().stream()
                .filter(levied -> levied.levy().rate().signum() != 0)
                .map(levied -> new TaxQuote.Tax(
                        levied.levy().name(),
                        levied.levy().jurisdiction(),
                        levied.levy().rate(),
                        levied.tax().minor()))
                .toList();
    }
}
