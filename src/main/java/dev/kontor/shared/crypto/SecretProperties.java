package dev.kontor.shared.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// The installation's only secret.
///
/// @param key at least 32 characters; every key that Kontor signs or encrypts with is derived from it. Local
///     mode generates it at the first start, otherwise it must be configured. All replicas share it.
@Validated
@ConfigurationProperties("kontor.secret")
record SecretProperties(@NotNull @Size(min = 32, max = 512) String key) {

    @Override
    public String toString() {
        return "SecretProperties[key=***]";
    }
}
