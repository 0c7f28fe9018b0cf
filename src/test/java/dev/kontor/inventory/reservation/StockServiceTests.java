package dev.kontor.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.Claim;
import dev.kontor.inventory.InventoryAdjusted;
import dev.kontor.inventory.InventoryBackInStock;
import dev.kontor.inventory.InventoryLow;
import dev.kontor.inventory.InventoryOutOfStock;
import dev.kontor.inventory.OutOfStock;
import dev.kontor.inventory.OutOfStock.Shortage;
import dev.kontor.inventory.ReservationExpired;
import dev.kontor.inventory.stock.Warehouse;
import dev.kontor.testing.StatementCounter;
import dev.kontor.testing.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class StockServiceTests {

    private final Warehouse warehouse = new Warehouse();

    @AfterEach
    void theBooksAreInOrder() {
        warehouse.assertThatTheLedgerExplainsEveryLevel();
    }

    @Test
    void holdsUnitsUntilTheyAreConfirmedAndShipped() {
        var variant = warehouse.variant(10);

        var reference = warehouse.held(Map.of(variant, 3));
        assertThat(warehouse.level(variant)).isEqualTo("10/3");
        assertThat(warehouse.available(variant)).isEqualTo(7);

        assertThat(warehouse.confirm(reference)).isTrue();
        assertThat(warehouse.confirm(reference)).isTrue();
        assertThat(warehouse.level(variant)).isEqualTo("10/3");

        warehouse.run(() -> warehouse.service.ship(reference, Map.of(variant, 2)));
        assertThat(warehouse.level(variant)).isEqualTo("8/1");
        warehouse.run(() -> warehouse.service.ship(reference, Map.of(variant, 1)));
        assertThat(warehouse.level(variant)).isEqualTo("7/0");
    }

    @Test
    void takesAllOrNothingAndNamesWhatIsShort() {
        var plenty = warehouse.variant(10);
        var few = warehouse.variant(1);
        var unknown = VariantId.next();

        assertThatThrownBy(() -> warehouse.held(Map.of(plenty, 2, few, 2, unknown, 1)))
                .isInstanceOfSatisfying(
                        OutOfStock.class,
                        refusal -> assertThat(refusal.details())
                                .containsEntry(
                                        "shortages", List.of(new Shortage(few, 2, 1), new Shortage(unknown, 1, 0))));

        assertThat(warehouse.level(plenty)).isEqualTo("10/0");
        assertThat(warehouse.level(few)).isEqualTo("1/0");
        assertThat(warehouse.events).isEmpty();
    }

    @Test
    void takesFromTheFirstLocationsAndSplitsALineOverSeveral() {
        var near = warehouse.location(1);
        var far = warehouse.location(2);
        var variant = warehouse.variant(Map.entry(far, 5), Map.entry(near, 3));

        var reference = warehouse.held(Map.of(variant, 5));

        assertThat(heldAt(reference)).isEqualTo(Map.of(near.value(), 3, far.value(), 2));
    }

    @Test
    void unitsLeaveTheLocationThatShipsThem() {
        var near = warehouse.location(1);
        var far = warehouse.location(2);
        var variant = warehouse.variant(Map.entry(far, 1), Map.entry(near, 2));
        var reference = sold(variant, 3);

        warehouse.run(() -> warehouse.service.ship(reference, Map.of(variant, 1), far));

        assertThat(levels(variant)).isEqualTo(Map.of(near.value(), "2/2", far.value(), "0/0"));
        assertThatThrownBy(() -> warehouse.run(() -> warehouse.service.ship(reference, Map.of(variant, 1), far)))
                .isInstanceOfSatisfying(
                        OutOfStock.class,
                        refusal -> assertThat(refusal.details())
                                .containsEntry("shortages", List.of(new Shortage(variant, 1, 0))));
        assertThat(levels(variant)).isEqualTo(Map.of(near.value(), "2/2", far.value(), "0/0"));
    }

    @Test
    void aLocationShipsFreeUnitsInPlaceOfThoseThatAnotherHasAllocated() {
        var near = warehouse.location(1);
        var far = warehouse.location(2);
        var variant = warehouse.variant(Map.entry(far, 4), Map.entry(near, 3));
        var reference = sold(variant, 3);
        var other = sold(variant, 1);
        assertThat(levels(variant)).isEqualTo(Map.of(near.value(), "3/3", far.value(), "4/1"));

        warehouse.run(() -> warehouse.service.ship(reference, Map.of(variant, 2), far));
        assertThat(levels(variant)).isEqualTo(Map.of(near.value(), "3/1", far.value(), "2/1"));
        assertThat(warehouse.available(variant)).isEqualTo(3);

        warehouse.run(() -> warehouse.service.ship(other, Map.of(variant, 1), near));
        warehouse.run(() -> warehouse.service.ship(reference, Map.of(variant, 1), near));
        assertThat(levels(variant)).isEqualTo(Map.of(near.value(), "1/0", far.value(), "2/0"));
    }

    @Test
    void doesNotSellFromALocationThatIsSwitchedOff() {
        var near = warehouse.location(1);
        var far = warehouse.location(2);
        var variant = warehouse.variant(Map.entry(far, 5), Map.entry(near, 3));
        warehouse
                .jdbc
                .sql("update inventory.locations set active = false where id = :id")
                .param("id", near.value())
                .update();

        assertThat(warehouse.available(variant)).isEqualTo(5);
        assertThatThrownBy(() -> warehouse.held(Map.of(variant, 6))).isInstanceOf(OutOfStock.class);
    }

    @Test
    void whatIsNotTrackedIsAlwaysAvailableAndChangesNoLevel() {
        var place = warehouse.location(1);
        var variant = warehouse.variant(Map.entry(place, 0));
        warehouse.run(() -> warehouse.levels.track(variant, place, false));

        var reference = warehouse.held(Map.of(variant, 500));
        assertThat(warehouse.confirm(reference)).isTrue();
        warehouse.run(() -> warehouse.service.ship(reference, Map.of(variant, 500)));

        assertThat(warehouse.level(variant)).isEqualTo("0/0");
        assertThat(warehouse.service.availability(List.of(variant)))
                .containsExactly(Map.entry(variant, Availability.ofStock(0, false)));
        assertThat(warehouse.events).isEmpty();
    }

    @Test
    void aVariantWithoutALevelIsTrackedAndHasNothing() {
        var unknown = VariantId.next();

        assertThat(warehouse.service.availability(List.of(unknown, unknown)))
                .containsExactly(Map.entry(unknown, Availability.ofStock(0, true)));
    }

    @Test
    void givesUnitsBackOnce() {
        var variant = warehouse.variant(10);
        var reference = warehouse.held(Map.of(variant, 4));

        warehouse.release(reference);
        warehouse.release(reference);
        warehouse.release(UUID.randomUUID());

        assertThat(warehouse.level(variant)).isEqualTo("10/0");
        assertThat(warehouse.confirm(reference)).isFalse();
        assertThat(warehouse.level(variant)).isEqualTo("10/0");
    }

    @Test
    void returnsUnshippedUnits() {
        var variant = warehouse.variant(10);
        var reference = warehouse.held(Map.of(variant, 4));
        warehouse.confirm(reference);
        warehouse.run(() -> warehouse.service.ship(reference, Map.of(variant, 1)));

        warehouse.run(() -> warehouse.service.release(reference, Map.of(variant, 2)));
        assertThat(warehouse.level(variant)).isEqualTo("9/1");

        assertThatThrownBy(() -> warehouse.run(() -> warehouse.service.release(reference, Map.of(variant, 2))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(warehouse.level(variant)).isEqualTo("9/1");

        warehouse.release(reference);
        assertThat(warehouse.level(variant)).isEqualTo("9/0");
    }

    @Test
    void shipsOnlyWhatIsConfirmedAndNeverMoreThanIsHeld() {
        var variant = warehouse.variant(10);
        var reference = warehouse.held(Map.of(variant, 2));

        assertThatThrownBy(() -> warehouse.run(() -> warehouse.service.ship(reference, Map.of(variant, 1))))
                .isInstanceOf(IllegalStateException.class);
        warehouse.confirm(reference);
        assertThatThrownBy(() -> warehouse.run(() -> warehouse.service.ship(reference, Map.of(variant, 3))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(warehouse.level(variant)).isEqualTo("10/2");
    }

    @Test
    void aReferenceHoldsOnce() {
        var variant = warehouse.variant(10);
        var reference = warehouse.held(Map.of(variant, 2));

        assertThatThrownBy(() -> warehouse.run(
                        () -> warehouse.service.hold(Claim.of(reference, Map.of(variant, 2), Warehouse.SHORT))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(warehouse.level(variant)).isEqualTo("10/2");
    }

    @Test
    void anExpiredReservationIsReleasedAndAllocatedAgainIfItIsConfirmedAfterAll() {
        var variant = warehouse.variant(10);
        var reference = warehouse.held(Map.of(variant, 4));
        warehouse.runOut(reference);

        assertThat(warehouse.expireDue()).isEqualTo(1);
        assertThat(warehouse.expireDue()).isZero();
        assertThat(warehouse.level(variant)).isEqualTo("10/0");
        assertThat(warehouse.events).containsExactly(ReservationExpired.of(reference));

        assertThat(warehouse.confirm(reference)).isTrue();
        assertThat(warehouse.level(variant)).isEqualTo("10/4");
        assertThat(warehouse.state(reference)).isEqualTo("CONFIRMED");
    }

    @Test
    void anExpiredReservationIsLostWhenTheUnitsAreGone() {
        var variant = warehouse.variant(4);
        var late = warehouse.held(Map.of(variant, 4));
        warehouse.runOut(late);
        warehouse.expireDue();
        var quick = warehouse.held(Map.of(variant, 1));

        assertThat(warehouse.confirm(late)).isFalse();

        assertThat(warehouse.level(variant)).isEqualTo("4/1");
        assertThat(warehouse.state(late)).isEqualTo("EXPIRED");
        assertThat(warehouse.state(quick)).isEqualTo("HELD");
    }

    @Test
    void aReservationWhoseTimeIsOverButWhoseUnitsAreStillThereIsConfirmed() {
        var variant = warehouse.variant(4);
        var reference = warehouse.held(Map.of(variant, 4));
        warehouse.runOut(reference);

        assertThat(warehouse.confirm(reference)).isTrue();

        assertThat(warehouse.expireDue()).isZero();
        assertThat(warehouse.level(variant)).isEqualTo("4/4");
    }

    @Test
    void reportsWhenAVariantRunsLowAndOutAndIsBackInStock() {
        var variant = warehouse.variant(7);

        warehouse.held(Map.of(variant, 1));
        assertThat(warehouse.events).isEmpty();
        var second = warehouse.held(Map.of(variant, 1));
        assertThat(warehouse.events).containsExactly(new InventoryLow(variant, 5, Warehouse.LOW, null));
        var third = warehouse.held(Map.of(variant, 5));
        warehouse.release(third);
        warehouse.release(second);

        assertThat(warehouse.events)
                .containsExactly(
                        new InventoryLow(variant, 5, Warehouse.LOW, null),
                        new InventoryOutOfStock(variant),
                        new InventoryBackInStock(variant, 5),
                        new InventoryAdjusted(variant, 6, "RELEASED"));
    }

    @Test
    void changesTheUnitsOfAnOrderAtOnceOrNotAtAll() {
        var removed = warehouse.variant(3);
        var added = warehouse.variant(2);
        var reference = warehouse.held(Map.of(removed, 3));
        warehouse.confirm(reference);

        change(reference, Map.of(removed, 2), Map.of(added, 2));

        assertThat(warehouse.level(removed)).isEqualTo("3/1");
        assertThat(warehouse.level(added)).isEqualTo("2/2");
        assertThatThrownBy(() -> change(reference, Map.of(removed, 1), Map.of(added, 1)))
                .isInstanceOf(OutOfStock.class);
        assertThat(warehouse.level(removed)).isEqualTo("3/1");
        assertThat(warehouse.level(added)).isEqualTo("2/2");
    }

    private void change(UUID reference, Map<VariantId, Integer> released, Map<VariantId, Integer> added) {
        warehouse.run(() -> warehouse.service.change(reference, released, added, null, null));
    }

    @Test
    void takesTwoStatementsRegardlessOfTheNumberOfLines() {
        var counted = StatementCounter.counting(TestDatabase.dataSource());
        var transactions = new TransactionTemplate(new JdbcTransactionManager(counted));
        var counting = new Warehouse(TestDatabase.jdbc(counted));
        var lines = new HashMap<VariantId, Integer>();
        for (int line = 0; line < 30; line++) {
            lines.put(warehouse.variant(100), 2);
        }
        var reference = UUID.randomUUID();

        var hold = StatementCounter.count(() -> transactions.executeWithoutResult(
                _ -> counting.service.hold(Claim.of(reference, lines, Warehouse.SHORT))));
        var confirm = StatementCounter.count(
                () -> transactions.executeWithoutResult(_ -> counting.service.confirm(reference)));
        var ship = StatementCounter.count(
                () -> transactions.executeWithoutResult(_ -> counting.service.ship(reference, lines)));

        assertThat(hold).hasSize(2);
        assertThat(confirm).hasSize(1);
        assertThat(ship).hasSize(5);
    }

    @Test
    void theLedgerCannotBeChanged() {
        var variant = warehouse.variant(1);

        assertThatThrownBy(() -> warehouse
                        .jdbc
                        .sql("update inventory.movements set quantity = 7 where variant_id = :id")
                        .param("id", variant.value())
                        .update())
                .hasMessageContaining("append only");
    }

    private UUID sold(VariantId variant, int units) {
        var reference = warehouse.held(Map.of(variant, units));
        warehouse.confirm(reference);
        return reference;
    }

    /// `on hand/held` by location.
    private Map<UUID, String> levels(VariantId variant) {
        var levels = new HashMap<UUID, String>();
        warehouse
                .jdbc
                .sql("select location_id, on_hand || '/' || held from inventory.stock_levels where variant_id = :id")
                .param("id", variant.value())
                .query(row -> {
                    levels.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return levels;
    }

    private Map<UUID, Integer> heldAt(UUID reference) {
        var held = new HashMap<UUID, Integer>();
        warehouse
                .jdbc
                .sql("select location_id, quantity from inventory.holds where reference = :id")
                .param("id", reference)
                .query(row -> {
                    held.put(row.getObject(1, UUID.class), row.getInt(2));
                });
        return held;
    }
}
