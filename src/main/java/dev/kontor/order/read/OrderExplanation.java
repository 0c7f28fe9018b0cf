package dev.kontor.order.read;

import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.LineDiscount;
import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.order.lifecycle.ShippingFacts;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.money.Explanation.Part;
import dev.kontor.shared.money.Explanation.Priced;
import dev.kontor.shared.money.Explanation.Reduced;
import dev.kontor.shared.money.Explanation.Rounding;
import dev.kontor.shared.money.Explanation.Rule;
import dev.kontor.shared.money.Explanation.TaxedShare;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.Taxation;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.tax.TaxSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Explains the total of an order from the data stored when it was placed.
///
/// @param groups the shipping groups; a single one unless the order is split
record OrderExplanation(
        Money total,
        boolean pricesIncludeTax,
        @Nullable String taxZone,
        @Nullable TaxSource taxSource,
        @Nullable Instant quotedAt,
        PaymentId paymentId,
        List<Group> groups) {

    /// @param groupId absent if the order is not split
    /// @param shippingName absent if nothing is shipped
    record Group(
            @Nullable ShippingGroupId groupId,
            @Nullable String taxZone,
            @Nullable Rounding taxRounding,
            @Nullable String taxTreatment,
            boolean pricesIncludeTax,
            @Nullable String shippingName,
            Money shipping,
            List<LineDiscount> shippingDiscounts,
            Money shippingNet,
            Money shippingTax,
            @Nullable ShippingFacts shippingFacts) {

        /// The group as it was when the line was sold.
        private Group of(Line line) {
            return line.pricesIncludeTax() == null
                    ? this
                    : new Group(
                            groupId,
                            line.taxZone(),
                            taxRounding,
                            line.taxTreatment(),
                            line.pricesIncludeTax(),
                            shippingName,
                            shipping,
                            shippingDiscounts,
                            shippingNet,
                            shippingTax,
                            shippingFacts);
        }

        private Part in(Part part) {
            return groupId == null ? part : part.in(groupId.text(), taxZone);
        }
    }

    /// @param taxShares the shares by tax category if several rates apply
    /// @param agreed whether staff entered the unit price
    /// @param pricesIncludeTax as the line was sold, if an edit has changed the taxes of the order;
    ///     otherwise absent, like `taxZone` and `taxTreatment`
    record Line(
            OrderLineId id,
            @Nullable ShippingGroupId groupId,
            String sku,
            int quantity,
            Money unitPrice,
            @Nullable String priceList,
            List<LineDiscount> discounts,
            Money net,
            Money tax,
            String taxCategory,
            String taxName,
            BigDecimal taxRate,
            List<EnteredInput> inputs,
            List<LineTax> taxShares,
            boolean agreed,
            @Nullable String taxZone,
            @Nullable String taxTreatment,
            @Nullable Boolean pricesIncludeTax) {}

    Explanation explain(List<Line> lines) {
        var parts = new ArrayList<Part>();
        for (var group : groups) {
            var goods = lines.stream()
                    .filter(line -> Objects.equals(line.groupId(), group.groupId()))
                    .flatMap(line -> goods(group.of(line), line));
            Stream.concat(goods, shipping(group)).map(group::in).forEach(parts::add);
        }
        return new Explanation(total, pricesIncludeTax, taxZone, quotedAt, parts);
    }

    private Stream<Part> goods(Group group, Line line) {
        var rule = line.agreed() ? Rule.PRICE_OVERRIDE : line.priceList() == null ? Rule.BASE_PRICE : Rule.PRICE_LIST;
        var priced = Priced.goods(
                        line.unitPrice(),
                        line.quantity(),
                        line.priceList(),
                        line.inputs().stream()
                                .flatMap(input -> input.surcharged().stream())
                                .toList())
                .reduced(reduced(line.discounts()));
        var whole = new TaxedShare(
                priced.taxable(), line.tax(), taxation(group, line.taxCategory(), line.taxName(), line.taxRate()));
        var shares = shares(group, line.taxShares());
        return Explanation.goods(
                line.id().text(), line.sku(), rule, priced, line.net(), shares.isEmpty() ? List.of(whole) : shares);
    }

    private Stream<Part> shipping(Group group) {
        var shippingName = group.shippingName();
        var facts = group.shippingFacts();
        if (shippingName == null || facts == null) {
            return Stream.empty();
        }
        var priced = Priced.shipping(
                        group.shipping(), facts.upToGrams(), facts.freeAbove(total.currency()), facts.components())
                .reduced(reduced(group.shippingDiscounts()));
        var whole = new TaxedShare(
                priced.taxable(),
                group.shippingTax(),
                taxation(group, facts.taxCategory(), facts.taxName(), facts.taxRate()));
        return Explanation.shipping(
                facts.methodId(),
                shippingName,
                facts.basis().rule(),
                priced,
                group.shippingNet(),
                facts.taxShares() == null ? List.of(whole) : shares(group, facts.taxShares()));
    }

    /// Returns the taxes of the jurisdictions of each share.
    private List<TaxedShare> shares(Group group, List<LineTax> shares) {
        var currency = total.currency();
        return shares.stream()
                .flatMap(share -> share.levied().stream()
                        .map(levy -> new TaxedShare(
                                new Money(share.amountMinor(), currency),
                                new Money(levy.taxMinor(), currency),
                                taxation(group, share.category(), levy.name(), levy.rate())
                                        .levied(levy.jurisdiction(), levy.share(), share.rate()))))
                .toList();
    }

    private List<Reduced> reduced(List<LineDiscount> discounts) {
        return discounts.stream()
                .map(discount -> discount.explained(total.currency()))
                .toList();
    }

    private Taxation taxation(Group group, String category, String name, BigDecimal rate) {
        boolean taxed = group.taxZone() != null || taxSource == TaxSource.PROVIDER;
        return Taxation.of(taxed, group.pricesIncludeTax(), category, name, rate)
                .decided(group.taxRounding(), group.taxTreatment())
                .from((taxSource == null ? TaxSource.RATES : taxSource).name());
    }
}
