package dev.kontor.identity.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifiedIdentityTests {

    @ParameterizedTest
    @CsvSource({"1, 1, 3", "0, 3, 3", "3, 0, 3", "99, 100, 200", "100, 100, 200"})
    void aNameFitsIntoAnAccount(int first, int last, int length) {
        var identity = new VerifiedIdentity(
                "https://issuer.example", "42", null, "a".repeat(first), "b".repeat(last), "", List.of(), null, null);

        assertThat(identity.name()).hasSize(length);
    }
}
