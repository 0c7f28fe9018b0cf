package dev.kontor.identity.sso;

import io.swagger.v3.oas.annotations.media.Schema;

/// An issuer where one can sign in.
record SsoProviderDetails(
        @Schema(description = "Stands in the paths.", example = "keycloak")
        String name,

        @Schema(description = "For the button.", example = "Company account")
        String title) {}
