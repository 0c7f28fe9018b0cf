package dev.kontor.identity.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Accepts an invitation.
///
/// @param token the secret of the link in the mail
/// @param name shown in timelines
record AcceptInvitation(
        @NotBlank @Size(max = 100) @Schema(example = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k")
        String token,

        @NotBlank @Size(max = 200) @Schema(example = "Grace Hopper")
        String name,

        @NotNull @Size(min = 1, max = 128) @Schema(example = "a ship in port is safe", format = "password")
        String password) {

    @Override
    public String toString() {
        return "AcceptInvitation[***]";
    }
}
