package dev.kontor.identity.staff;

import dev.kontor.identity.RoleId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;

/// Changes a staff member. The list of roles is replaced as a whole.
///
/// @param roles ids of the roles
record ChangeStaffMember(
        @NotBlank @Email @Size(max = 254) @Schema(example = "grace@example.com")
        String email,

        @NotBlank @Size(max = 200) @Schema(example = "Grace Hopper")
        String name,

        @NotNull StaffStatus status,
        @NotNull @Size(max = 20) Set<@NotNull RoleId> roles) {}
