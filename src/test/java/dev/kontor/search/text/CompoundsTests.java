package dev.kontor.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.search.text.Compounds.Candidate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompoundsTests {

    @ParameterizedTest(name = "{0} in {1}: {5}")
    @CsvSource({
        // Where the compound is in a title, the rest need not be known.
        "lampe,   schreibtischlampe, schreibtisch, true,  false, true",
        "lampen,  schreibtischlampe, schreibtisch, true,  false, true",
        "tasse,   espressotassen,    espresso,     true,  true,  true",
        "messer,  kochmesser,        koch,         true,  false, true",
        "kopfhorer, studiokopfhorer, studio,       true,  false, true",
        // Elsewhere, and for short words, it must be.
        "wolle,   lammwolle,         lamm,         false, false, false",
        "wolle,   merinowolle,       merino,       false, true,  true",
        "ol,      olivenol,          oliven,       true,  true,  true",
        "ol,      symbol,            symb,         true,  false, false",
        "tor,     monitor,           moni,         true,  false, false",
        // Verbs, particles, and what is no ending of it.
        "decke,   entdecke,          ent,          true,  false, false",
        "messer,  durchmesser,       durch,        true,  true,  false",
        "messer,  angemessen,        ange,         true,  false, false",
        "wein,    schwein,           sch,          true,  false, false",
        "reis,    preis,             p,            true,  false, false",
    })
    void endWithWhatTheyAre(String word, String compound, String rest, boolean titled, boolean known, boolean head) {
        assertThat(Compounds.isHead(Locale.GERMAN, word, new Candidate(compound, compound, 1, titled, rest, known)))
                .isEqualTo(head);
    }

    @ParameterizedTest(name = "{0} in {1}: {4}")
    @CsvSource({
        "wolle,   wolldecke,   decke,     true,  true",
        "papier,  papierlampe, lampe,     true,  true",
        "kabel,   kabellose,   lose,      true,  false",
        "kleid,   kleidung,    ung,       true,  false",
        "milch,   milchschaum, schaum,    false, false",
        // Not every e is a joint: a Reisetasche is no bag of rice.
        "reis,    reisetasche, etasche,   true,  false",
        "reise,   reisetasche, tasche,    true,  true",
        "hund,    hundedecke,  edecke,    true,  true",
    })
    void beginWithWhatKindTheyAre(String word, String compound, String rest, boolean titled, boolean modifier) {
        assertThat(Compounds.isModifier(Locale.GERMAN, word, new Candidate(compound, compound, 1, titled, rest, false)))
                .isEqualTo(modifier);
    }

    @Test
    void haveSomethingOnBothSidesOfWhatIsInside() {
        assertThat(Compounds.isInside("salz", candidate("meersalzflocken"))).isTrue();
        assertThat(Compounds.isInside("salz", candidate("salzflocken"))).isFalse();
        assertThat(Compounds.isInside("salz", candidate("meersalz"))).isFalse();
    }

    @Test
    void areWrittenInOnePieceInSomeLanguagesOnly() {
        assertThat(Compounds.in(Locale.GERMAN)).isTrue();
        assertThat(Compounds.in(Locale.of("nl", "BE"))).isTrue();
        assertThat(Compounds.in(Locale.of("sv"))).isTrue();
        assertThat(Compounds.in(Locale.ENGLISH)).isFalse();
        assertThat(Compounds.in(Locale.FRENCH)).isFalse();
    }

    private static Candidate candidate(String word) {
        return new Candidate(word, word, 1, true, "", false);
    }
}
