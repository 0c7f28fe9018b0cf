package dev.kontor.shipping.method;

import dev.kontor.shipping.ShippingZoneId;
import org.jspecify.annotations.Nullable;

/// Filters the list of shipping methods.
///
/// @param zoneId only methods of this zone
/// @param active only active (`true`) or inactive (`false`) methods
record ShippingMethodFilter(
        @Nullable ShippingZoneId zoneId, @Nullable Boolean active) {}
