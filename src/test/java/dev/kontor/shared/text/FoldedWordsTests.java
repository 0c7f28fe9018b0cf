package dev.kontor.shared.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedWordsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Espresso-Cup, blue      | espresso cup blue
            Théière ÉMAILLÉE        | theiere emaillee
            Große Straße            | grosse strasse
            Smørrebrød æble Łódź    | smorrebrod aeble lodz
            Women's 1.5 l           | women s 1 5 l
            Чайник ёлка йод         | чайник елка йод
            ﬁne № ½                 | fine 12
            <b>"x" & 'y'</b>        | b x y b
            """)
    void areComparedWithoutAccentsAndPunctuation(String text, String words) {
        assertThat(Words.plain(text)).isEqualTo(words);
    }

    @Test
    void ofScriptsWithoutBlanksAreSingleSigns() {
        assertThat(Words.of("寿司セット for 2")).containsExactly("寿", "司", "セ", "ッ", "ト", "for", "2");
    }

    @Test
    void areNoneInSymbols() {
        assertThat(Words.of("🙂 -- '\" | & ! <-> \\ %_ \u0000")).isEmpty();
    }

    @Test
    void areCutWhereNobodyReadsOn() {
        assertThat(Words.of("x".repeat(500))).containsExactly("x".repeat(Words.MAX_WORD_LENGTH));
    }

    @ParameterizedTest
    @CsvSource({"CUP-BLUE, cupblue", "cup blue, cupblue", "Cup_Blue.7, cupblue7", "'---', ''"})
    void ofCodesDoNotCount(String text, String code) {
        assertThat(Words.code(text)).isEqualTo(code);
    }

    @Test
    void thatAreTooLongAreNoCodes() {
        assertThat(List.of(Words.code("x".repeat(64)), Words.code("x".repeat(65))))
                .containsExactly("x".repeat(64), "");
    }
}
