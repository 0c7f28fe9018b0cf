package dev.kontor.cart.pricing;

import dev.kontor.cart.CheckoutCart;
import dev.kontor.cart.CheckoutCart.Discount;
import dev.kontor.cart.CheckoutCart.Problem;
import dev.kontor.cart.aggregate.CartGroup;
import dev.kontor.cart.aggregate.PriceOverride;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import dev.kontor.shipping.Shipping;
import dev.kontor.shipping.ShippingExclusion;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.tax.TaxNote;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.TaxShare;
import dev.kontor.tax.TaxRules.Taxed;
import dev.kontor.tax.TaxSource;
import dev.kontor.tax.TaxTreatment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A shipping group with its current prices. A cart that is not divided has one.
///
/// @param address its shipping address; absent if it is not known, or nothing needs shipping
/// @param options the shipping options; empty if they were not requested
/// @param excluded methods that are not available; empty if the options were not requested
/// @param shipping the selected option, if it is offered
/// @param destination where the group or the buyer is; absent if that is not known
/// @param rules tax rules of the destination
public record PricedGroup(
        CartGroup group,
        @Nullable Address address,
        List<Portion> portions,
        List<ShippingOption> options,
        List<Shipping.Excluded> excluded,
        @Nullable ShippingOption shipping,
        List<Discount> shippingDiscounts,
        CartCalculation calculation,
        Optional<Destination> destination,
        TaxRules rules) {

    /// Units of an item.
    ///
    /// @param unitPrice as the destination shows it; absent if the item has no price
    /// @param subtotal zero if the item has no price
    /// @param discounts of the units
    /// @param shares its tax shares
    public record Portion(
            PricedCart.Line line,
            int quantity,
            @Nullable Money unitPrice,
            Money subtotal,
            List<Discount> discounts,
            @Nullable Taxed taxed,
            List<TaxShare> shares) {

        public Money discount() {
            return CartDiscounts.sum(subtotal.currency(), discounts);
        }
    }

    public ShippingGroupId id() {
        return group.id();
    }

    /// Whether the shop charges tax.
    boolean taxed() {
        return rules.decision().treatment().isTaxed();
    }

    /// Why tax is charged or not; absent without an address.
    public @Nullable TaxTreatment taxTreatment() {
        return destination.isEmpty() ? null : rules.decision().treatment();
    }

    /// The sentences of the invoice.
    Stream<TaxNote> taxNotes(Locale language) {
        return destination.stream()
                .filter(_ -> isTaxable())
                .flatMap(place -> TaxNote.of(
                        rules.decision(),
                        place.country(),
                        needsShipping(),
                        portions.stream().map(Portion::line).anyMatch(line -> !line.shippable() && !line.isGiftCard()),
                        language)
                        .stream());
    }

    /// Whether it has more than gift cards, whose value is taxed when it is spent.
    boolean isTaxable() {
        return portions.isEmpty()
                || portions.stream().anyMatch(portion -> !portion.line().isGiftCard());
    }

    public boolean destinationKnown() {
        return destination.isPresent();
    }

    /// Whether the tax of everything in the group is known.
    public boolean taxKnown() {
        return destinationKnown()
                && rules.source() != TaxSource.ESTIMATE
                && taxProblems(null).isEmpty();
    }

    /// The reason why the tax at the destination is not known, if there is one. A tax service needs no
    /// rates.
    List<Problem> taxProblems(@Nullable ShippingGroupId named) {
        boolean served = rules.source() == TaxSource.PROVIDER || rules.source() == TaxSource.ESTIMATE;
        return destination.isEmpty() || served || !isTaxable()
                ? List.of()
                : TaxProblems.of(place(destination.get()), rules, portions, calculation.shippingShares(), named);
    }

    private static String place(Destination destination) {
        return destination.region() == null
                ? destination.country()
                : destination.country() + "-" + destination.region();
    }

    public boolean needsShipping() {
        return portions.stream().anyMatch(portion -> portion.line().shippable());
    }

    /// The reason why the group cannot be shipped or collected yet; empty if it can.
    ///
    /// @param collected whether the buyer selected a pickup point
    Optional<Problem> problem(@Nullable ShippingGroupId named, boolean collected) {
        if (!needsShipping()) {
            return Optional.empty();
        }
        if (address == null) {
            return Optional.of(new Problem("address-missing", Message.of("cart.address-missing"), null, named));
        }
        if (shipping == null && collected) {
            return Optional.of(new Problem("pickup-unavailable", Message.of("cart.pickup-unavailable"), null, named));
        }
        if (shipping != null && isWithoutPoint(shipping)) {
            return Optional.of(
                    new Problem("carrier-point-missing", Message.of("cart.carrier-point-missing"), null, named));
        }
        if (shipping == null) {
            return Optional.of(
                    group.method() == null
                            ? new Problem("shipping-missing", Message.of("cart.shipping-missing"), null, named)
                            : unavailable(named));
        }
        return Optional.empty();
    }

    private static boolean isWithoutPoint(ShippingOption option) {
        var delivery = option.carrierPoint();
        return delivery != null && delivery.selected() == null;
    }

    /// The selected method is not available.
    private Problem unavailable(@Nullable ShippingGroupId named) {
        var reason = excluded.stream()
                .filter(each -> each.id().equals(group.method()))
                .findFirst()
                .map(Shipping.Excluded::reason)
                .orElse(ShippingExclusion.NOT_ACTIVE);
        return switch (reason) {
            case CARRIER_RATE_MISSING ->
                new Problem("shipping-rate-missing", Message.of("cart.shipping-rate-missing"), null, named);
            case CARRIER_AWAITED ->
                new Problem("carrier-unavailable", Message.of("cart.carrier-unavailable"), null, named);
            default -> new Problem("shipping-unavailable", Message.of("cart.shipping-unavailable"), null, named);
        };
    }

    CheckoutCart.Group forCheckout() {
        var taxed = calculation.shipping();
        return new CheckoutCart.Group(
                id(),
                address,
                portions.stream().flatMap(portion -> sold(portion).stream()).toList(),
                shipping,
                taxed == null
                        ? null
                        : new CheckoutCart.ShippingTax(
                                calculation.shippingShares().getFirst().category(),
                                taxed.name(),
                                taxed.rate(),
                                TaxShare.several(calculation.shippingShares())),
                shippingDiscounts,
                calculation.totals(),
                CartExplanation.zone(rules),
                CartExplanation.rounding(rules),
                taxTreatment(),
                rules.source());
    }

    private static Optional<CheckoutCart.Line> sold(Portion portion) {
        var line = portion.line();
        var variant = line.variant();
        var price = line.price();
        var unitPrice = portion.unitPrice();
        var taxed = portion.taxed();
        return variant == null || price == null || unitPrice == null || taxed == null
                ? Optional.empty()
                : Optional.of(new CheckoutCart.Line(
                        line.item().id(),
                        variant,
                        portion.quantity(),
                        unitPrice,
                        price.priceListId() == null ? null : price.priceListId().text(),
                        price.compareAtPrice() != null,
                        portion.subtotal(),
                        portion.discount(),
                        portion.discounts(),
                        taxed.net(),
                        taxed.tax(),
                        taxed.gross(),
                        taxed.name(),
                        taxed.rate(),
                        line.inputs(),
                        TaxShare.several(portion.shares()),
                        line.item().isCustom() ? null : agreed(line.item().override())));
    }

    private static CheckoutCart.@Nullable AgreedPrice agreed(@Nullable PriceOverride override) {
        return override == null ? null : new CheckoutCart.AgreedPrice(override.reason(), override.by());
    }
}
