package dev.kontor.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.search.text.Spelling.Known;
import java.util.List;
import java.util.Optional;
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
        var words = List.of(known("candle", 5), known("cable", 9), known("cabin", 9), known("captain", 100));

        assertThat(nearest("cablle", words)).contains(known("cable", 9));
        assertThat(nearest("candel", words)).contains(known("candle", 5));
    }

    @ParameterizedTest
    @CsvSource({
        // A wrong guess would be another thing altogether.
        "messer, besser",
        "lampe, large",
        "kerze, kurze",
        "gabel, kabel",
        "stuhl, stahl",
        "koffer, kaffee",
        "table, cable",
        "couch, touch",
        "knives, olives",
        "boots, books",
        "cus, cup",
        "m13, m12",
        "umbrella, table",
    })
    void doesNotTakeOneThingForAnother(String typed, String word) {
        assertThat(nearest(typed, List.of(known(word, 9)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kaffe, kaffee",
        "tase, tasse",
        "lapme, lampe",
        "kertze, kerze",
        "cofee, coffee",
        "hony, honey",
        "moniter, monitor",
        "headfones, headphones",
        "expresso, espresso",
        "autsprecher, lautsprecher",
        "cusions, cushion",
    })
    void takesSlipsForWhatWasMeant(String typed, String word) {
        var stem = typed.equals("cusions") ? "cusion" : typed;
        assertThat(Spelling.nearest(typed, stem, List.of(known(word, 1)))).contains(known(word, 1));
    }

    @Test
    void findsSlipsAtTheEndOfCompounds() {
        var words = List.of(new Known("studiokopfhorer", "studiokopfhor", 1), known("lautsprecher", 2));

        assertThat(Spelling.nearestEnd("kopfhorrer", words)).contains(new Known("kopfhorer", "studiokopfhor", 1));
        assertThat(Spelling.nearestEnd("kopf", words)).isEmpty();
    }

    private static Optional<Known> nearest(String typed, List<Known> words) {
        return Spelling.nearest(typed, typed, words);
    }

    private static Known known(String word, int products) {
        return new Known(word, word, products);
    }
}
