package dev.kontor.shared.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// The one secret of the installation.
///
/// @param key at least 32 characters; every key that Kontor signs or encrypts with is derived from it. In local
///     mode it is made at the first start, elsewhere it must be configured. All replicas share it.
@Validated
@ConfigurationProperties("kontor.secret")
record SecretProperties(@NotNull @Size(min = 32, max = 512) String key) {

    @Override
    public String toString() {
        return "SecretProperties[key=***]";
    }
}
