package dev.kontor.shipping;

import dev.kontor.shared.address.Destination;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parcel shop or a locker of a carrier, as the carrier described it when it was selected.
///
/// @param carrier name of the carrier in the settings
/// @param id as the carrier names it
/// @param openingHours text of the carrier, one line each; empty if it returns none
public record CarrierPoint(
        @Schema(example = "dhl") String carrier,
        @Schema(example = "8003-4117") String id,
        Kind kind,
        @Schema(example = "Kiosk am Markt") String name,
        Place address,
        @Schema(example = "[\"Mon-Fri 08:00-18:00\"]") List<String> openingHours) {

    public CarrierPoint {
        openingHours = List.copyOf(openingHours);
    }

    /// The kind of a point.
    @Schema(name = "CarrierPointKind")
    public enum Kind {
        /// Staff hand over parcels.
        SHOP,
        /// A machine that the buyer opens with a code.
        LOCKER
    }

    /// Where a point is.
    ///
    /// @param region ISO 3166-2 subdivision such as `CA`
    /// @param postcode in the format of the country
    /// @param country ISO 3166-1 alpha-2
    @Schema(name = "CarrierPointAddress")
    public record Place(
            @Schema(example = "Marktplatz 3") String line1,
            @Nullable String line2,
            @Schema(example = "Berlin") String city,
            @Nullable @Schema(example = "BE") String region,
            @Nullable @Schema(example = "10115") String postcode,
            @Schema(example = "DE") String country) {}

    /// Whether the carrier can deliver there what is taxed at the destination: the point is in the same
    /// country, and in the same region if both are known.
    public boolean serves(Destination destination) {
        return address.country().equals(destination.country())
                && (address.region() == null
                        || destination.region() == null
                        || address.region().equals(destination.region()));
    }
}
