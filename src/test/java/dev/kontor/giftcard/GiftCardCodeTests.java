package dev.kontor.giftcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GiftCardCodeTests {

    private static final GiftCardCode CODE = new GiftCardCode("0123456789ABCDEFGHJKMNPQRSTV");

    @Test
    void isShownInGroupsOfFour() {
        assertThat(CODE.text()).isEqualTo("0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV");
        assertThat(CODE.lastCharacters()).isEqualTo("RSTV");
        assertThat(CODE).hasToString("GiftCardCode[***]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV",
                " 01234567 89ab cdef ghjk mnpq rstv ",
                "OI23-4567-89AB-CDEF-GHJK-MNPQ-RSTV",
                "0l23456789abcdefghjkmnpqrstv"
            })
    void isReadAsPeopleTypeIt(String text) {
        assertThat(GiftCardCode.of(text)).contains(CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123", "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTU", "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-0"})
    void otherTextsAreNoCode(String text) {
        assertThat(GiftCardCode.of(text)).isEmpty();
    }

    @Test
    void isRandom() {
        var codes = new HashSet<String>();
        for (int number = 0; number < 1_000; number++) {
            var code = GiftCardCode.random();
            assertThat(GiftCardCode.of(code.text().toLowerCase(Locale.ROOT))).contains(code);
            codes.add(code.characters());
        }
        assertThat(codes).hasSize(1_000);
    }
}
