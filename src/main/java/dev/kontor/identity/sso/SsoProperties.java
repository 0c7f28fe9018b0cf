package dev.kontor.identity.sso;

import dev.kontor.identity.token.Audience;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// At which OpenID Connect issuers staff and customers may sign in.
///
/// @param providers the issuers, each under a short name that stands in the paths
/// @param flowLifetime how long a sign-in at an issuer may take
/// @param connectTimeout how long to wait for a connection to an issuer
/// @param readTimeout how long to wait for an answer of an issuer
@Validated
@ConfigurationProperties("kontor.identity.sso")
record SsoProperties(
        @DefaultValue Map<String, @Valid Provider> providers,
        @DefaultValue("10m") @NotNull Duration flowLifetime,
        @DefaultValue("2s") @NotNull Duration connectTimeout,
        @DefaultValue("5s") @NotNull Duration readTimeout) {

    /// An issuer.
    ///
    /// @param issuer its address, from which everything else is discovered
    /// @param title what people read on the button
    /// @param clientId as whom Kontor is registered there
    /// @param clientSecret of Kontor there; a public client has none
    /// @param scopes to ask for
    /// @param audiences who may come from there: `admin` (staff), `store` (customers)
    /// @param adminRedirectUri page of the back office to which the issuer sends staff back
    /// @param storeRedirectUri page of the front end to which the issuer sends customers back
    /// @param allowSignUp whether whoever is new gets an account; staff only if a claim gives them a role
    /// @param roleClaim claim that lists groups or roles; a path such as `realm_access.roles` leads into
    ///     objects
    /// @param roles which of its values gives which role of the shop; these roles are replaced at each sign-in
    /// @param requiredAcr one of these must be the `acr` of the sign-in; any if empty
    /// @param maxAge how old the last proof at the issuer may be; it asks again for an older one
    /// @param assumeFresh whether a sign-in there is a fresh proof though the issuer does not tell when it last
    ///     asked (no `auth_time`)
    record Provider(
            @NotNull URI issuer,
            @NotBlank String title,
            @NotBlank String clientId,
            @Nullable String clientSecret,

            @DefaultValue({"openid", "email", "profile"}) @NotEmpty
            List<String> scopes,

            @NotEmpty Set<Audience> audiences,
            @Nullable URI adminRedirectUri,
            @Nullable URI storeRedirectUri,
            @DefaultValue("false") boolean allowSignUp,
            @DefaultValue("roles") @NotBlank String roleClaim,
            @DefaultValue Map<String, String> roles,
            @DefaultValue List<String> requiredAcr,
            @DefaultValue("30d") @NotNull Duration maxAge,
            @DefaultValue("false") boolean assumeFresh) {

        @AssertTrue(message = "each of the audiences needs its redirect URI: admin-redirect-uri, store-redirect-uri")
        boolean isReachableBack() {
            return audiences.stream().allMatch(audience -> redirectUri(audience) != null);
        }

        @AssertTrue(message = "the issuer must have an https address; http is for this machine only")
        boolean isIssuerSafe() {
            return "https".equals(issuer.getScheme())
                    || "http".equals(issuer.getScheme())
                            && Set.of("localhost", "127.0.0.1", "[::1]").contains(issuer.getHost());
        }

        @Nullable
        URI redirectUri(Audience audience) {
            return switch (audience) {
                case ADMIN -> adminRedirectUri;
                case STORE -> storeRedirectUri;
            };
        }

        @Override
        public String toString() {
            return "Provider[" + issuer + ", ***]";
        }
    }
}
