package dev.kontor.shared.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The installation's only secret.
///
/// @param key at least 32 characters; every key that Kontor signs or encrypts with is derived from it. Local
///     mode generates it at the first start, otherwise it must be configured. All replicas share it.
/// @param acceptedKeys further secrets that are read but not written with, while the secret is replaced: the next one
///     before the change, the former one after it (docs/security.md)
@Validated
@ConfigurationProperties("kontor.secret")
record SecretProperties(
        @NotNull @Size(min = 32, max = 512) String key,
        @DefaultValue @Size(max = 10) List<@Size(min = 32, max = 512) String> acceptedKeys) {

    @Override
    public String toString() {
        return "SecretProperties[***]";
    }
}
