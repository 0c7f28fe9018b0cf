package dev.kontor.order.edit;

import dev.kontor.order.edit.EditMove.Place;
import dev.kontor.order.edit.EditMove.Taxes;
import dev.kontor.order.edit.PlaceRequests.Moved;
import dev.kontor.order.lifecycle.EditableOrder;
import dev.kontor.order.lifecycle.OrderLine;
import dev.kontor.order.lifecycle.OrderStep;
import dev.kontor.order.lifecycle.OrderTerms;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Explanation.Rounding;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.Shipping;
import dev.kontor.tax.TaxExemptionProof;
import dev.kontor.tax.TaxNote;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxSettings.ShippingTax;
import dev.kontor.tax.TaxSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Moves an order, or groups of it, to other addresses, taxes and shipping: a pure function of the order and the facts.
///
/// If the taxes differ, all remaining units become new items, and the items with the former taxes are canceled.
/// Buyers who see prices including tax at both places pay the same; otherwise the price excluding tax stays the
/// same.
final class EditMoves {

    private final EditableOrder order;
    private final OrderTerms before;
    private final OrderTerms after;
    private final PlaceRequests requests;
    private final Map<@Nullable UUID, TaxRules> rules;
    private final Map<@Nullable UUID, Boolean> retaxed = new HashMap<>();

    /// @param rules by group, at the new addresses; empty if nothing moves
    EditMoves(EditableOrder order, PlaceRequests requests, Map<@Nullable UUID, TaxRules> rules) {
        this.order = order;
        this.before = order.terms();
        this.after = requests.moved(before);
        this.requests = requests;
        this.rules = new HashMap<>(rules);
        if (!requests.isEmpty()) {
            require();
            before.places().forEach(group -> retaxed.put(group, isMoved(group) && isTaxedOtherwise(group)));
        }
    }

    /// Returns whether the tax of a group must be determined again.
    boolean isMoved(@Nullable UUID group) {
        return !isCanceled(group)
                && !requests.isEmpty()
                && (!before.destination(group).equals(after.destination(group))
                        || !before.billingAddress()
                                .country()
                                .equals(after.billingAddress().country()));
    }

    /// Returns whether all items of a group get other taxes.
    boolean isRetaxed(@Nullable UUID group) {
        return retaxed.getOrDefault(group, false);
    }

    private boolean isCanceled(@Nullable UUID group) {
        return before.group(group).filter(OrderTerms.Group::canceled).isPresent();
    }

    TaxRules rules(@Nullable UUID group) {
        return rules.getOrDefault(group, TaxRules.NONE);
    }

    private void require() {
        if (!requests.addresses().isEmpty() || requests.billing() != null) {
            order.order().require(OrderStep.READDRESS);
        }
        for (var group : before.places()) {
            boolean moved = isMoved(group);
            if (moved || requests.name(group)) {
                requireUnpacked(group);
                requireShipped(group);
                requireRatesOfTheShop(group, moved);
            }
            if (moved) {
                requireTaxKnown(group);
            } else if (requests.shipping().containsKey(group)) {
                requireSameRules(group);
            }
        }
    }

    private void requireUnpacked(@Nullable UUID group) {
        if (!live(group).allMatch(line -> line.unassigned() == line.quantity() - line.canceled())) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT,
                    "Units are shipped, in a parcel, or being refunded. Cancel the parcels first, or wait for the refund.");
        }
    }

    private void requireShipped(@Nullable UUID group) {
        var charge = before.charge(group);
        if (charge == null) {
            return;
        }
        var facts = charge.facts();
        var at = requests.at(group);
        if (requests.name(group) && facts.pickup() != null) {
            throw RejectedException.at(
                    at,
                    "refused",
                    "The buyer collects the order at a pickup point. Cancel the order to ship it elsewhere.");
        }
        var point = facts.carrierPoint();
        if (point != null && !requests.shipping().containsKey(group) && !point.serves(after.destination(group))) {
            throw RejectedException.at(
                    at,
                    "refused",
                    "The carrier delivers the order to a point in another place. Add a `SET_SHIPPING` action.");
        }
    }

    /// A tax service has recorded the taxes for the address.
    private void requireRatesOfTheShop(@Nullable UUID group, boolean moved) {
        var source = before.taxSource();
        var from = before.address(group);
        var to = after.address(group);
        boolean otherCity = from != null && to != null && !from.city().equalsIgnoreCase(to.city());
        if (source != null
                && source != TaxSource.RATES
                && (moved || otherCity || requests.shipping().containsKey(group))) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "A tax service has taxed the order for its address and its shipping: country, region, postcode, city"
                            + " and shipping must stay. Cancel the order and place it again.");
        }
    }

    private void requireTaxKnown(@Nullable UUID group) {
        var there = rules(group);
        var address =
                requests.at(group) + (requests.addresses().containsKey(group) ? "/shippingAddress" : "/billingAddress");
        switch (there.coverage()) {
            case REGION_MISSING ->
                throw RejectedException.at(
                        address + "/region", "required", "The tax depends on the region. Set `region`.");
            case POSTCODE_MISSING ->
                throw RejectedException.at(
                        address + "/postcode", "required", "The tax depends on the postcode. Set `postcode`.");
            case ZONE, NO_ZONE -> {}
        }
        var categories = Stream.concat(
                live(group)
                        .filter(line -> !line.isGiftCard())
                        .flatMap(line -> stored(line).parts().stream().map(LinePricing.Part::category)),
                Stream.ofNullable(before.charge(group))
                        .map(charge -> charge.facts().taxCategory()));
        categories.distinct().forEach(category -> {
            if (!there.covers(category)) {
                throw RejectedException.at(
                        address,
                        "tax-unknown",
                        "The tax of category `%s` at the new address is not known. Set a rate first."
                                .formatted(category));
            }
        });
    }

    private void requireSameRules(@Nullable UUID group) {
        var now = rules(group);
        if (now.decision().treatment() != before.treatment(group)
                || now.pricesIncludeTax() != before.pricesIncludeTax(group)) {
            throw RejectedException.at(
                    requests.at(group), "other-tax", "The tax rules have changed since the order was placed.");
        }
    }

    private boolean isTaxedOtherwise(@Nullable UUID group) {
        var there = rules(group);
        var charge = before.charge(group);
        return there.pricesIncludeTax() != before.pricesIncludeTax(group)
                || there.decision().treatment() != before.treatment(group)
                || live(group).filter(line -> !line.isGiftCard()).anyMatch(line -> !isSame(stored(line), there))
                || charge != null
                        && (!isSame(LinePricing.of(charge.facts(), there.pricesIncludeTax(), null), there)
                                || there.settings().shippingTax() != ShippingTax.CATEGORY
                                        && !there.zone().equals(zone(group)));
    }

    private @Nullable String zone(@Nullable UUID group) {
        return group == null
                ? before.taxZone()
                : before.group(group).map(OrderTerms.Group::taxZone).orElse(null);
    }

    private static boolean isSame(LinePricing stored, TaxRules there) {
        return stored.parts().stream().allMatch(part -> {
            var here = Objects.requireNonNull(stored.rules().rates().get(part.category()));
            var rate = there.rates().getOrDefault(part.category(), new TaxRules.Rate("", BigDecimal.ZERO));
            return rate.rate().compareTo(here.rate()) == 0
                    && rate.name().equals(here.name())
                    && jurisdictions(rate).equals(jurisdictions(here));
        });
    }

    private static List<String> jurisdictions(TaxRules.Rate rate) {
        return rate.levies().stream()
                .flatMap(levy -> Stream.ofNullable(levy.jurisdiction()))
                .toList();
    }

    /// The lines of a group that are not canceled as a whole.
    private Stream<OrderLine> live(@Nullable UUID group) {
        return order.order().lines().all().stream()
                .filter(line -> Objects.equals(line.groupId(), group) && line.canceled() < line.quantity());
    }

    /// Prices units of a line by the taxes with which it was sold.
    LinePricing stored(OrderLine line) {
        var group = line.groupId();
        return LinePricing.of(
                line, before.line(line.lineId()).orElseThrow(), before.pricesIncludeTax(group), rounding(group));
    }

    @Nullable
    Rounding rounding(@Nullable UUID group) {
        return group == null
                ? before.taxRounding()
                : before.group(group).map(OrderTerms.Group::taxRounding).orElse(null);
    }

    /// Prices units of a line by the taxes that it has after the edit.
    LinePricing pricing(OrderLine line) {
        var stored = stored(line);
        return isRetaxed(line.groupId()) ? stored.by(rules(line.groupId())) : stored;
    }

    /// Returns a price of a line as the buyer sees it after the edit.
    Money shown(OrderLine line, Money amount) {
        return isRetaxed(line.groupId()) ? stored(line).shownBy(pricing(line), amount) : amount;
    }

    /// The groups whose available shipping methods must be known.
    List<@Nullable UUID> offered() {
        return before.places().stream()
                .filter(group -> requests.shipping().containsKey(group)
                        || requests.addresses().containsKey(group)
                                && before.charge(group) != null
                                && !before.destination(group).equals(after.destination(group)))
                .toList();
    }

    /// The pointer of the action that concerns a group.
    String at(@Nullable UUID group) {
        return requests.at(group);
    }

    OrderTerms after() {
        return after;
    }

    /// Adds the moves to the changes of items.
    ///
    /// @param offers the shipping methods by group
    /// @param actor who agrees prices of shipping
    EditPlan apply(EditPlan plan, Map<@Nullable UUID, Shipping.Offer> offers, String actor) {
        if (requests.isEmpty()) {
            return plan;
        }
        var removed = new HashMap<UUID, EditPlan.RemovedUnits>();
        plan.removed().forEach(units -> removed.put(units.lineId(), units));
        var added = new ArrayList<>(plan.added());
        var places = new ArrayList<Place>();
        for (var group : before.places()) {
            var moving = new MovingPlace(this, order, group, plan);
            var shipping = new MovedShipping(this, moving, requests.shipping().get(group), actor)
                    .charge(offers.getOrDefault(group, Shipping.Offer.NONE));
            var taxed = moving.taxed(isRetaxed(group), shipping);
            if (isRetaxed(group)) {
                moving.remove(removed);
                added.addAll(taxed.lines());
            }
            var address = address(requests.addresses().get(group), group);
            var taxes = isMoved(group) ? taxes(group) : null;
            if (address.isPresent() || taxes != null || taxed.shipping() != null) {
                places.add(new Place(group, before.address(group), address.orElse(null), taxes, taxed.shipping()));
            }
        }
        boolean isMoved = before.places().stream().anyMatch(this::isMoved);
        var billing = requests.billing() == null ? null : requests.billing().address();
        return new EditPlan(
                List.copyOf(removed.values()),
                List.copyOf(added),
                new EditMove(
                        order.order().facts().edits(),
                        List.copyOf(places),
                        before.billingAddress(),
                        Objects.equals(billing, before.billingAddress()) ? null : billing,
                        isMoved ? taxNotes() : null,
                        isMoved ? exemption() : null));
    }

    private Optional<Address> address(@Nullable Moved moved, @Nullable UUID group) {
        return Optional.ofNullable(moved).map(Moved::address).filter(address -> !address.equals(before.address(group)));
    }

    private Taxes taxes(@Nullable UUID group) {
        var there = rules(group);
        var settings = there.settings();
        return new Taxes(
                there.hasZone() ? there.zone() : null,
                there.pricesIncludeTax(),
                new Rounding(
                        settings.rounding().name(),
                        settings.roundingMode().name(),
                        settings.roundingTarget().name()),
                there.decision().treatment(),
                isRetaxed(group));
    }

    private @Nullable TaxExemptionProof exemption() {
        return before.places().stream()
                .flatMap(group -> Stream.ofNullable(rules(group).decision().exemption()))
                .findFirst()
                .orElse(null);
    }

    private List<TaxNote> taxNotes() {
        var language = Locale.forLanguageTag(order.order().facts().locale());
        return before.places().stream()
                .filter(group -> live(group).anyMatch(line -> !line.isGiftCard()))
                .flatMap(group -> TaxNote.of(
                        rules(group).decision(),
                        after.destination(group).country(),
                        live(group).anyMatch(OrderLine::shippable),
                        live(group).anyMatch(line -> !line.shippable() && !line.isGiftCard()),
                        language)
                        .stream())
                .distinct()
                .toList();
    }
}
