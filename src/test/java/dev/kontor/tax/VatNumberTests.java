package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VatNumberTests {

    /// Numbers of each country, whose check digits an independent program accepts.
    static Stream<String> numbers() {
        return Stream.of(
                "ATU12345675",
                "ATU20028404",
                "BE0411905847",
                "BE0431600213",
                "BG539595535",
                "BG482375997",
                "CHE964220862",
                "CHE123456788",
                "CY22280751Q",
                "CZ28268377",
                "CZ60828242",
                "DE123456788",
                "DE136695976",
                "DK52475775",
                "EE106283446",
                "EL979744041",
                "ESZ8082424E",
                "ESR6437622A",
                "ESE59173377",
                "FI86221313",
                "FR12097737782",
                "GB998627777",
                "GB999999973",
                "HR67573157773",
                "HU15116266",
                "IE5626807I",
                "IE1234567TW",
                "IT42083151284",
                "LT551193424214",
                "LU22608222",
                "LV47973717062",
                "MT33968004",
                "NL299331428B42",
                "NL000099998B57",
                "PL5710042660",
                "PT501964843",
                "RO175",
                "RO926522244",
                "SE556188840401",
                "SI96660201",
                "SK2071393643");
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void acceptsANumberAndRejectsItWithOneWrongDigit(String number) {
        assertThat(VatNumber.of(number)).contains(new VatNumber(number));
        for (int index = 2; index < number.length(); index++) {
            char sign = number.charAt(index);
            // A branch in Sweden has no check digit; Dutch and Bulgarian numbers are checked in two ways.
            boolean checked = !number.startsWith("SE") || index < 12;
            if (Character.isDigit(sign) && checked && !number.startsWith("NL") && !number.startsWith("BG")) {
                var wrong =
                        number.substring(0, index) + (char) ('0' + (sign - '0' + 1) % 10) + number.substring(index + 1);
                assertThat(VatNumber.of(wrong)).as(wrong).isEmpty();
            }
        }
        assertThat(VatNumber.of(number.substring(0, number.length() - 1)))
                .as("shorter")
                .isNotEqualTo(VatNumber.of(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "AT",
                "12345675",
                "U12345675",
                "ATU1234567",
                "ATU123456755",
                "US123456789",
                "XXU12345675",
                "ATU12345675; drop",
                "ATU\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0665",
                "IE6A",
                "ES000000000",
                "GB000000000",
                "CHE000000000"
            })
    void rejectsWhatIsNoNumber(String text) {
        assertThat(VatNumber.of(text)).isEmpty();
    }

    @Test
    void readsNumbersAsPeopleWriteThem() {
        assertThat(VatNumber.of(" atu 1234.56-75 ")).contains(new VatNumber("ATU12345675"));
        assertThat(VatNumber.of("CHE-123.456.788 MWST")).contains(new VatNumber("CHE123456788"));
        assertThat(VatNumber.of("GR979744041")).contains(new VatNumber("EL979744041"));
    }

    @Test
    void knowsTheCountryOfANumber() {
        var greek = new VatNumber("EL979744041");
        assertThat(greek.country()).isEqualTo("GR");
        assertThat(greek.prefix()).isEqualTo("EL");
        assertThat(greek.digits()).isEqualTo("979744041");
        assertThat(greek.isEuropean()).isTrue();
        assertThat(new VatNumber("XI998627777").country()).isEqualTo("GB");
        assertThat(new VatNumber("XI998627777").isEuropean()).isTrue();
        assertThat(new VatNumber("GB998627777").isEuropean()).isFalse();
        assertThat(new VatNumber("CHE123456788").isEuropean()).isFalse();
    }
}
