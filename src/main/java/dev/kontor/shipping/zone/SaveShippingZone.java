package dev.kontor.shipping.zone;

import dev.kontor.shared.address.Area;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// The editable fields of a shipping zone.
record SaveShippingZone(
        @NotBlank @Size(max = 100) @Schema(example = "Germany")
        String name,

        @NotNull @Size(max = 500) List<@NotNull @Valid Area> areas) {}
