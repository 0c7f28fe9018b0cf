package dev.kontor.tax.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.tax.TaxRateId;
import dev.kontor.tax.rate.RatePeriods.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Days of January 2027; `-` has no limit.
class RatePeriodsTests {

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',             -..-,   ok
            '',             5..9,   ok
            '',             9..5,   upside-down /validUntil
            '',             5..5,   upside-down /validUntil
            -..-,           5..9,   already-exists /validFrom
            -..5,           5..-,   ok
            -..5,           4..-,   already-exists /validFrom
            -..5,           6..-,   gap /validFrom
            5..-,           -..5,   ok
            5..-,           -..4,   gap /validUntil
            5..-,           -..6,   already-exists /validFrom
            -..5 9..-,      5..9,   ok
            -..5 9..-,      5..8,   gap /validUntil
            -..5 9..-,      6..9,   gap /validFrom
            -..5 5..9,      9..-,   ok
            -..5 5..9,      2..3,   already-exists /validFrom
            """)
    void neitherOverlapsNorLeavesAGap(String stored, String wanted, String expected) {
        var others = new ArrayList<Period>();
        Arrays.stream(stored.split(" "))
                .filter(text -> !text.isEmpty())
                .map(RatePeriodsTests::period)
                .forEach(others::add);

        assertThat(outcome(() -> RatePeriods.require(period(wanted), others))).isEqualTo(expected);
    }

    @Test
    void aRateMayKeepItsOwnPeriod() {
        var own = period("5..9");

        RatePeriods.require(own, List.of(period("-..5"), own, period("9..-")));
    }

    @Test
    void aRateBetweenTwoOthersStaysThere() {
        var own = period("3..5");
        var stored = List.of(period("1..3"), own, period("5..7"));

        assertThat(outcome(() -> RatePeriods.require(moved(own, "7..9"), stored)))
                .isEqualTo("gap /validFrom");
        assertThat(outcome(() -> RatePeriods.require(moved(own, "-..1"), stored)))
                .isEqualTo("gap /validFrom");
        assertThat(outcome(() -> RatePeriods.require(moved(own, "3..5"), stored)))
                .isEqualTo("ok");
        assertThat(outcome(() -> RatePeriods.require(moved(stored.getLast(), "-..1"), stored)))
                .isEqualTo("ok");
    }

    @Test
    void onlyTheFirstAndTheLastRateAreDeleted() {
        var stored = List.of(period("-..5"), period("5..9"), period("9..-"));

        RatePeriods.requireAtEnd(stored.getFirst().id(), stored);
        RatePeriods.requireAtEnd(stored.getLast().id(), stored);
        assertThatThrownBy(() -> RatePeriods.requireAtEnd(stored.get(1).id(), stored))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("Delete the later ones first");
    }

    private static String outcome(Runnable check) {
        try {
            check.run();
            return "ok";
        } catch (DomainException refused) {
            var error = refused.errors().getFirst();
            return error.code() + " " + error.pointer();
        }
    }

    private static Period period(String text) {
        var ends = text.split("\\.\\.");
        return new Period(TaxRateId.next(), day(ends[0]), day(ends[1]));
    }

    private static Period moved(Period stored, String to) {
        var period = period(to);
        return new Period(stored.id(), period.validFrom(), period.validUntil());
    }

    private static @Nullable Instant day(String day) {
        return "-".equals(day) ? null : Instant.parse("2027-01-0%sT00:00:00Z".formatted(day));
    }
}
