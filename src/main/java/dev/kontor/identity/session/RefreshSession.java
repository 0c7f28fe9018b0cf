package dev.kontor.identity.session;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Continues a session.
///
/// @param refreshToken the refresh token of the last sign-in or refresh
record RefreshSession(
        @NotBlank
        @Size(max = 200)
        @Schema(example = "rt_AZQAAAAAcACAAAAAAAAAAQAAAAAAAAAAq83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4mrze8BI0VniQ")
        String refreshToken) {

    @Override
    public String toString() {
        return "RefreshSession[***]";
    }
}
