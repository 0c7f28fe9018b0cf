package dev.kontor.identity.sso;

import io.swagger.v3.oas.annotations.media.Schema;

/// A sign-in issuer.
///
/// @param name the name used in paths
/// @param title the label of the button
record SsoProviderDetails(
        @Schema(example = "keycloak") String name,
        @Schema(example = "Company account") String title) {}
