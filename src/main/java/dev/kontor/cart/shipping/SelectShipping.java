package dev.kontor.cart.shipping;

import dev.kontor.shipping.PickupPointId;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingMethodId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Selects a shipping method. Exactly one of `shippingMethodId` and `code` identifies it.
///
/// @param pickupPointId where the buyer collects the whole cart; the method is of kind `PICKUP` then
/// @param carrierPointId the carrier's parcel shop or locker; for a method whose `carrierPoint` is
///     present. The carrier must deliver there
/// @param shippingGroupId the group of a divided cart; absent for the units that are in no group
@Schema(example = "{\"code\": \"us-standard\"}")
public record SelectShipping(
        @Nullable ShippingMethodId shippingMethodId,

        @Nullable @Size(min = 1, max = 64) @Schema(example = "us-standard")
        String code,

        @Nullable PickupPointId pickupPointId,

        @Nullable @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._:-]{0,59}") @Schema(example = "8003-4117")
        String carrierPointId,

        @Nullable ShippingGroupId shippingGroupId) {}
