package dev.kontor.order.edit;

import dev.kontor.order.NewOrder.AgreedPrice;
import dev.kontor.order.edit.PlaceRequests.Sent;
import dev.kontor.order.lifecycle.LineDiscount;
import dev.kontor.order.lifecycle.OrderTerms;
import dev.kontor.order.lifecycle.ShippingFacts;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.Shipping;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.tax.ShippingTaxation;
import dev.kontor.tax.TaxRules.Taxable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Determines the shipping of a place after an edit.
///
/// @param request absent if staff chose no shipping
record MovedShipping(
        EditMoves moves, MovingPlace place, @Nullable Sent request, String actor) {

    /// Shipping that replaces the charge of a place, before it is taxed.
    ///
    /// @param former what it replaces
    /// @param option the method that staff chose; absent if the method is unchanged
    /// @param price as the place shows it
    /// @param agreed why staff set the price; absent for the price of the method, and if the method is
    ///     unchanged
    /// @param parts taxed amounts by tax category
    record Choice(
            OrderTerms.Charge former,
            @Nullable ShippingOption option,
            Money price,
            Money discount,
            List<LineDiscount> discounts,
            @Nullable AgreedPrice agreed,
            List<Taxable> parts) {

        EditMove.NewShipping taxed(LinePricing.Priced priced) {
            var taxed =
                    new ShippingFacts.Taxed(priced.taxCategory(), priced.taxName(), priced.taxRate(), priced.shares());
            var facts = option != null
                    ? ShippingFacts.of(option, taxed, agreed)
                    : former.facts().taxed(taxed, price.minor() == former.priceMinor());
            return new EditMove.NewShipping(
                    TypeIds.next(),
                    former,
                    new OrderTerms.Charge(
                            option == null ? former.code() : option.code(),
                            option == null ? former.name() : option.name(),
                            facts,
                            price.minor(),
                            discount.minor(),
                            discounts,
                            priced.net().minor(),
                            priced.tax().minor()));
        }
    }

    /// Null if the shipping is unchanged.
    ///
    /// @throws RejectedException if the method is not available at the address
    @Nullable
    Choice charge(Shipping.Offer offer) {
        var charge = place.terms().charge(place.group());
        if (request != null) {
            if (charge == null) {
                throw RejectedException.at(request.at(), "refused", "Nothing is shipped.");
            }
            return chosen(charge, request, offer);
        }
        if (charge == null) {
            return null;
        }
        if (moves.offered().contains(place.group())) {
            requireOffered(charge, offer);
        }
        return moves.isRetaxed(place.group()) ? same(charge) : null;
    }

    private void requireOffered(OrderTerms.Charge charge, Shipping.Offer offer) {
        var method = charge.facts().methodId();
        if (offer.options().stream().noneMatch(option -> option.id().text().equals(method))) {
            throw RejectedException.at(
                    moves.at(place.group()),
                    "shipping-unavailable",
                    "The shipping method `%s` is not available at the new address. Add a `SET_SHIPPING` action. %s"
                            .formatted(charge.code(), available(offer)));
        }
    }

    private static String available(Shipping.Offer offer) {
        var codes = offer.options().stream()
                .filter(MovedShipping::isPlain)
                .map(option -> "`%s` (%s)".formatted(option.code(), option.id().text()))
                .collect(Collectors.joining(", "));
        return codes.isEmpty() ? "No method is available there." : "Available: " + codes + ".";
    }

    /// Whether it ships to the address itself.
    private static boolean isPlain(ShippingOption option) {
        return option.pickup() == null && option.carrierPoint() == null;
    }

    /// The same shipping with other taxes.
    private Choice same(OrderTerms.Charge charge) {
        var group = place.group();
        var facts = charge.facts();
        var stored = LinePricing.of(facts, place.terms().pricesIncludeTax(group), moves.rounding(group));
        var before = new Money(charge.priceMinor(), place.currency());
        var price = stored.shownBy(stored.by(moves.rules(group)), before);
        var discount =
                new Money(MovingPlace.scaled(charge.discountMinor(), price.minor(), before.minor()), place.currency());
        return new Choice(
                charge,
                null,
                price,
                discount,
                MovingPlace.scaled(charge.discounts(), discount),
                null,
                ShippingTaxation.divide(
                        price.minus(discount), facts.taxCategory(), place.shipped(), moves.rules(group)));
    }

    private Choice chosen(OrderTerms.Charge charge, Sent sent, Shipping.Offer offer) {
        var wanted = Objects.requireNonNull(sent.action().shippingMethodId());
        var option = offer.options().stream()
                .filter(each -> each.id().equals(wanted) && isPlain(each))
                .findFirst()
                .orElseThrow(() -> unavailable(sent, wanted, offer));
        var agreed = agreed(sent);
        var price = agreed == null
                ? ShippingTaxation.shown(
                        option.price(), option.taxCategory(), place.shipped(), moves.rules(place.group()))
                : Objects.requireNonNull(sent.action().shippingPrice());
        boolean same = charge.facts().methodId().equals(wanted.text())
                && charge.priceMinor() == price.minor()
                && charge.discountMinor() == 0;
        if (same && !moves.isRetaxed(place.group())) {
            throw RejectedException.at(sent.at(), "unchanged", "The order already has this shipping at this price.");
        }
        var rules = moves.rules(place.group());
        var parts = ShippingTaxation.divide(price, option.taxCategory(), place.shipped(), rules);
        parts.forEach(part -> {
            if (!rules.covers(part.category())) {
                throw RejectedException.at(
                        sent.at() + "/shippingMethodId",
                        "tax-unknown",
                        "The tax of category `%s` at the address is not known. Set a rate first."
                                .formatted(part.category()));
            }
        });
        return new Choice(charge, option.costing(price), price, Money.zero(place.currency()), List.of(), agreed, parts);
    }

    private static RejectedException unavailable(Sent sent, ShippingMethodId wanted, Shipping.Offer offer) {
        var reason = offer.excluded().stream()
                .filter(each -> each.id().equals(wanted))
                .findFirst()
                .map(each -> "The shipping method is not available: %s. ".formatted(each.reason()))
                .orElse("The shipping method does not ship to the address. ");
        return RejectedException.at(sent.at() + "/shippingMethodId", "shipping-unavailable", reason + available(offer));
    }

    private @Nullable AgreedPrice agreed(Sent sent) {
        var price = sent.action().shippingPrice();
        var reason = sent.action().priceReason();
        if (price == null) {
            if (reason != null) {
                throw RejectedException.at(sent.at() + "/priceReason", "refused", "The action has no such field.");
            }
            return null;
        }
        EditCalculation.requirePrice(price, place.currency(), sent.at() + "/shippingPrice");
        if (reason == null) {
            throw RejectedException.at(sent.at() + "/priceReason", "required", "The action requires this field.");
        }
        return new AgreedPrice(reason, actor);
    }
}
