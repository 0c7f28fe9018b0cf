package dev.kontor.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFormsTests {

    @ParameterizedTest
    @CsvSource({
        "en, knives, knife",
        "en, knife, knives",
        "en, leaves, leaf",
        "en, mice, mouse",
        "en, cup, ''",
        "de, laptops, laptop",
        "de, sofa, sofas",
        "de, kurs, 'kur kurse'",
        "de, kurse, 'kurses kurs'",
        "de, dunkles, 'dunkel dunkle dunkler dunklem dunklen dunkle'",
        "fr, blanche, 'blanc blancs blanches'",
        "nl, vazen, vaas",
        "sv, bocker, bok",
        "it, uova, ''",
    })
    void areThoseThatStemmersMiss(String language, String word, String others) {
        assertThat(String.join(" ", WordForms.others(Locale.of(language), word)).split(" "))
                .containsExactlyInAnyOrder(
                        java.util.Arrays.stream(others.split(" ")).distinct().toArray(String[]::new));
    }
}
