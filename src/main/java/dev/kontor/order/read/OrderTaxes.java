package dev.kontor.order.read;

import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.order.lifecycle.OrderContent;
import dev.kontor.order.lifecycle.OrderContent.TaxTotal;
import dev.kontor.order.lifecycle.ShippingFacts;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
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
                    ? Stream.of(new Taxed(facts.taxName(), null, facts.taxRate(), netMinor, taxMinor, units, 1))
                    : facts.taxShares().stream().flatMap(share -> levied(share, units));
        }

        private static Stream<Taxed> levied(LineTax share, int units) {
            return share.levied().stream()
                    .map(levy -> new Taxed(
                            levy.name(),
                            levy.jurisdiction(),
                            levy.rate(),
                            share.netMinor(),
                            levy.taxMinor(),
                            units,
                            1));
        }
    }

    private record Key(String name, @Nullable String jurisdiction, BigDecimal rate) {}

    private record Taxed(
            String name,
            @Nullable String jurisdiction,
            BigDecimal rate,
            long netMinor,
            long taxMinor,
            int canceled,
            int quantity) {

        private TaxTotal total(Currency currency) {
            return new TaxTotal(
                    name,
                    jurisdiction,
                    rate.stripTrailingZeros(),
                    new Money(netMinor, currency),
                    new Money(taxMinor, currency),
                    new Money(LineTax.part(netMinor, canceled, quantity), currency),
                    new Money(LineTax.part(taxMinor, canceled, quantity), currency));
        }
    }

    static List<TaxTotal> of(Currency currency, List<OrderContent.Line> lines, List<Shipping> shippings) {
        var sums = new LinkedHashMap<Key, TaxTotal>();
        Stream.concat(
                        lines.stream().flatMap(OrderTaxes::taxed),
                        shippings.stream().flatMap(Shipping::taxed))
                .filter(taxed -> taxed.rate().signum() != 0)
                .map(taxed -> taxed.total(currency))
                .forEach(total ->
                        sums.merge(new Key(total.name(), total.jurisdiction(), total.rate()), total, OrderTaxes::plus));
        return List.copyOf(sums.values());
    }

    private static Stream<Taxed> taxed(OrderContent.Line line) {
        var shares = line.taxShares();
        return shares == null
                ? Stream.of(taxed(line, line.taxName(), null, line.taxRate(), line.net(), line.tax()))
                : shares.stream()
                        .flatMap(share -> Objects.requireNonNullElse(
                                        share.levies(),
                                        List.of(new OrderContent.Levy(share.name(), null, share.rate(), share.tax())))
                                .stream()
                                .map(levy -> taxed(
                                        line, levy.name(), levy.jurisdiction(), levy.rate(), share.net(), levy.tax())));
    }

    private static Taxed taxed(
            OrderContent.Line line, String name, @Nullable String jurisdiction, BigDecimal rate, Money net, Money tax) {
        return new Taxed(name, jurisdiction, rate, net.minor(), tax.minor(), line.canceled(), line.quantity());
    }

    private static TaxTotal plus(TaxTotal one, TaxTotal other) {
        return new TaxTotal(
                one.name(),
                one.jurisdiction(),
                one.rate(),
                one.net().plus(other.net()),
                one.tax().plus(other.tax()),
                one.canceledNet().plus(other.canceledNet()),
                one.canceledTax().plus(other.canceledTax()));
    }
}
