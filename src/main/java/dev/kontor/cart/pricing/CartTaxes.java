package dev.kontor.cart.pricing;

import dev.kontor.cart.CartStatus;
import dev.kontor.cart.CheckoutCart.QuotedTax;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.Destination;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.tax.ProvidedTaxes;
import dev.kontor.tax.TaxBuyer;
import dev.kontor.tax.TaxQuote;
import dev.kontor.tax.TaxQuoteRequest;
import dev.kontor.tax.TaxQuoteRequest.Kind;
import dev.kontor.tax.TaxQuoteRequest.Line;
import dev.kontor.tax.TaxQuotes;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.Coverage;
import dev.kontor.tax.TaxRules.TaxShare;
import dev.kontor.tax.TaxSource;
import dev.kontor.tax.Taxes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The taxes of carts: by the rules of the shop, and by the stored quotes of a tax service. Never calls
/// the service.
@Component
public class CartTaxes {

    private final Taxes taxes;
    private final TaxQuotes quotes;

    public CartTaxes(Taxes taxes, TaxQuotes quotes) {
        this.taxes = taxes;
        this.quotes = quotes;
    }

    Map<Destination, TaxRules> rules(Collection<Destination> destinations, TaxBuyer buyer, String channel) {
        return taxes.rulesFor(destinations, buyer, channel);
    }

    /// The taxes that a tax service determines.
    ///
    /// @param tax what has to be quoted, and its quote; absent if the cart is not ready for it
    /// @param rules of the groups that it taxes
    record Provided(@Nullable QuotedTax tax, Map<ShippingGroupId, TaxRules> rules) {

        private static final Provided NOTHING = new Provided(null, Map.of());
    }

    /// Runs no SQL statement for carts that no tax service taxes, and one for others that are ready to be
    /// ordered.
    ///
    /// @param groups priced by the rules of the shop
    Provided provided(Cart cart, List<PricedGroup> groups) {
        if (cart.status() != CartStatus.ACTIVE) {
            return Provided.NOTHING;
        }
        var served = groups.stream().filter(group -> isServed(cart, group)).toList();
        if (served.isEmpty()) {
            return Provided.NOTHING;
        }
        var request = groups.stream().allMatch(group -> isReady(cart, group)) ? request(cart, served) : null;
        var quote = request == null ? null : quotes.find(request).orElse(null);
        var rules = new HashMap<ShippingGroupId, TaxRules>();
        Iterator<TaxQuote.Line> lines =
                quote == null ? Collections.emptyIterator() : quote.lines().iterator();
        for (var group : served) {
            rules.put(group.id(), rules(group, quote, lines));
        }
        return new Provided(request == null ? null : new QuotedTax(request, quote), rules);
    }

    private static TaxRules rules(PricedGroup group, @Nullable TaxQuote quote, Iterator<TaxQuote.Line> lines) {
        if (quote == null) {
            return group.rules().providing(TaxSource.ESTIMATE, List.of());
        }
        return switch (quote.outcome()) {
            case PROVIDER ->
                group.rules()
                        .providing(
                                TaxSource.PROVIDER,
                                shares(group)
                                        .map(share -> new ProvidedTaxes.Line(
                                                share.category(),
                                                share.amount().minor(),
                                                lines.next().taxes()))
                                        .toList());
            case FALLBACK -> group.rules().providing(TaxSource.FALLBACK, List.of());
            case REFUSED -> group.rules().providing(TaxSource.ESTIMATE, List.of());
        };
    }

    /// Whether a tax service taxes the group: a sale that is taxed, to a complete destination.
    private boolean isServed(Cart cart, PricedGroup group) {
        var rules = group.rules();
        return group.destination().isPresent()
                && !group.portions().isEmpty()
                && group.isTaxable()
                && rules.decision().treatment().isTaxed()
                && (rules.coverage() == Coverage.ZONE || rules.coverage() == Coverage.NO_ZONE)
                && quotes.applyTo(cart.draft().channel(), group.destination().get());
    }

    /// Whether nothing is missing that changes the tax.
    private static boolean isReady(Cart cart, PricedGroup group) {
        return address(cart, group) != null
                && group.portions().stream().allMatch(portion -> portion.line().forSale() && portion.taxed() != null)
                && (!group.needsShipping() || group.address() != null && group.shipping() != null);
    }

    private static @Nullable Address address(Cart cart, PricedGroup group) {
        return group.address() == null ? cart.draft().billingAddress() : group.address();
    }

    /// The taxed amounts of a group, in the order in which they are calculated. The service never sees gift
    /// cards.
    private static Stream<TaxShare> shares(PricedGroup group) {
        return Stream.concat(
                group.portions().stream()
                        .filter(portion -> !portion.line().isGiftCard())
                        .flatMap(portion -> portion.shares().stream()),
                group.calculation().shippingShares().stream());
    }

    private static TaxQuoteRequest request(Cart cart, List<PricedGroup> groups) {
        var shipments = new ArrayList<TaxQuoteRequest.Shipment>();
        for (var group : groups) {
            var number = shipments.size() + 1;
            shipments.add(new TaxQuoteRequest.Shipment(
                    group.id().text(),
                    Objects.requireNonNull(address(cart, group)),
                    group.rules().pricesIncludeTax(),
                    group.rules().decision().treatment(),
                    lines(group, number)));
        }
        return new TaxQuoteRequest(
                cart.id().value(),
                cart.draft().channel(),
                cart.currency(),
                Optional.ofNullable(cart.customerId()).map(CustomerId::text).orElse(null),
                cart.draft().vatNumber(),
                shipments);
    }

    private static List<Line> lines(PricedGroup group, int shipment) {
        var lines = new ArrayList<Line>();
        for (var portion : group.portions()) {
            if (portion.line().isGiftCard()) {
                continue;
            }
            var sku = Objects.requireNonNull(portion.line().variant()).label();
            for (var share : portion.shares()) {
                lines.add(line(shipment, lines.size(), Kind.ITEM, sku, portion.quantity(), share));
            }
        }
        var option = group.shipping();
        for (var share : group.calculation().shippingShares()) {
            lines.add(line(
                    shipment,
                    lines.size(),
                    Kind.SHIPPING,
                    Objects.requireNonNull(option).code(),
                    1,
                    share));
        }
        return lines;
    }

    private static Line line(int shipment, int before, Kind kind, String code, int quantity, TaxShare share) {
        return new Line(shipment + "." + (before + 1), kind, code, share.category(), quantity, share.amount());
    }
}
