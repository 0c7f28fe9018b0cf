package dev.kontor.order.read;

import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.order.lifecycle.OrderContent;
import dev.kontor.order.lifecycle.OrderContent.TaxTotal;
import dev.kontor.order.lifecycle.ShippingFacts;
import dev.kontor.payment.PaymentRefund;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sums the taxes of an order by name, jurisdiction and rate. The canceled parts of each tax add up to the tax when
/// everything is canceled, however the units were canceled.
final class OrderTaxes {

    private OrderTaxes() {}

    /// The shipping of an order or a group as stored.
    ///
    /// @param canceled whether it is no longer shipped
    record Shipping(long netMinor, long taxMinor, boolean canceled, ShippingFacts facts) {

        private Stream<Taxed> taxed() {
            int units = canceled ? 1 : 0;
            return facts.taxShares() == null
                    ? Stream.of(new Taxed(
                            netMinor,
                            List.of(new Levied(new Key(facts.taxName(), null, facts.taxRate()), taxMinor)),
                            units,
                            1))
                    : facts.taxShares().stream().map(share -> taxed(share, units));
        }

        private static Taxed taxed(LineTax share, int units) {
            var levies = share.levied().stream()
                    .map(levy -> new Levied(new Key(levy.name(), levy.jurisdiction(), levy.rate()), levy.taxMinor()))
                    .toList();
            return new Taxed(share.netMinor(), levies, units, 1);
        }
    }

    private record Key(String name, @Nullable String jurisdiction, BigDecimal rate) {}

    private record Levied(Key key, long taxMinor) {}

    /// An amount with the taxes that are levied on it.
    private record Taxed(long netMinor, List<Levied> levies, int canceled, int quantity) {

        private Stream<TaxTotal> totals(Currency currency) {
            long canceledNet = canceledNet();
            return levies.stream()
                    .filter(levy -> levy.key().rate().signum() != 0)
                    .map(levy -> new TaxTotal(
                            levy.key().name(),
                            levy.key().jurisdiction(),
                            levy.key().rate().stripTrailingZeros(),
                            new Money(netMinor, currency),
                            new Money(levy.taxMinor(), currency),
                            new Money(canceledNet, currency),
                            new Money(part(levy.taxMinor()), currency),
                            null,
                            null));
        }

        /// The canceled price less the canceled taxes, so that both sum to it exactly.
        private long canceledNet() {
            long tax = levies.stream().mapToLong(Levied::taxMinor).sum();
            return part(netMinor + tax)
                    - levies.stream().mapToLong(levy -> part(levy.taxMinor())).sum();
        }

        private long part(long minor) {
            return LineTax.part(minor, canceled, quantity);
        }
    }

    /// @param refunds of the payment
    static List<TaxTotal> of(
            Currency currency, List<OrderContent.Line> lines, List<Shipping> shippings, List<PaymentRefund> refunds) {
        var sums = new LinkedHashMap<Key, TaxTotal>();
        Stream.concat(
                        lines.stream().flatMap(OrderTaxes::taxed),
                        shippings.stream().flatMap(Shipping::taxed))
                .flatMap(taxed -> taxed.totals(currency))
                .forEach(total ->
                        sums.merge(new Key(total.name(), total.jurisdiction(), total.rate()), total, OrderTaxes::plus));
        var refunded = refunded(refunds);
        return refunded.isEmpty()
                ? List.copyOf(sums.values())
                : sums.entrySet().stream()
                        .map(entry -> refunded(entry.getValue(), refunded.get().get(entry.getKey())))
                        .toList();
    }

    /// Sums the taxes of successful refunds; empty if they are not known.
    private static Optional<Map<Key, RefundedTax>> refunded(List<PaymentRefund> refunds) {
        var sums = new HashMap<Key, RefundedTax>();
        for (var refund : refunds) {
            if (refund.status() != RefundStatus.SUCCEEDED) {
                continue;
            }
            if (refund.taxes() == null) {
                return Optional.empty();
            }
            refund.taxes()
                    .forEach(tax ->
                            sums.merge(new Key(tax.name(), tax.jurisdiction(), tax.rate()), tax, RefundedTax::plus));
        }
        return Optional.of(sums);
    }

    private static TaxTotal refunded(TaxTotal total, @Nullable RefundedTax refunded) {
        var zero = Money.zero(total.tax().currency());
        return new TaxTotal(
                total.name(),
                total.jurisdiction(),
                total.rate(),
                total.net(),
                total.tax(),
                total.canceledNet(),
                total.canceledTax(),
                refunded == null ? zero : refunded.net(),
                refunded == null ? zero : refunded.tax());
    }

    private static Stream<Taxed> taxed(OrderContent.Line line) {
        var shares = line.taxShares();
        return shares == null
                ? Stream.of(taxed(
                        line,
                        line.net(),
                        List.of(new OrderContent.Levy(line.taxName(), null, line.taxRate(), line.tax()))))
                : shares.stream()
                        .map(share -> taxed(
                                line,
                                share.net(),
                                Objects.requireNonNullElse(
                                        share.levies(),
                                        List.of(new OrderContent.Levy(
                                                share.name(), null, share.rate(), share.tax())))));
    }

    private static Taxed taxed(OrderContent.Line line, Money net, List<OrderContent.Levy> levies) {
        return new Taxed(
                net.minor(),
                levies.stream()
                        .map(levy -> new Levied(
                                new Key(levy.name(), levy.jurisdiction(), levy.rate()),
                                levy.tax().minor()))
                        .toList(),
                line.canceled(),
                line.quantity());
    }

    private static TaxTotal plus(TaxTotal one, TaxTotal other) {
        return new TaxTotal(
                one.name(),
                one.jurisdiction(),
                one.rate(),
                one.net().plus(other.net()),
                one.tax().plus(other.tax()),
                one.canceledNet().plus(other.canceledNet()),
                one.canceledTax().plus(other.canceledTax()),
                null,
                null);
    }
}
