package dev.kontor.identity.passkey;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adds a passkey that the device has just created.
///
/// @param name the name its owner gives it
record RegisterPasskey(
        @NotBlank @Size(max = 100) @Schema(example = "Ada's laptop")
        String name,

        @NotNull @Valid NewCredential credential) {

    /// `credential.toJSON()` in the browser (WebAuthn, 5.1).
    record NewCredential(
            @NotNull
            @Size(min = 1, max = 1400)
            @Pattern(regexp = PasskeyAssertion.BASE64URL)
            @Schema(example = "AZQAAAAAcACAAAAAAAAAAQ")
            String id,

            @NotNull
            @Size(min = 1, max = 1400)
            @Pattern(regexp = PasskeyAssertion.BASE64URL)
            @Schema(example = "AZQAAAAAcACAAAAAAAAAAQ")
            String rawId,

            @NotNull @Size(max = 20) @Pattern(regexp = "public-key") @Schema(example = "public-key")
            String type,

            @Nullable @Size(max = 40) @Schema(example = "platform")
            String authenticatorAttachment,

            @Nullable @Size(max = 20) Map<String, Object> clientExtensionResults,
            @NotNull @Valid Attestation response) {}

    /// The authenticator's statement about the new key.
    ///
    /// @param publicKeyAlgorithm COSE algorithm (RFC 9053)
    record Attestation(
            @NotNull
            @Size(min = 1, max = 8000)
            @Pattern(regexp = PasskeyAssertion.BASE64URL)
            @Schema(example = "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIn0")
            String clientDataJSON,

            @NotNull
            @Size(min = 1, max = 60_000)
            @Pattern(regexp = PasskeyAssertion.BASE64URL)
            @Schema(example = "o2NmbXRkbm9uZWdhdHRTdG10oA")
            String attestationObject,

            @Nullable @Size(max = 10) List<@NotNull @Size(max = 40) String> transports,

            @Nullable @Size(max = 60_000) @Pattern(regexp = PasskeyAssertion.BASE64URL)
            String authenticatorData,

            @Nullable @Size(max = 8000) @Pattern(regexp = PasskeyAssertion.BASE64URL)
            String publicKey,

            @Nullable @Min(-65_536) @Max(65_535) @Schema(example = "-7")
            Integer publicKeyAlgorithm) {}
}
