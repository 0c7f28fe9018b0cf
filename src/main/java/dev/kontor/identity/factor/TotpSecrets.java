package dev.kontor.identity.factor;

import dev.kontor.identity.StaffId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.SealedColumn;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// Encrypts the secrets of authenticator apps for their rows, and checks codes against them.
@Component
class TotpSecrets {

    private static final String PURPOSE = "totp-secret";

    private final Keyring keyring;
    private final Clock clock;

    TotpSecrets(Keyring keyring, Clock clock) {
        this.keyring = keyring;
        this.clock = clock;
    }

    @Bean
    static SealedColumn sealedConfirmedTotpSecrets() {
        return new SealedColumn(
                "identity.totp", "secret", "staff_id::text", PURPOSE, key -> new StaffId(UUID.fromString(key)).text());
    }

    @Bean
    static SealedColumn sealedPendingTotpSecrets() {
        return new SealedColumn(
                "identity.totp", "pending", "staff_id::text", PURPOSE, key -> new StaffId(UUID.fromString(key)).text());
    }

    byte[] seal(StaffId staff, byte[] secret) {
        return keyring.seal(PURPOSE, secret, staff.text());
    }

    /// The time step of the code; empty if it is wrong.
    OptionalLong step(StaffId staff, byte[] sealed, String code) {
        Optional<byte[]> secret = keyring.open(PURPOSE, sealed, staff.text());
        return secret.isPresent() ? Totp.step(secret.get(), code, clock.instant()) : OptionalLong.empty();
    }
}
