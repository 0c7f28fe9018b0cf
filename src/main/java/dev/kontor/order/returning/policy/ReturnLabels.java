package dev.kontor.order.returning.policy;

import dev.kontor.shared.address.Address;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/// Settings for buying return labels.
///
/// @param carrier name of the carrier in the settings; its `returns` must be on
/// @param service code of the service, as the carrier names it
/// @param weightGrams weight of a parcel, unless staff state another one
/// @param forBuyers whether buyers can get a label of an approved return themselves
/// @param address where the goods are sent
public record ReturnLabels(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") @Schema(example = "dhl")
        String carrier,

        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}") @Schema(example = "return-parcel")
        String service,

        @NotNull @Min(1) @Max(10_000_000) @Schema(example = "2000")
        Integer weightGrams,

        @NotNull Boolean forBuyers,
        @NotNull @Valid Address address) {

    ReturnLabels to(Address checked) {
        return new ReturnLabels(carrier, service, weightGrams, forBuyers, checked);
    }
}
