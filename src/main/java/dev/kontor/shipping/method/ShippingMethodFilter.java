package dev.kontor.shipping.method;

import dev.kontor.shipping.ShippingZoneId;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/// Filters the list of shipping methods.
record ShippingMethodFilter(
        @Parameter(description = "Only methods of this zone.") @Nullable
        ShippingZoneId zoneId,

        @Parameter(description = "Only active (`true`) or inactive (`false`) methods.") @Nullable
        Boolean active) {}
