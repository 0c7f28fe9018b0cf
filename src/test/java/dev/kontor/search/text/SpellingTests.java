package dev.kontor.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.search.text.Spelling.Known;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTests {

    @ParameterizedTest
    @CsvSource({
        "espresso, espresso, 0",
        "expresso, espresso, 1",
        "esprsso, espresso, 1",
        "esprresso, espresso, 1",
        "machnie, machine, 1",
        "esspreso, espresso, 2",
        "'', abc, 3",
        "abc, '', 3",
        "ca, abc, 3",
    })
    void countsLettersThatDiffer(String typed, String meant, int letters) {
        assertThat(Spelling.distance(typed, meant)).isEqualTo(letters);
        assertThat(Spelling.distance(meant, typed)).isEqualTo(letters);
    }

    @Test
    void takesTheNearestThenTheMostFrequentThenTheFirst() {
        var words = List.of(known("cap", 5), known("cup", 9), known("cut", 9), known("captain", 100));

        assertThat(Spelling.nearest("cus", words)).contains(known("cup", 9));
        assertThat(Spelling.nearest("caps", words)).contains(known("cap", 5));
    }

    @Test
    void leavesShortWordsNumbersAndStrangersAlone() {
        var words = List.of(known("cup", 9), known("m12", 3), known("table", 3));

        assertThat(Spelling.nearest("cu", words)).isEmpty();
        assertThat(Spelling.nearest("m13", words)).isEmpty();
        assertThat(Spelling.nearest("cabs", List.of(known("cup", 9)))).isEmpty();
        assertThat(Spelling.nearest("umbrella", words)).isEmpty();
    }

    private static Known known(String word, int products) {
        return new Known(word, word, products);
    }
}
