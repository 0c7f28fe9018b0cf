package dev.kontor.exchange.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    void pairsShareACell() {
        var pairs = new LinkedHashMap<String, String>();
        pairs.put("Colour", "Blue=Navy|Ink");
        pairs.put("a=b", "c");
        pairs.put("x\\", "");

        var cell = CellPairs.of(pairs.entrySet());
        assertThat(CellPairs.read(cell)).contains(pairs);
        assertThat(CellPairs.of(Map.of("Size", "M").entrySet())).isEqualTo("Size=M");
        assertThat(CellPairs.read(" Size = M ")).contains(Map.of("Size", "M"));
        assertThat(CellPairs.read("")).contains(Map.of());
        assertThat(CellPairs.read("Size")).isEmpty();
        assertThat(CellPairs.read("=M")).isEmpty();
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
