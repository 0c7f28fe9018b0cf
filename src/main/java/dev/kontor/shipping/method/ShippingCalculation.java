package dev.kontor.shipping.method;

import dev.kontor.shared.address.Countries;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.ShippingComponent;
import dev.kontor.shipping.Shipping.Contents;
import dev.kontor.shipping.Shipping.Parcel;
import dev.kontor.shipping.ShippingExclusion;
import dev.kontor.shipping.ShippingRule;
import dev.kontor.shipping.ShippingRule.Basis;
import dev.kontor.shipping.carrier.CarrierPrice;
import dev.kontor.shipping.method.ProfileRates.Combination;
import dev.kontor.shipping.method.ShippingQuote.Excluded;
import dev.kontor.shipping.method.ShippingTariff.Charge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Calculates the price of a parcel by a method: the rates of each shipping profile, combined, and surcharges.
final class ShippingCalculation {

    private final ShippingMethod method;
    private final Parcel parcel;
    private final List<PostcodeMatch> postcodes;

    private ShippingCalculation(ShippingMethod method, Parcel parcel, List<PostcodeMatch> postcodes) {
        this.method = method;
        this.parcel = parcel;
        this.postcodes = postcodes;
    }

    /// @param parcel into the zone of the method
    /// @param postcodes which lists of the method contain the destination
    /// @param carried price that the carrier charges; absent if no carrier determines the price
    static ShippingQuote of(
            ShippingMethod method, Parcel parcel, List<PostcodeMatch> postcodes, @Nullable CarrierPrice carried) {
        var calculation = new ShippingCalculation(method, parcel, postcodes);
        return calculation.unavailable().<ShippingQuote>map(Excluded::new).orElseGet(() -> calculation.quote(carried));
    }

    /// Whether the conditions of the method allow the parcel, regardless of the price.
    static boolean isAvailable(ShippingMethod method, Parcel parcel, List<PostcodeMatch> postcodes) {
        return new ShippingCalculation(method, parcel, postcodes).unavailable().isEmpty();
    }

    private Optional<ShippingExclusion> unavailable() {
        var conditions = method.conditions();
        if (!method.active()) {
            return Optional.of(ShippingExclusion.NOT_ACTIVE);
        }
        boolean isPickup = method.kind() == ShippingKind.PICKUP;
        if (isPickup != (parcel.pickup() != null)) {
            return Optional.of(isPickup ? ShippingExclusion.PICKUP_ONLY : ShippingExclusion.NOT_FOR_PICKUP);
        }
        if (!conditions.inChannels().isEmpty()
                && !conditions.inChannels().contains(parcel.buyer().channel())) {
            return Optional.of(ShippingExclusion.OTHER_CHANNEL);
        }
        if (!conditions.inGroups().isEmpty()
                && conditions.inGroups().stream().noneMatch(parcel.buyer().groups()::contains)) {
            return Optional.of(ShippingExclusion.OTHER_CUSTOMER_GROUP);
        }
        if (PostcodeMatch.isNotServed(postcodes)) {
            return Optional.of(ShippingExclusion.POSTCODE_NOT_SERVED);
        }
        if (PostcodeMatch.isMissing(postcodes)
                && !Countries.requiresPostcode(parcel.destination().country())) {
            return Optional.of(ShippingExclusion.POSTCODE_MISSING);
        }
        return PostcodeMatch.isMatched(postcodes, PostcodeMatch.EXCEPT)
                ? Optional.of(ShippingExclusion.POSTCODE_EXCLUDED)
                : Optional.empty();
    }

    /// The price of the contents of one profile.
    ///
    /// @param profile absent for items without a profile
    private record Share(@Nullable String profile, Combination combination, Charge charge) {}

    private ShippingQuote quote(@Nullable CarrierPrice carried) {
        var rate = method.carrierRate();
        if (rate == null || carried == null) {
            return quote();
        }
        return switch (carried) {
            case CarrierPrice.Priced(var price) -> carried(price, rate);
            case CarrierPrice.FallBack _ -> quote();
            case CarrierPrice.Excluded(var reason) -> new Excluded(reason);
        };
    }

    /// The carrier's price with markup and surcharges. It is for the whole parcel, so that it is free only if all
    /// items are without a profile.
    private ShippingQuote carried(Money price, CarrierRate rate) {
        var surcharges = surcharges();
        if (surcharges.isEmpty()) {
            return new Excluded(ShippingExclusion.NO_PRICE_IN_CURRENCY);
        }
        var charged = new ArrayList<ShippingComponent>();
        charged.add(ShippingComponent.plain(ShippingComponent.Kind.CARRIER, price));
        var markup = rate.markupOn(price);
        if (markup.isPositive()) {
            charged.add(ShippingComponent.plain(ShippingComponent.Kind.MARKUP, markup));
        }
        var whole = Money.sum(price.currency(), values(charged))
                .plus(Money.sum(price.currency(), values(surcharges.get())));
        var limit = parcel.contents().stream().allMatch(contents -> contents.profile() == null)
                ? freeAbove()
                : Optional.<Money>empty();
        var components = new ArrayList<>(limit.isPresent() ? List.<ShippingComponent>of() : charged);
        components.addAll(surcharges.get());
        return new ShippingQuote.Offered(
                Money.sum(price.currency(), values(components)),
                new ShippingRule(
                        limit.isPresent() ? Basis.FREE_ABOVE : Basis.CARRIER_RATE,
                        whole,
                        null,
                        limit.orElse(null),
                        components));
    }

    private ShippingQuote quote() {
        var currency = parcel.value().currency();
        var shares = new ArrayList<Share>();
        for (var contents : parcel.contents()) {
            var rates = rates(contents.profile());
            if (rates.isEmpty()) {
                return new Excluded(
                        contents.profile() == null && method.profiles().isEmpty()
                                ? ShippingExclusion.NO_PRICE_IN_CURRENCY
                                : ShippingExclusion.PROFILE_NOT_CARRIED);
            }
            var inCurrency = rates.stream()
                    .filter(rate -> rate.price().currency().equals(currency))
                    .toList();
            if (inCurrency.isEmpty()) {
                return new Excluded(ShippingExclusion.NO_PRICE_IN_CURRENCY);
            }
            var charge = ShippingTariff.charge(method.kind(), inCurrency, contents, method.packagingGrams());
            if (charge.isEmpty()) {
                return new Excluded(method.kind().exceeded());
            }
            shares.add(new Share(contents.profile(), combination(contents), charge.get()));
        }
        return surcharges()
                .<ShippingQuote>map(surcharges -> offer(shares, surcharges))
                .orElseGet(() -> new Excluded(ShippingExclusion.NO_PRICE_IN_CURRENCY));
    }

    private ShippingQuote.Offered offer(List<Share> shares, List<ShippingComponent> surcharges) {
        var currency = parcel.value().currency();
        var all = counted(shares);
        var rate = Money.sum(currency, amounts(all)).plus(Money.sum(currency, values(surcharges)));
        var plain = shares.stream().filter(share -> share.profile() == null).findFirst();
        var limit = plain.isEmpty() ? Optional.<Money>empty() : freeAbove();
        var paid = limit.isEmpty()
                ? all
                : counted(
                        shares.stream().filter(share -> share.profile() != null).toList());
        var components = new ArrayList<ShippingComponent>();
        paid.forEach(share -> components.addAll(share.charge().components()));
        components.addAll(surcharges);
        var price = Money.sum(currency, values(components));
        var upToGrams = shares.size() == 1
                ? shares.getFirst().charge().rate().upToGrams()
                : plain.map(share -> share.charge().rate().upToGrams()).orElse(null);
        return new ShippingQuote.Offered(
                price,
                new ShippingRule(
                        limit.isPresent() ? Basis.FREE_ABOVE : method.kind().basis(),
                        rate,
                        upToGrams,
                        limit.orElse(null),
                        isSingle(components) ? List.of() : components));
    }

    /// The shares that make the price: each that is added, and the highest of the others.
    private static List<Share> counted(List<Share> shares) {
        var counted = new ArrayList<Share>();
        shares.stream()
                .filter(share -> share.combination() == Combination.HIGHEST)
                .max(Comparator.comparing(share -> share.charge().amount()))
                .ifPresent(counted::add);
        shares.stream().filter(share -> share.combination() == Combination.SUM).forEach(counted::add);
        return counted;
    }

    /// Whether the rule describes the price without its components.
    private boolean isSingle(List<ShippingComponent> components) {
        return components.size() == 1
                && components.getFirst().profile() == null
                && components.getFirst().kind() == ShippingComponent.Kind.RATE
                && (method.kind().measure() == null || method.kind() == ShippingKind.BY_WEIGHT);
    }

    private Optional<Money> freeAbove() {
        return method.freeAbove().stream()
                .filter(limit -> limit.currency().equals(parcel.value().currency())
                        && !parcel.value().isLessThan(limit))
                .findFirst();
    }

    /// @return empty if one has no price in the currency
    private Optional<List<ShippingComponent>> surcharges() {
        var surcharges = new ArrayList<ShippingComponent>();
        for (int position = 0; position < method.surcharges().size(); position++) {
            if (PostcodeMatch.isMatched(postcodes, position)) {
                var surcharge = method.surcharges().get(position);
                var price = surcharge.price(parcel.value().currency());
                if (price.isEmpty()) {
                    return Optional.empty();
                }
                surcharges.add(ShippingComponent.surcharge(price.get(), surcharge.name()));
            }
        }
        return Optional.of(surcharges);
    }

    /// @return empty if the method does not ship items of the profile
    private List<ShippingRate> rates(@Nullable String profile) {
        return profile == null
                ? method.rates()
                : method.profile(profile).map(ProfileRates::rates).orElse(List.of());
    }

    private Combination combination(Contents contents) {
        var profile = contents.profile();
        return profile == null
                ? Combination.HIGHEST
                : method.profile(profile).map(ProfileRates::combination).orElse(Combination.SUM);
    }

    private static List<Money> amounts(List<Share> shares) {
        return shares.stream().map(share -> share.charge().amount()).toList();
    }

    private static List<Money> values(List<ShippingComponent> components) {
        return components.stream().map(ShippingComponent::amount).toList();
    }
}
