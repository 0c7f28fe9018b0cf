package dev.kontor.shipping;

import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.util.Optional;

/// Provides pickup points to other modules.
public interface PickupPoints {

    /// Lists the points of a channel in a country that are not closed for good, by name.
    Page<PickupPointInfo> offered(String channel, String country, Listing listing);

    /// Finds a point in any state.
    Optional<PickupPointInfo> find(PickupPointId id);
}
