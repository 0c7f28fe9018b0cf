package dev.kontor.identity.factor;

import dev.kontor.identity.StaffId;
import dev.kontor.shared.crypto.Keyring;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;
import org.springframework.stereotype.Component;

/// Creates recovery codes of 80 random bits, and the keyed hash under which one is stored.
@Component
class RecoveryCodes {

    static final int COUNT = 10;
    private static final String PURPOSE = "recovery-code";
    private static final int BYTES = 10;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keyring keyring;

    RecoveryCodes(Keyring keyring) {
        this.keyring = keyring;
    }

    static List<String> make() {
        return Stream.generate(RecoveryCodes::one).limit(COUNT).toList();
    }

    /// Ignores case and dashes.
    byte[] hash(StaffId staff, String code) {
        var plain = code.replaceAll("[^A-Za-z2-7]", "").toUpperCase(Locale.ROOT);
        return keyring.sign(PURPOSE, (staff.text() + '/' + plain).getBytes(StandardCharsets.UTF_8));
    }

    private static String one() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base32.toBase32String(bytes).replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }
}
