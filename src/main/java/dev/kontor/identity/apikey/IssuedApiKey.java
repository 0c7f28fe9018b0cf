package dev.kontor.identity.apikey;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A key with its secret: the only response that shows it.
///
/// @param secret send it as `Authorization: Bearer`, or as the client secret at `/oauth2/token`. It is shown
///     only once. A publishable key has none.
record IssuedApiKey(
        ApiKeyDetails key,

        @Schema(pattern = "^sk_[0-9a-z]{57}$", maxLength = 60) @Nullable
        String secret) {

    @Override
    public String toString() {
        return "IssuedApiKey[" + key.id() + ", ***]";
    }
}
