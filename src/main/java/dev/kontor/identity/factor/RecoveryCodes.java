package dev.kontor.identity.factor;

import dev.kontor.identity.StaffId;
import dev.kontor.shared.crypto.Keyring;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;

/// Creates recovery codes of 80 random bits, and the hash under which one is stored. The hash is not keyed: nobody can
/// try 80 bits, and the codes must still work after the installation's secret was replaced.
final class RecoveryCodes {

    static final int COUNT = 10;
    private static final int BYTES = 10;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    static List<String> make() {
        return Stream.generate(RecoveryCodes::one).limit(COUNT).toList();
    }

    /// Ignores case and dashes.
    static byte[] hash(StaffId staff, String code) {
        var plain = code.replaceAll("[^A-Za-z2-7]", "").toUpperCase(Locale.ROOT);
        return Keyring.hash(staff.text() + '/' + plain);
    }

    private static String one() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base32.toBase32String(bytes).replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }
}
