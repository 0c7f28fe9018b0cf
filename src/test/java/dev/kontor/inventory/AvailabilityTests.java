package dev.kontor.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.inventory.Availability.Needed;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AvailabilityTests {

    private static final LocalDate MARCH = LocalDate.of(2027, 3, 20);

    @Test
    void theScarcestPartSaysHowOften() {
        assertThat(together(new Needed(stock(7), 2), new Needed(stock(4), 1))).isEqualTo(stock(3));
        assertThat(together(new Needed(stock(1), 2), new Needed(stock(4), 1))).isEqualTo(stock(0));
    }

    @Test
    void whatIsNotTrackedAlwaysSuffices() {
        var free = Availability.ofStock(0, false);

        assertThat(together(new Needed(free, 5), new Needed(stock(4), 2))).isEqualTo(stock(2));
        assertThat(together(new Needed(free, 5), new Needed(free, 2))).isEqualTo(free);
    }

    @Test
    void oneUnitOfOneThingIsThatThing() {
        var later = new Availability(0, true, 3, true, MARCH);

        assertThat(together(new Needed(later, 1))).isEqualTo(later);
    }

    @Test
    void whatHasToComeInIsPromisedAsOftenAsAllPartsAre() {
        var later = new Availability(1, true, 6, false, MARCH);

        assertThat(together(new Needed(later, 2), new Needed(stock(9), 3)))
                .isEqualTo(new Availability(0, true, 3, false, MARCH));
        assertThat(together(new Needed(later, 2), new Needed(stock(2), 3))).isEqualTo(stock(0));
    }

    @Test
    void theLastPartToComeSaysWhen() {
        var march = new Availability(0, true, 5, false, MARCH);
        var may = new Availability(0, true, 5, true, MARCH.plusMonths(2));
        var someday = new Availability(0, true, 5, false, null);
        var there = new Availability(9, true, 5, true, MARCH.plusYears(1));

        assertThat(together(new Needed(march, 1), new Needed(may, 1), new Needed(there, 1)))
                .isEqualTo(new Availability(0, true, 5, true, MARCH.plusMonths(2)));
        assertThat(together(new Needed(march, 1), new Needed(someday, 1)))
                .isEqualTo(new Availability(0, true, 5, false, null));
    }

    private static Availability together(Needed... parts) {
        return Availability.together(List.of(parts));
    }

    private static Availability stock(int units) {
        return Availability.ofStock(units, true);
    }
}
