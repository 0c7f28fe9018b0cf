package dev.kontor.identity.passkey;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The device's response for a sign-in: `credential.toJSON()` in the browser (WebAuthn, 5.1).
public record PasskeyAssertion(
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
        @NotNull @Valid Response response) {

    static final String BASE64URL = "[A-Za-z0-9_-]*";

    /// The data that the authenticator signed.
    public record Response(
            @NotNull
            @Size(min = 1, max = 8000)
            @Pattern(regexp = BASE64URL)
            @Schema(example = "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0")
            String clientDataJSON,

            @NotNull
            @Size(min = 1, max = 8000)
            @Pattern(regexp = BASE64URL)
            @Schema(example = "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAQ")
            String authenticatorData,

            @NotNull @Size(min = 1, max = 2000) @Pattern(regexp = BASE64URL) @Schema(example = "MEUCIQDkc2lnbmF0dXJl")
            String signature,

            @Nullable @Size(max = 100) @Pattern(regexp = BASE64URL) @Schema(example = "AZQAAAAAcACAAAAAAAAAAQ")
            String userHandle,

            @Nullable @Size(max = 60_000) @Pattern(regexp = BASE64URL)
            String attestationObject) {}
}
