package dev.kontor.tax.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kontor.shared.problem.RejectedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxAreasTests {

    @ParameterizedTest
    @CsvSource({
        "AE, 1, , /areas/0/postcodeFrom, AE has no postcodes",
        "US, 9O001, , /areas/0/postcodeFrom, begins with `9O001`",
        "US, 90001, 9O899, /areas/0/postcodeTo, begins with `9O899`",
        "US, 9000112345, , /areas/0/postcodeFrom, begins with `9000112345`",
        "US, ßßßßßßßßßßßß, , /areas/0/postcodeFrom, begins with",
        "US, 90001, --, /areas/0/postcodeTo, Use letters and digits",
        "US, , 90001, /areas/0/postcodeFrom, Set the first postcode too"
    })
    void refusesWhatNoPostcodeOfTheCountryBeginsWith(
            String country, @Nullable String from, @Nullable String to, String pointer, String detail) {
        var areas = List.of(new TaxArea(country, null, from, to));

        var refused = catchThrowableOfType(RejectedException.class, () -> TaxAreas.check(areas));

        assertThat(refused).hasMessageContaining(detail);
        assertThat(refused.errors().getFirst().pointer()).isEqualTo(pointer);
    }

    @Test
    void takesPostcodesHoweverTheyAreSeparated() {
        assertThat(TaxAreas.check(
                        List.of(new TaxArea("US", "CA", "900", "90899-9999"), new TaxArea("CA", "QC", "h2x 1", null))))
                .containsExactly(new TaxArea("US", "CA", "900", "908999999"), new TaxArea("CA", "QC", "H2X1", null));
    }
}
