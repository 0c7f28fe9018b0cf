package dev.kontor.identity.invitation;

import dev.kontor.identity.RoleId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;

/// Invites a person to join the staff.
///
/// @param roles ids of the assigned roles
record InviteStaff(
        @NotBlank @Email @Size(max = 254) @Schema(example = "grace@example.com")
        String email,

        @NotNull @Size(max = 20) Set<@NotNull RoleId> roles) {}
