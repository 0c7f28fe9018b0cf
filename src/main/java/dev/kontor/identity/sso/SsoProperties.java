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

/// The OpenID Connect issuers at which staff and customers may sign in.
///
/// @param providers the issuers, each under a short name used in paths
/// @param flowLifetime how long a sign-in at an issuer may take
/// @param connectTimeout how long to wait for a connection to an issuer
/// @param readTimeout how long to wait for a response of an issuer
@Validated
@ConfigurationProperties("kontor.identity.sso")
record SsoProperties(
        @DefaultValue Map<String, @Valid Provider> providers,
        @DefaultValue("10m") @NotNull Duration flowLifetime,
        @DefaultValue("2s") @NotNull Duration connectTimeout,
        @DefaultValue("5s") @NotNull Duration readTimeout) {

    /// An issuer.
    ///
    /// @param issuer its URL, from which everything else is discovered
    /// @param title the label of the button
    /// @param clientId Kontor's client id there
    /// @param clientSecret Kontor's client secret there; a public client has none
    /// @param scopes to request
    /// @param audiences who may sign in there: `admin` (staff), `store` (customers)
    /// @param adminRedirectUri page of the back office to which the issuer redirects staff
    /// @param storeRedirectUri page of the front end to which the issuer redirects customers
    /// @param allowSignUp whether new users get an account; staff only if a claim maps to a role
    /// @param roleClaim claim that lists groups or roles; a path such as `realm_access.roles` leads into objects
    /// @param roles maps its values to roles of the shop; these roles are replaced at each sign-in
    /// @param requiredAcr one of these must be the `acr` of the sign-in; any if empty
    /// @param maxAge maximum age of the issuer's authentication; it asks again for an older one
    /// @param assumeFresh whether a sign-in there counts as a recent authentication if the issuer does not
    ///     report `auth_time`
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
