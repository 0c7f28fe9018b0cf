package dev.kontor.order.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTermsTests {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
                    Müller;          (muller:*)
                    jo;              (jo)
                    Ada Lovelace;    (ada:*) & (lovelace:*)
                    TEE-BLACK-M;     ((tee & black & m) | teeblackm:*)
                    Anna-Maria;      ((anna & maria:*) | annamaria:*)
                    K-10;            k10
                    K-1000;          k1000:*
                    tee-10 black;    tee10:* & (black:*)
                    10000;           ((10000:*)) | 10000:*
                    Ada@Example.com; adaexamplecom:*
                    O'Neil@x.com;    oneilxcom:*
                    +493012345;      ((493012345:*)) | 493012345:*
                    (030) 123 45 67; ((030) & (123) & (45) & (67)) | 301234567:*
                    """)
    void allWordsOrTheirBeginningsMustMatch(String text, String query) {
        assertThat(SearchTerms.query(text)).hasValue(query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--", "' | &", "\\\\ !", "🙂"})
    void aTextWithoutALetterOrDigitIsNoQuery(String text) {
        assertThat(SearchTerms.query(text)).isEmpty();
    }

    /// It becomes part of the SQL.
    @ParameterizedTest
    @ValueSource(
            strings = {"'; drop table x; --", "a'b''c", "x\\'y:*", "\u0000zero", "$1 :name ?", "a&b|c!d(e)<->f", "*:b"})
    void aQueryHasOnlyLettersDigitsAndOperators(String text) {
        assertThat(SearchTerms.query(text))
                .hasValueSatisfying(
                        query -> assertThat(query).matches("[\\p{L}\\p{N} &|()]*(:\\*[\\p{L}\\p{N} &|()]*)*"));
    }

    @Test
    void aTextOfManyWordsIsCutOff() {
        var text = String.join(
                " ", IntStream.range(0, 50).mapToObj(n -> "word" + n).toList());

        assertThat(SearchTerms.query(text).orElseThrow().split(" & ")).hasSize(SearchTerms.MAX_WORDS);
    }

    @Test
    void anOrderIsFoundByItsCodesNamesAddressAndPhone() {
        assertThat(new SearchTerms()
                        .texts(List.of("K-100001"))
                        .email("Ada.Lovelace@Example.com")
                        .texts(List.of("Zoë", "Groß & Söhne"))
                        .phones(List.of("+493012345"))
                        .all())
                .containsExactly(
                        "k",
                        "100001",
                        "k100001",
                        "adalovelaceexamplecom",
                        "examplecom",
                        "ada",
                        "lovelace",
                        "zoe",
                        "gross",
                        "sohne",
                        "grosssohne",
                        "493012345",
                        "93012345",
                        "3012345",
                        "012345");
    }

    @Test
    void aCodeIsFoundFromEachOfItsParts() {
        assertThat(new SearchTerms().texts(List.of("ACME/TEE-BLACK.M 2")).all())
                .contains("teeblackm", "blackm", "m", "2", "acmeteeblackm", "acmeteeblackm2");
        assertThat(new SearchTerms().texts(List.of("x-" + "y".repeat(300))).all())
                .allMatch(term -> term.length() <= 64);
    }

    @Test
    void anOrderHasNotMoreTermsThanATextQueryBears() {
        var words = IntStream.range(0, 5_000).mapToObj(n -> "word" + n).toList();

        assertThat(new SearchTerms().texts(words).all()).hasSize(SearchTerms.MAX_TERMS);
    }
}
