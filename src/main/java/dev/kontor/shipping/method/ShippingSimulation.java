package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.ShippingComponent;
import dev.kontor.shipping.Shipping.Parcel;
import dev.kontor.shipping.ShippingExclusion;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingZoneId;
import dev.kontor.shipping.method.ShippingMethodRepository.FoundMethod;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The shipping methods for a parcel, and why others are not available.
///
/// @param zoneId the zone of the destination; absent if no zone contains it
/// @param options the cheapest first
record ShippingSimulation(@Nullable ShippingZoneId zoneId, List<Option> options, List<Excluded> excluded) {

    /// A method that is available for the parcel.
    ///
    /// @param components parts of the price; empty if it is a single flat price or that of a band by weight
    @Schema(name = "SimulatedShippingOption")
    record Option(
            ShippingMethodId methodId,
            @Schema(example = "standard") String code,
            @Schema(example = "Standard") String name,
            Money price,
            List<ShippingComponent> components) {}

    /// A method that is not available for the parcel.
    @Schema(name = "ExcludedShippingMethod")
    record Excluded(
            ShippingMethodId methodId,
            @Schema(example = "express") String code,
            ShippingExclusion reason) {}

    static boolean isThere(Optional<ShippingZoneId> zone, ShippingMethod method) {
        return zone.filter(method.zoneId()::equals).isPresent();
    }

    static ShippingSimulation of(
            List<FoundMethod> methods, Optional<ShippingZoneId> zone, Parcel parcel, CarriedPrices.Found prices) {
        var locale = parcel.locale();
        var options = new ArrayList<Option>();
        var excluded = new ArrayList<Excluded>();
        for (var found : methods) {
            var method = found.method();
            var quote = isThere(zone, method)
                    ? ShippingCalculation.of(method, parcel, found.postcodeMatches(), prices.of(method, parcel))
                    : new ShippingQuote.Excluded(ShippingExclusion.OTHER_ZONE);
            switch (quote) {
                case ShippingQuote.Offered offered ->
                    options.add(new Option(
                            method.id(),
                            method.code(),
                            method.name(locale, locale),
                            offered.price(),
                            offered.rule().components()));
                case ShippingQuote.Excluded(var reason) ->
                    excluded.add(new Excluded(method.id(), method.code(), reason));
            }
        }
        options.sort(Comparator.comparing(Option::price).thenComparing(Option::code));
        return new ShippingSimulation(zone.orElse(null), List.copyOf(options), List.copyOf(excluded));
    }
}
