package dev.kontor.identity.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {

    /// The secret of the test vectors of RFC 6238, appendix B.
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1234567890, 005924", "2000000000, 279037"})
    void makesTheCodesOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }

    @Test
    void acceptsTheStepsBesideThisOneAndNoOther() {
        var now = Instant.parse("2026-11-25T12:00:15Z");
        long step = now.getEpochSecond() / 30;

        for (int offset = -1; offset <= 1; offset++) {
            var code = Totp.code(SECRET, now.plusSeconds(30L * offset));
            assertThat(Totp.step(SECRET, code, now)).hasValue(step + offset);
        }
        assertThat(Totp.step(SECRET, Totp.code(SECRET, now.plusSeconds(60)), now))
                .isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, now.minusSeconds(60)), now))
                .isEmpty();
    }

    @Test
    void theQrCodeSaysWhatAnAppNeeds() {
        var uri = Totp.uri(SECRET, "Kontor Demo Shop", "owner@example.com");

        assertThat(uri)
                .isEqualTo("otpauth://totp/Kontor%20Demo%20Shop:owner%40example.com"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Kontor%20Demo%20Shop"
                        + "&algorithm=SHA1&digits=6&period=30");
        var picture = QrCode.dataUri(uri);
        assertThat(picture).startsWith("data:image/svg+xml;base64,");
        assertThat(new String(
                        Base64.getDecoder().decode(picture.substring(picture.indexOf(',') + 1)),
                        StandardCharsets.US_ASCII))
                .startsWith("<svg ")
                .endsWith("</svg>");
    }

    @Test
    void recoveryCodesAreLongAndAllDifferent() {
        var codes = RecoveryCodes.make();

        assertThat(codes).hasSize(10).allMatch(code -> code.matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}"));
        assertThat(new HashSet<>(codes)).hasSize(10);
    }
}
