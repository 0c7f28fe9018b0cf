package dev.kontor.identity.factor;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// Proves that the app has the secret.
record ConfirmMfa(
        @NotNull @Size(max = 6) @Pattern(regexp = "[0-9]{6}") @Schema(example = "492039")
        String code) {

    @Override
    public String toString() {
        return "ConfirmMfa[***]";
    }
}
