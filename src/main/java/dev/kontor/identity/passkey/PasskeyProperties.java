package dev.kontor.identity.passkey;

import dev.kontor.shared.shop.Shop;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The web sites of passkeys.
///
/// @param relyingPartyId the domain that passkeys belong to; the host of `kontor.shop.public-url` if absent.
///     Passkeys of one domain are invalid for another
/// @param origins of front ends that use passkeys, such as `https://admin.example.com`, in addition to that of
///     `kontor.shop.public-url`
@Validated
@ConfigurationProperties("kontor.identity.passkeys")
record PasskeyProperties(
        @Nullable @Size(max = 253) String relyingPartyId,
        @DefaultValue @NotNull @Size(max = 20) List<@NotNull URI> origins) {

    String relyingParty(Shop shop) {
        return Objects.requireNonNullElse(relyingPartyId, shop.publicUrl().getHost());
    }

    Set<String> allowedOrigins(Shop shop) {
        var allowed = new LinkedHashSet<String>();
        allowed.add(origin(shop.publicUrl()));
        origins.forEach(origin -> allowed.add(origin(origin)));
        return allowed;
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
