package dev.kontor.identity.passkey;

import io.swagger.v3.oas.annotations.media.Schema;

/// The argument of `PublicKeyCredential.parseRequestOptionsFromJSON` (WebAuthn, 5.5). It names no passkeys: the
/// device offers those that it has for this shop.
///
/// @param timeout milliseconds
public record PasskeyRequestOptions(
        @Schema(example = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k")
        String challenge,

        @Schema(example = "300000") long timeout,
        @Schema(example = "shop.example.com") String rpId,
        @Schema(example = "required") String userVerification) {}
