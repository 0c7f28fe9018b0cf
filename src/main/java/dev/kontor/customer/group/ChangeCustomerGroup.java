package dev.kontor.customer.group;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The fields of a customer group that can be changed.
///
/// @param code unique; imports refer to the group by it
/// @param description for staff
record ChangeCustomerGroup(
        @Schema(example = "resellers") @NotNull @Size(max = 50) @Pattern(regexp = CustomerGroup.CODE)
        String code,

        @Schema(example = "Resellers") @NotBlank @Size(max = 100)
        String name,

        @Schema(example = "Shops that buy from us.") @Size(max = 500) @Nullable
        String description) {}
