package dev.kontor.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kontor.catalog.AttributeKind;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeScaleTests {

    @ParameterizedTest
    @CsvSource({
        "NUMBER, 7, 5, 10",
        "NUMBER, 5, 5, 10",
        "NUMBER, 10, 10, 20",
        "NUMBER, 1999.99, 1000, 2000",
        "NUMBER, 0.3, 0.2, 0.5",
        "NUMBER, 0, 0, 0.01",
        "NUMBER, 0.004, 0, 0.01",
        "NUMBER, -0.004, -0.01, 0",
        "NUMBER, -1, -1, -0.5",
        "NUMBER, -7, -10, -5",
        "NUMBER, 999999999999999, 500000000000000, 1000000000000000",
        "MONEY, 2499, 2000, 5000",
        "DATE, 2026-07-15, 2026-01-01, 2027-01-01",
        "DATE, 1969-12-31, 1969-01-01, 1970-01-01",
        "DATE_TIME, 2026-12-31T23:59:59.999Z, 2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
    })
    void countsInRangesThatPeopleWouldChoose(AttributeKind kind, String value, String from, String to) {
        var floor = AttributeScale.floor(kind, AttributeScale.parse(kind, value));

        assertThat(AttributeScale.text(kind, floor)).isEqualTo(from);
        assertThat(AttributeScale.text(kind, AttributeScale.next(kind, floor))).isEqualTo(to);
    }

    @Test
    void everyNumberIsInItsRangeAndRangesDoNotOverlap() {
        var random = new Random(1);
        for (int number = 0; number < 5_000; number++) {
            var value = BigDecimal.valueOf(random.nextLong(-1_000_000_000L, 1_000_000_000L), random.nextInt(7));
            var from = AttributeScale.floor(AttributeKind.NUMBER, value);
            var to = AttributeScale.next(AttributeKind.NUMBER, from);
            assertThat(value).isGreaterThanOrEqualTo(from).isLessThan(to);
            assertThat(AttributeScale.floor(AttributeKind.NUMBER, from)).isEqualByComparingTo(from);
            assertThat(AttributeScale.floor(AttributeKind.NUMBER, to)).isEqualByComparingTo(to);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER, five",
        "NUMBER, 1e9",
        "NUMBER, 0x10",
        "NUMBER, 1234567890123456",
        "NUMBER, 0.1234567",
        "MONEY, NaN",
        "DATE, 2026-02-30",
        "DATE, 2026-02-03T00:00:00Z",
        "DATE_TIME, 2026-02-03",
    })
    void refusesWhatIsNoNumber(AttributeKind kind, String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AttributeScale.parse(kind, text));
    }
}
