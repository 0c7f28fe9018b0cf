package dev.kontor.shipping.method;

import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingZoneId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/// A shipping method in a list, with the number of its parts, of which there can be thousands.
///
/// @param code internal code, not shown to buyers
/// @param rateCount number of prices, in all currencies and profiles
/// @param profileCount number of shipping profiles with separate rates
/// @param surchargeCount number of surcharges
/// @param postcodeRangeCount number of postcode ranges in all conditions and surcharges
record ShippingMethodSummary(
        ShippingMethodId id,
        @Schema(example = "3") long version,
        @Schema(example = "standard") String code,
        ShippingZoneId zoneId,
        @Schema(example = "{\"en\":\"Standard\"}") Map<String, String> names,
        ShippingKind kind,
        @Schema(example = "9") long rateCount,
        @Schema(example = "1") long profileCount,
        @Schema(example = "1") long surchargeCount,
        @Schema(example = "2") long postcodeRangeCount,
        @Schema(example = "2") int minDays,
        @Schema(example = "4") int maxDays,
        @Schema(example = "standard") String taxCategory,
        @Schema(example = "true") boolean active,
        Instant createdAt,
        Instant updatedAt) {}
