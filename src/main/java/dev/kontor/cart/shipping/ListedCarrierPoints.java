package dev.kontor.cart.shipping;

import dev.kontor.shipping.CarrierPoint;
import dev.kontor.shipping.CarrierPoint.Kind;
import dev.kontor.shipping.CarrierPoint.Place;
import dev.kontor.shipping.CarrierProvider.NearbyPoint;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parcel shops and lockers near a place.
///
/// @param carrier name of the carrier
/// @param available false if the carrier does not respond; another shipping option can be selected
/// @param items the nearest first, at most 30
record ListedCarrierPoints(
        @Schema(example = "dhl") String carrier,
        @Schema(example = "true") boolean available,
        List<Item> items) {

    /// A parcel shop or locker.
    ///
    /// @param id selects it
    /// @param openingHours text of the carrier, one line each; empty if it returns none
    /// @param distanceMeters from the postcode; absent if the carrier does not know it
    /// @param position absent if the carrier does not know it
    @Schema(name = "ListedCarrierPoint")
    record Item(
            @Schema(example = "8003-4117") String id,
            Kind kind,
            @Schema(example = "Kiosk am Markt") String name,
            Place address,
            @Schema(example = "[\"Mon-Fri 08:00-18:00\"]") List<String> openingHours,
            @Nullable @Schema(example = "350") Integer distanceMeters,
            @Nullable Position position) {

        static Item of(NearbyPoint nearby) {
            CarrierPoint point = nearby.point();
            var position = nearby.position();
            return new Item(
                    point.id(),
                    point.kind(),
                    point.name(),
                    point.address(),
                    point.openingHours(),
                    nearby.distanceMeters(),
                    position == null ? null : new Position(position.latitude(), position.longitude()));
        }
    }

    /// A position in degrees (WGS 84).
    @Schema(name = "GeoPosition")
    record Position(
            @Schema(example = "52.532") BigDecimal latitude,
            @Schema(example = "13.3849") BigDecimal longitude) {}
}
