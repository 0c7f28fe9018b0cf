package dev.kontor.identity.staff;

import dev.kontor.identity.RoleId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;

/// Adds a staff member.
///
/// @param password 15 to 128 characters of any kind; passwords that are guessed first are rejected
/// @param roles ids of the roles
record CreateStaffMember(
        @NotBlank @Email @Size(max = 254) @Schema(example = "grace@example.com")
        String email,

        @NotBlank @Size(max = 200) @Schema(example = "Grace Hopper")
        String name,

        @NotNull @Size(max = 128) @Schema(example = "a ship in port is safe", format = "password")
        String password,

        @NotNull @Size(max = 20) Set<@NotNull RoleId> roles) {

    @Override
    public String toString() {
        return "CreateStaffMember[***]";
    }
}
