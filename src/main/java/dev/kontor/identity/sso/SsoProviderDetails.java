package dev.kontor.identity.sso;

import io.swagger.v3.oas.annotations.media.Schema;

/// A sign-in issuer.
record SsoProviderDetails(
        @Schema(description = "The name used in paths.", example = "keycloak")
        String name,

        @Schema(description = "The label of the button.", example = "Company account")
        String title) {}
