package dev.kontor.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.search.index.Slot;
import dev.kontor.search.query.Reading.Word;
import dev.kontor.search.text.Spelling.Known;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextQueryTests {

    private static final Word CUP = new Word("cups", "cup", 9, true, List.of());
    private static final Word THE = new Word("the", "", 0, true, List.of());
    private static final Word WRONG =
            new Word("machnie", "machni", 0, false, List.of(new Known("machine", "machin", 4)));
    private static final Word BEGUN = new Word("espr", "espr", 0, true, List.of());

    @Test
    void wantsEveryWordThatSaysSomething() {
        var query = TextQuery.exactly("the cups machnie", reading(THE, CUP, WRONG));

        assertThat(query.words()).isEqualTo("'cup' & 'machni' | '=thecupsmachnie'");
        assertThat(query.titles()).isEqualTo("'~cup' & '~machni' | '=thecupsmachnie'");
        assertThat(query.name()).isEqualTo("the cups machnie");
    }

    @Test
    void looksForWordsThatSayNothingInTitlesIfThereIsNothingElse() {
        var query = TextQuery.exactly("the the", reading(THE, THE));

        assertThat(query.words()).isEqualTo("'~the' & '~the' | '=thethe'");
        assertThat(query.titles()).isEqualTo("'~the' & '~the' | '=thethe'");
    }

    @Test
    void takesWhatLooksLikeASkuForTheBeginningOfOne() {
        assertThat(TextQuery.exactly("CUP-9", reading(CUP)).words()).isEqualTo("'cup' | '=cup9':*");
        assertThat(TextQuery.exactly("cup 9", reading(CUP)).words()).isEqualTo("'cup' | '=cup9'");
        assertThat(TextQuery.exactly("cups", reading(CUP)).words()).isEqualTo("'cup' | '=cups'");
    }

    @Test
    void correctsOnlyWhatTheShopDoesNotKnow() {
        var reading = reading(CUP, WRONG, BEGUN);

        assertThat(TextQuery.corrected(reading).words()).isEqualTo("'cup' & 'machin' & 'espr':*");
        assertThat(TextQuery.corrections(reading)).isEqualTo("cups machine espr");
        assertThat(TextQuery.any(reading).words()).isEqualTo("'cup' | 'machin' | 'espr':*");
    }

    @Test
    void putsTheLongestPhraseThatHasSynonymsInOnePlace() {
        var cell = new Word("cell", "cell", 3, true, List.of());
        var phone = new Word("phone", "phone", 3, true, List.of());
        var reading = new Reading(
                new Slot(1, "en", "pg_catalog.english", true),
                1,
                Map.of(),
                List.of(cell, phone, CUP),
                Map.of(
                        "'cell' & 'phone'",
                        List.of("'mobil'", "'cell' & 'phone'"),
                        "'phone'",
                        List.of("'phone'", "'telephon'")));

        var query = TextQuery.corrected(reading);

        assertThat(query.words()).isEqualTo("(('cell' & 'phone') | ('mobil')) & 'cup'");
        assertThat(query.titles()).isEqualTo("(('~cell' & '~phone') | ('~mobil')) & '~cup'");
    }

    @Test
    void suggestsWhatIsMuchMoreFrequent() {
        var rare = new Word("expresso", "expresso", 1, true, List.of(new Known("espresso", "espresso", 10)));

        assertThat(TextQuery.likelier(reading(rare), 10)).isEqualTo("espresso");
        assertThat(TextQuery.likelier(reading(rare), 11)).isEqualTo("expresso");
    }

    @Test
    void findsRunsOfUpToThreeWords() {
        assertThat(TextQuery.phrases(List.of("a", "b", "c", "d")))
                .containsExactly("a", "a b", "a b c", "b", "b c", "b c d", "c", "c d", "d");
    }

    private static Reading reading(Word... words) {
        return new Reading(new Slot(1, "en", "pg_catalog.english", true), 1, Map.of(), List.of(words), Map.of());
    }
}
