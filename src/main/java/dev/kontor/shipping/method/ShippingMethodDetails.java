package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.Versioned;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingZoneId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A shipping method with all its fields, for staff.
record ShippingMethodDetails(
        ShippingMethodId id,
        @Schema(example = "3") long version,
        @Schema(example = "standard") String code,
        ShippingZoneId zoneId,
        @Schema(example = "{\"en\":\"Standard\"}") Map<String, String> names,
        ShippingKind kind,
        List<ShippingRate> rates,
        List<Money> freeAbove,
        @Schema(example = "2") int minDays,
        @Schema(example = "4") int maxDays,
        @Schema(example = "standard") String taxCategory,
        @Schema(example = "true") boolean active,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static ShippingMethodDetails of(ShippingMethod method) {
        return new ShippingMethodDetails(
                method.id(),
                method.version(),
                method.code(),
                method.zoneId(),
                method.names(),
                method.kind(),
                method.rates(),
                method.freeAbove(),
                method.minDays(),
                method.maxDays(),
                method.taxCategory(),
                method.active(),
                method.createdAt(),
                method.updatedAt());
    }
}
