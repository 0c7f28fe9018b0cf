package dev.kontor.identity.oauth;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The programs at which staff may sign in with their Kontor account (OpenID Connect).
///
/// @param clients the programs, each under a short name; without any, the sign-in does not exist
/// @param sessionLifetime how long the next program needs no new sign-in
@Validated
@ConfigurationProperties("kontor.identity.oauth")
record OauthProperties(
        @DefaultValue Map<String, @Valid Client> clients,
        @DefaultValue("10m") @NotNull Duration sessionLifetime) {

    /// A program.
    ///
    /// @param id its `client_id`
    /// @param title the program's name, shown at the sign-in
    /// @param secretHash SHA-256 of its `client_secret`, in lower case hexadecimal digits; the secret should be
    ///     32 random bytes as text
    /// @param publicClient whether it cannot store a secret, such as an app in a browser or on a phone
    /// @param redirectUris where browsers are redirected afterwards, compared character by character
    /// @param tellRoles whether it receives the user's roles, as claim `roles`
    record Client(
            @NotNull @Pattern(regexp = "(?!key_)[A-Za-z0-9._-]{1,100}")
            String id,

            @NotBlank String title,
            @Nullable @Pattern(regexp = "[0-9a-f]{64}") String secretHash,
            @DefaultValue("false") boolean publicClient,
            @NotEmpty List<@NotNull URI> redirectUris,
            @DefaultValue("false") boolean tellRoles) {

        @AssertTrue(message = "a client has either a secret-hash or is a public-client")
        boolean isAbleToProveItself() {
            return publicClient == (secretHash == null);
        }

        @AssertTrue(message = "redirect URIs must be https without a fragment; http is for this machine only")
        boolean isReachableSafely() {
            return redirectUris.stream().allMatch(Client::isSafe);
        }

        private static boolean isSafe(URI uri) {
            return uri.getHost() != null
                    && uri.getFragment() == null
                    && uri.getUserInfo() == null
                    && ("https".equals(uri.getScheme())
                            || "http".equals(uri.getScheme())
                                    && Set.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost()));
        }

        @Override
        public String toString() {
            return "Client[" + id + ", ***]";
        }
    }

    @AssertTrue(message = "two clients have the same id")
    boolean isUnambiguous() {
        return clients.values().stream().map(Client::id).distinct().count() == clients.size();
    }

    /// Whether any program is configured.
    boolean isProvider() {
        return !clients.isEmpty();
    }
}
