package dev.kontor.shared.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesTests {

    @ParameterizedTest
    @CsvSource({
        "US, CA, CA",
        "US, us-ca, CA",
        "US, California, CA",
        "US, AA, AA",
        "US, PR, PR",
        "DE, Bayern, BY",
        "DE, Bavaria, BY",
        "DE, baden-württemberg, BW",
        "FR, ile de france, IDF",
        "JP, 東京都, 13",
        "CA, Québec, QC",
        "ES, M, M",
        "IT, MI, MI",
        "GB, ENG, ENG",
        "HK, kl, KL"
    })
    void aRegionIsItsCodeHoweverItIsWritten(String country, String text, String code) {
        assertThat(Countries.region(country, text)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"US, ZZ", "US, DE-BY", "US, ''", "DE, CA", "AU, XXX", "HK, Kowloon"})
    void aRegionOfNoSuchCountryIsNone(String country, String text) {
        assertThat(Countries.region(country, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 10965, 10965",
        "DE, ' 10965 ', 10965",
        "DE, DE-10965, 10965",
        "US, 94103, 94103",
        "US, 941031234, 94103-1234",
        "US, 94103-1234, 94103-1234",
        "GB, sw1a1aa, SW1A 1AA",
        "GB, m11ae, M1 1AE",
        "CA, k1a0b1, K1A 0B1",
        "NL, 1234ab, 1234 AB",
        "PL, 00950, 00-950",
        "SE, 114 55, 11455",
        "JP, 1040061, 104-0061",
        "JP, １０４－００６１, 104-0061",
        "AE, anything, ANYTHING"
    })
    void aPostcodeIsWrittenAsItsCountryDoes(String country, String text, String postcode) {
        assertThat(Countries.postcode(country, text)).contains(postcode);
    }

    @ParameterizedTest
    @CsvSource({"DE, ABCDE!", "DE, 1096", "US, 941", "US, ABCDE", "GB, 12345", "CA, 12345", "NL, 1234"})
    void aPostcodeOfAnotherFormIsNone(String country, String text) {
        assertThat(Countries.postcode(country, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "US, 9, true",
        "US, 90001, true",
        "US, 900011, true",
        "US, 900011234, true",
        "US, 9000112345, false",
        "US, 9O001, false",
        "ES, 35, true",
        "ES, 3500101, false",
        "CA, H, true",
        "CA, H2X1Y4, true",
        "CA, 2, false",
        "GB, SW1A1A, true",
        "GB, ZZ, true",
        "GB, 12, false",
        "GB, BFPO1234, true",
        "IE, D6W, true",
        "IE, T12AB12, true",
        "PT, 2725079, true",
        "JP, 1040, true",
        "LV, LV10, true",
        "NL, 1234A, true",
        "NL, 12A, false",
        "AE, 1, false"
    })
    void knowsHowPostcodesBegin(String country, String text, boolean expected) {
        assertThat(Countries.isBeginningOfPostcode(country, text)).isEqualTo(expected);
    }

    @Test
    void everyCountryIsKnownAndItsExamplesFitItsForm() {
        for (var country : Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)) {
            var example = Countries.examplePostcode(country);

            assertThat(example.flatMap(code -> Countries.postcode(country, code)))
                    .as(country)
                    .isEqualTo(example);
            assertThat(Countries.requiresPostcode(country) && example.isEmpty()).isFalse();
        }
    }
}
