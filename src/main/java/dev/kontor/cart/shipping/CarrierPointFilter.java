package dev.kontor.cart.shipping;

import dev.kontor.shipping.ShippingGroupId;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The query parameters of the points of a carrier.
record CarrierPointFilter(
        @Parameter(description = "Code of the shipping option.", example = "locker", required = true)
        @NotNull
        @Size(min = 1, max = 64)
        String code,

        @Parameter(description = "Postcode to search near; that of the shipping address if absent.", example = "10115")
        @Nullable
        @Size(min = 1, max = 20)
        String postcode,

        @Parameter(description = "The group of a divided cart; absent for the units that are in no group.") @Nullable
        ShippingGroupId shippingGroupId) {}
