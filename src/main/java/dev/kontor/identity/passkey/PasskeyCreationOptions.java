package dev.kontor.identity.passkey;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;

/// The argument of `PublicKeyCredential.parseCreationOptionsFromJSON` (WebAuthn, 5.4).
///
/// @param timeout milliseconds
record PasskeyCreationOptions(
        RelyingPartyEntity rp,
        UserEntity user,

        @Schema(example = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k")
        String challenge,

        List<KeyKind> pubKeyCredParams,
        @Schema(example = "300000") long timeout,
        List<KnownPasskey> excludeCredentials,
        Selection authenticatorSelection,
        @Schema(example = "none") String attestation) {

    record RelyingPartyEntity(
            @Schema(example = "shop.example.com") String id,
            @Schema(example = "Kontor Demo Shop") String name) {}

    record UserEntity(
            @Schema(example = "AZQAAAAAcACAAAAAAAAAAQ") String id,
            @Schema(example = "owner@example.com") String name,
            @Schema(example = "Olivia Owner") String displayName) {}

    record KeyKind(
            @Schema(example = "public-key") String type,

            @Schema(description = "COSE algorithm.", example = "-7")
            long alg) {}

    record KnownPasskey(
            @Schema(example = "public-key") String type,
            @Schema(example = "AZQAAAAAcACAAAAAAAAAAQ") String id) {}

    record Selection(
            @Schema(example = "required") String residentKey,
            boolean requireResidentKey,
            @Schema(example = "required") String userVerification) {}

    static PasskeyCreationOptions of(PublicKeyCredentialCreationOptions options, List<KnownPasskey> known) {
        return new PasskeyCreationOptions(
                new RelyingPartyEntity(
                        String.valueOf(options.getRp().getId()), options.getRp().getName()),
                new UserEntity(
                        options.getUser().getId().toBase64UrlString(),
                        options.getUser().getName(),
                        String.valueOf(options.getUser().getDisplayName())),
                options.getChallenge().toBase64UrlString(),
                options.getPubKeyCredParams().stream()
                        .map(kind -> new KeyKind(
                                kind.getType().getValue(), kind.getAlg().getValue()))
                        .toList(),
                ChallengeRepository.LIFETIME.toMillis(),
                known,
                new Selection("required", true, "required"),
                "none");
    }
}
