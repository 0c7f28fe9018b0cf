package dev.kontor.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.search.index.Slot;
import dev.kontor.search.query.IndexView.Hint;
import dev.kontor.search.query.IndexView.Word;
import dev.kontor.search.text.Spelling.Known;
import dev.kontor.search.text.TypedWord;
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
        var gtin = TextQuery.exactly("4 006381 333931", reading(CUP));
        assertThat(gtin.words()).isEqualTo("'cup' | '=4006381333931' | '#4006381333931'");
        assertThat(gtin.code()).isEqualTo("'=4006381333931' | '#4006381333931'");
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
        var reading = new IndexView(
                new Slot(1, "en", "pg_catalog.english", true),
                1,
                Map.of(),
                List.of(cell, phone, CUP),
                Map.of(
                        "'cell' & 'phone'",
                        List.of("'mobil'", "'cell' & 'phone'"),
                        "'phone'",
                        List.of("'phone'", "'telephon'")),
                Map.of(),
                Map.of());

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
        assertThat(TextQuery.phrases(List.of("aa", "bb", "cc", "dd")))
                .containsExactly("aa", "aa bb", "aa bb cc", "bb", "bb cc", "bb cc dd", "cc", "cc dd", "dd");
    }

    @Test
    void takesASingleLetterForAPartOfTheNextWord() {
        assertThat(TextQuery.phrases(List.of("t", "shirt"))).containsExactly("tshirt", "t", "t shirt", "shirt");
    }

    @Test
    void findsCompoundsAndOtherFormsWithAWord() {
        var knife = new Word(
                new TypedWord("messer", List.of("messer")),
                "mess",
                "",
                0,
                false,
                List.of(new Known("besser", "bess", 9)),
                List.of("kochmess"),
                List.of("messerblock"),
                List.of("kochmesser"));

        var query = TextQuery.exactly("Messer", reading(knife));

        assertThat(query.words()).isEqualTo("('mess' | 'kochmess' | 'messerblock') | '=messer'");
        assertThat(query.titles()).isEqualTo("('~mess' | '~kochmess') | '=messer'");
        assertThat(TextQuery.corrected(reading(knife)).words()).isEqualTo("('mess' | 'kochmess' | 'messerblock')");
    }

    @Test
    void takesAnUnknownWordForTwoBeforeItIsCorrected() {
        var unknown = new Word("kuchenmesser", "kuchenmess", 0, false, List.of(new Known("kuchenmasse", "masse", 9)));
        var both = reading(unknown)
                .with(Map.of(
                        "kuchenmesser", new Hint(List.of("kuch"), List.of("mess", "kochmess"), List.of(), List.of())));
        var strange = new Word("kuchenmesser", "kuchenmess", 0, false, List.of());
        var head = reading(strange)
                .with(Map.of("kuchenmesser", new Hint(List.of(), List.of("kochmess"), List.of(), List.of())));

        assertThat(TextQuery.corrected(both).words()).isEqualTo("('kuch' & ('mess' | 'kochmess'))");
        assertThat(TextQuery.any(both).words()).isEqualTo("('mess' | 'kochmess')");
        assertThat(both.hasOnlyHeads()).isFalse();
        assertThat(TextQuery.corrected(head).words()).isEqualTo("'kochmess'");
        assertThat(TextQuery.corrections(head)).isEqualTo("kuchenmesser");
        assertThat(head.hasOnlyHeads()).isTrue();
    }

    @Test
    void countsTheWordsWhereAnyWillDo() {
        assertThat(TextQuery.any(reading(CUP, WRONG)).each()).containsExactly("'cup'", "'machin'");
        assertThat(TextQuery.exactly("cup", reading(CUP)).each()).isEmpty();
    }

    private static IndexView reading(Word... words) {
        return new IndexView(
                new Slot(1, "en", "pg_catalog.english", true),
                1,
                Map.of(),
                List.of(words),
                Map.of(),
                Map.of(),
                Map.of());
    }
}
