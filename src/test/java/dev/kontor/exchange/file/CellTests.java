package dev.kontor.exchange.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written into cells and read from them.
class CellTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Cup",
                "=1+1",
                "+49",
                "-5",
                "'-5",
                "-5+1",
                "@home",
                "\tx",
                "\rx",
                "'quoted'",
                "'=1+1",
                "''=1",
                "a=b",
                "-"
            })
    void aCellIsReadAsItWasWritten(String text) {
        assertThat(FormulaSafeCells.read(FormulaSafeCells.of(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-5+1", "-5,5,5", "-", "@home", "\tx", "\rx", "\u0000=1+1", "'=1+1"})
    void noCellBeginsAsAFormulaDoes(String text) {
        assertThat(FormulaSafeCells.of(text)).startsWith("'").doesNotContain("\u0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "-12.50", "-12,50"})
    void aNegativeNumberStaysANumber(String text) {
        assertThat(FormulaSafeCells.of(text)).isEqualTo(text);
    }

    @Test
    void severalValuesShareACell() {
        var values = List.of("cotton", "a|b", "c:\\d", "x\\|y");

        assertThat(CellList.of(values)).isEqualTo("cotton|a\\|b|c:\\\\d|x\\\\\\|y");
        assertThat(CellList.read(CellList.of(values))).isEqualTo(values);
        assertThat(CellList.read(" summer |  | kitchen|")).containsExactly("summer", "kitchen");
        assertThat(CellList.of(List.of())).isEmpty();
        assertThat(CellList.read("")).isEmpty();
    }
}
