package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.Versioned;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingZoneId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A shipping method with all its fields, for staff.
///
/// @param carrierRate absent if `rates` determine the price
/// @param deliversTo whether the buyer selects a point of the carrier
@Schema(name = "ShippingMethodDetails")
record ShippingMethod(
        ShippingMethodId id,
        @Schema(example = "3") long version,
        @Schema(example = "standard") String code,
        ShippingZoneId zoneId,
        @Schema(example = "{\"en\":\"Standard\"}") Map<String, String> names,
        ShippingKind kind,
        @Nullable CarrierRate carrierRate,
        DeliveryPlace deliversTo,
        List<ShippingRate> rates,
        @Schema(example = "150") int packagingGrams,
        List<ProfileRates> profiles,
        List<Money> freeAbove,
        List<ShippingSurcharge> surcharges,
        ShippingConditions conditions,
        DeliverySchedule schedule,
        @Schema(example = "2") int minDays,
        @Schema(example = "4") int maxDays,
        @Schema(example = "standard") String taxCategory,
        @Schema(example = "true") boolean active,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    /// The carrier whose points the buyer selects from; empty if parcels go to the buyer's address.
    Optional<String> pointCarrier() {
        return deliversTo == DeliveryPlace.CARRIER_POINT
                ? Optional.ofNullable(carrierRate).map(CarrierRate::carrier)
                : Optional.empty();
    }

    /// The rates for items with the profile.
    Optional<ProfileRates> profile(String profile) {
        return profiles.stream()
                .filter(rates -> rates.profile().equals(profile))
                .findFirst();
    }

    /// Returns the name in the language, else in the fallback, else in any language.
    String name(Locale locale, Locale fallback) {
        for (var tag : List.of(
                locale.toLanguageTag(), locale.getLanguage(), fallback.toLanguageTag(), fallback.getLanguage())) {
            var name = names.get(tag);
            if (name != null) {
                return name;
            }
        }
        return names.entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElse(code);
    }
}
