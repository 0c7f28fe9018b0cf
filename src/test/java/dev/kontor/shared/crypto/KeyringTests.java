package dev.kontor.shared.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeyringTests {

    private static final String OLD = "the former secret, long enough for everything";
    private static final String NEW = "the next secret, long enough for everything";
    private static final byte[] PLAIN = "a secret of somebody".getBytes(UTF_8);

    private final Keyring before = Keyring.of(OLD, NEW);
    private final Keyring after = Keyring.of(NEW, OLD);
    private final Keyring later = Keyring.of(NEW);

    @Test
    void readsWhatWasSealedWithAnyAcceptedSecret() {
        assertThat(after.open("totp", before.seal("totp", PLAIN, "7"), "7")).contains(PLAIN);
        assertThat(before.open("totp", after.seal("totp", PLAIN, "7"), "7")).contains(PLAIN);
        assertThat(later.open("totp", after.seal("totp", PLAIN, "7"), "7")).contains(PLAIN);
    }

    @Test
    void readsNothingElse() {
        var sealed = before.seal("totp", PLAIN, "7");
        var altered = sealed.clone();
        altered[altered.length - 1] ^= 1;

        assertThat(later.open("totp", sealed, "7")).isEmpty();
        assertThat(before.open("totp", sealed, "8")).isEmpty();
        assertThat(before.open("webhook", sealed, "7")).isEmpty();
        assertThat(before.open("totp", altered, "7")).isEmpty();
        assertThat(before.open("totp", Arrays.copyOf(sealed, 17), "7")).isEmpty();
        assertThat(before.open("totp", new byte[0], "7")).isEmpty();
    }

    @Test
    void sealsNeverTwiceAlikeAndBeginsWithTheIdOfTheSecret() {
        assertThat(before.seal("totp", PLAIN, "7"))
                .startsWith(before.header())
                .isNotEqualTo(before.seal("totp", PLAIN, "7"));
        assertThat(before.id())
                .hasSize(8)
                .isNotEqualTo(after.id())
                .isEqualTo(Keyring.of(OLD).id());
    }

    @Test
    void knowsTheSignaturesOfAnyAcceptedSecret() {
        var signature = before.sign("cursor", PLAIN);

        assertThat(after.isSigned("cursor", PLAIN, signature)).isTrue();
        assertThat(after.isSigned("cursor", PLAIN, Arrays.copyOf(signature, 16)))
                .isTrue();
        assertThat(after.signatures("cursor", PLAIN)).containsExactly(after.sign("cursor", PLAIN), signature);
        assertThat(later.isSigned("cursor", PLAIN, signature)).isFalse();
        assertThat(after.isSigned("tag", PLAIN, signature)).isFalse();
        assertThat(after.isSigned("cursor", PLAIN, Arrays.copyOf(signature, 11)))
                .isFalse();
        assertThat(after.isSigned("cursor", PLAIN, new byte[0])).isFalse();
    }
}
