package dev.kontor.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.Claim;
import dev.kontor.inventory.InventoryAdjusted;
import dev.kontor.inventory.InventoryBackInStock;
import dev.kontor.inventory.InventoryLow;
import dev.kontor.inventory.InventoryOutOfStock;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.NextHold;
import dev.kontor.inventory.OutOfStock;
import dev.kontor.inventory.OutOfStock.Shortage;
import dev.kontor.inventory.WaitingUnits;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class BackorderTests {

    private static final LocalDate SPRING = LocalDate.of(2027, 3, 20);

    private final Warehouse warehouse = new Warehouse();
    private final LocationId place = warehouse.location(10);

    @AfterEach
    void theBooksAreInOrder() {
        warehouse.assertThatTheLedgerExplainsEveryLevel();
    }

    @Test
    void promisesBeyondWhatIsThereUpToTheLimit() {
        var variant = stocked(2, Warehouse.backorders(3));

        var reference = warehouse.held(Map.of(variant, 4));

        assertThat(warehouse.level(variant)).isEqualTo("2/2");
        assertThat(warehouse.backordered(variant)).isEqualTo(2);
        assertThat(availability(variant)).isEqualTo(new Availability(0, true, 1, false, null));
        assertThat(warehouse.service.waiting(List.of(reference)))
                .containsExactly(Map.entry(reference, List.of(new WaitingUnits(variant, 2, null))));
        assertThatThrownBy(() -> warehouse.held(Map.of(variant, 2)))
                .isInstanceOfSatisfying(
                        OutOfStock.class,
                        refusal -> assertThat(refusal.details())
                                .containsEntry("shortages", List.of(new Shortage(variant, 2, 1))));
        assertThat(warehouse.level(variant)).isEqualTo("2/2");
        assertThat(warehouse.backordered(variant)).isEqualTo(2);
    }

    @Test
    void incomingUnitsGoToTheLongestWaiting() {
        var variant = stocked(0, Warehouse.backorders(10));
        var first = warehouse.held(Map.of(variant, 2));
        var second = warehouse.held(Map.of(variant, 3));
        warehouse.events.clear();

        warehouse.receive(variant, place, 4);

        assertThat(warehouse.level(variant)).isEqualTo("4/4");
        assertThat(warehouse.waiting(first)).isZero();
        assertThat(warehouse.waiting(second)).isEqualTo(1);
        assertThat(warehouse.events).containsExactly(new InventoryAdjusted(variant, 0, "RECEIVED"));

        warehouse.receive(variant, place, 5);

        assertThat(warehouse.level(variant)).isEqualTo("9/5");
        assertThat(warehouse.waiting(second)).isZero();
        assertThat(warehouse.available(variant)).isEqualTo(4);
        assertThat(warehouse.events)
                .contains(new InventoryBackInStock(variant, 4))
                .doesNotHaveDuplicates();
    }

    @Test
    void releasedUnitsGoToWaitingReservations() {
        var variant = stocked(3, Warehouse.backorders(10));
        var owner = warehouse.held(Map.of(variant, 3));
        var waiting = warehouse.held(Map.of(variant, 2));
        var gone = warehouse.held(Map.of(variant, 5));

        warehouse.release(gone);
        assertThat(warehouse.backordered(variant)).isEqualTo(2);
        warehouse.run(() -> warehouse.service.release(owner, Map.of(variant, 1)));

        assertThat(warehouse.level(variant)).isEqualTo("3/3");
        assertThat(warehouse.waiting(waiting)).isEqualTo(1);
        assertThat(warehouse.backordered(variant)).isEqualTo(1);
    }

    @Test
    void aHoldThatReplacesAnotherGetsItsUnitsFirst() {
        var variant = stocked(2, Warehouse.backorders(10));
        var draft = warehouse.held(Map.of(variant, 2));
        var waiting = warehouse.held(Map.of(variant, 3));
        warehouse.events.clear();

        var same = replaced(draft, Map.of(variant, 2));
        assertThat(warehouse.state(draft)).isEqualTo("RELEASED");
        assertThat(warehouse.waiting(same)).isZero();
        assertThat(warehouse.waiting(waiting)).isEqualTo(3);
        assertThat(warehouse.level(variant)).isEqualTo("2/2");
        assertThat(warehouse.events).as("nothing was back in stock").isEmpty();

        var fewer = replaced(same, Map.of(variant, 1));
        assertThat(warehouse.waiting(fewer)).isZero();
        assertThat(warehouse.waiting(waiting)).isEqualTo(2);

        var more = replaced(fewer, Map.of(variant, 3));
        assertThat(warehouse.waiting(more)).isEqualTo(2);
        assertThat(warehouse.waiting(waiting)).isEqualTo(2);
        assertThat(warehouse.level(variant)).isEqualTo("2/2");
    }

    @Test
    void aHoldHandsItsUnitsAndItsPlaceToAnother() {
        var variant = stocked(2, Warehouse.backorders(10));
        var order = warehouse.held(Map.of(variant, 3));
        var waiting = warehouse.held(Map.of(variant, 3));
        warehouse.events.clear();
        var draft = new NextHold(UUID.randomUUID(), Warehouse.SHORT);

        assertThat(handedOver(order, draft)).isTrue();

        assertThat(warehouse.state(order)).isEqualTo("RELEASED");
        assertThat(warehouse.state(draft.reference())).isEqualTo("HELD");
        assertThat(warehouse.waiting(draft.reference())).isEqualTo(1);
        assertThat(warehouse.level(variant)).isEqualTo("2/2");
        assertThat(warehouse.backordered(variant)).isEqualTo(4);
        assertThat(warehouse.events).as("nothing was back in stock").isEmpty();
        warehouse.receive(variant, place, 1);
        assertThat(warehouse.waiting(draft.reference())).isZero();
        assertThat(warehouse.waiting(waiting)).isEqualTo(3);
        assertThat(handedOver(order, new NextHold(UUID.randomUUID(), Warehouse.SHORT)))
                .isFalse();
        warehouse.release(draft.reference());
        assertThat(warehouse.waiting(waiting)).isZero();
    }

    private boolean handedOver(UUID reference, NextHold next) {
        var result = new AtomicBoolean();
        warehouse.run(() -> result.set(warehouse.service.handOver(reference, next)));
        return result.get();
    }

    @Test
    void anExpiredHoldIsReplacedByWhatIsLeft() {
        var variant = stocked(2, Warehouse.safety(0));
        var draft = warehouse.held(Map.of(variant, 2));
        warehouse.runOut(draft);
        warehouse.expireDue();
        warehouse.held(Map.of(variant, 1));

        assertThatThrownBy(() -> replaced(draft, Map.of(variant, 2))).isInstanceOf(OutOfStock.class);
        replaced(draft, Map.of(variant, 1));

        assertThat(warehouse.level(variant)).isEqualTo("2/2");
        assertThat(warehouse.confirm(draft)).isFalse();
    }

    @Test
    void aHoldThatReplacesAnotherKeepsItsPlaceInTheQueue() {
        var variant = stocked(0, Warehouse.backorders(4));
        var first = warehouse.held(Map.of(variant, 2));
        var second = warehouse.held(Map.of(variant, 2));

        var order = replaced(first, Map.of(variant, 2));
        warehouse.receive(variant, place, 2);

        assertThat(warehouse.waiting(order)).isZero();
        assertThat(warehouse.waiting(second)).isEqualTo(2);
    }

    private UUID replaced(UUID earlier, Map<VariantId, Integer> quantities) {
        var reference = UUID.randomUUID();
        warehouse.run(() -> warehouse.service.replace(earlier, Claim.of(reference, quantities, Warehouse.SHORT)));
        return reference;
    }

    @Test
    void theUnpaidPartOfAPromiseIsReturnedFirst() {
        var variant = stocked(2, Warehouse.backorders(10));
        var reference = warehouse.held(Map.of(variant, 5));

        warehouse.run(() -> warehouse.service.release(reference, Map.of(variant, 4)));

        assertThat(warehouse.level(variant)).isEqualTo("2/1");
        assertThat(warehouse.backordered(variant)).isZero();
        assertThat(warehouse.available(variant)).isEqualTo(1);
    }

    @Test
    void shipsOnlyWhatHasComeIn() {
        var variant = stocked(1, Warehouse.backorders(10));
        var reference = warehouse.held(Map.of(variant, 3));
        warehouse.confirm(reference);

        assertThatThrownBy(() -> warehouse.run(() -> warehouse.service.ship(reference, Map.of(variant, 2))))
                .isInstanceOfSatisfying(
                        OutOfStock.class,
                        refusal -> assertThat(refusal.details())
                                .containsEntry("shortages", List.of(new Shortage(variant, 2, 1))));
        assertThat(warehouse.level(variant)).isEqualTo("1/1");
        warehouse.run(() -> warehouse.service.ship(reference, Map.of(variant, 1)));
        warehouse.receive(variant, place, 2);
        warehouse.run(() -> warehouse.service.ship(reference, Map.of(variant, 2)));

        assertThat(warehouse.level(variant)).isEqualTo("0/0");
        assertThat(warehouse.backordered(variant)).isZero();
    }

    @Test
    void whatIsWrittenOffLeavesTheHouseAndItsPromisesEnd() {
        var variant = stocked(2, Warehouse.backorders(10));
        var reference = warehouse.held(Map.of(variant, 5));
        warehouse.confirm(reference);

        warehouse.run(() -> warehouse.service.writeOff(reference, Map.of(variant, 5)));

        assertThat(warehouse.level(variant)).isEqualTo("0/0");
        assertThat(warehouse.backordered(variant)).isZero();
    }

    @Test
    void anExpiredPromiseIsTakenBackAndMadeAgainIfItIsConfirmedAfterAll() {
        var variant = stocked(1, Warehouse.backorders(2));
        var reference = warehouse.held(Map.of(variant, 3));
        warehouse.runOut(reference);

        assertThat(warehouse.expireDue()).isEqualTo(1);
        assertThat(warehouse.backordered(variant)).isZero();
        assertThat(warehouse.confirm(reference)).isTrue();

        assertThat(warehouse.level(variant)).isEqualTo("1/1");
        assertThat(warehouse.waiting(reference)).isEqualTo(2);
    }

    @Test
    void neverSellsTheSafetyStock() {
        var variant = stocked(5, Warehouse.safety(3));

        assertThat(warehouse.available(variant)).isEqualTo(2);
        assertThatThrownBy(() -> warehouse.held(Map.of(variant, 3))).isInstanceOf(OutOfStock.class);
        warehouse.held(Map.of(variant, 2));
        assertThat(warehouse.level(variant)).isEqualTo("5/2");
        assertThat(warehouse.events).last().isEqualTo(new InventoryOutOfStock(variant));

        warehouse.sell(variant, place, Warehouse.safety(0));
        assertThat(warehouse.available(variant)).isEqualTo(3);
        assertThat(warehouse.events).last().isEqualTo(new InventoryBackInStock(variant, 3));
    }

    @Test
    void takesWhatIsThereEverywhereBeforeItPromises() {
        var far = warehouse.location(20);
        var variant = warehouse.variant(Map.entry(place, 1), Map.entry(far, 2));
        warehouse.sell(variant, place, Warehouse.backorders(10));

        warehouse.held(Map.of(variant, 3));
        assertThat(warehouse.backordered(variant)).isZero();
        warehouse.held(Map.of(variant, 1));
        assertThat(warehouse.backordered(variant)).isEqualTo(1);
    }

    @Test
    void aPreorderNamesItsDateAndIsDistinguished() {
        var variant = stocked(0, new SellingTerms(1, 0, null, SoldOutPolicy.PREORDER, 2, SPRING));

        assertThat(availability(variant)).isEqualTo(new Availability(0, true, 2, true, SPRING));
        assertThat(availability(variant).status()).isEqualTo(Availability.Status.PREORDER);
        warehouse.events.clear();
        var reference = warehouse.held(Map.of(variant, 2));

        assertThat(warehouse.service.waiting(List.of(reference)))
                .containsExactly(Map.entry(reference, List.of(new WaitingUnits(variant, 2, SPRING))));
        assertThat(availability(variant).status()).isEqualTo(Availability.Status.OUT_OF_STOCK);
        // Pages that say "preorder" must be forgotten.
        assertThat(warehouse.events).containsExactly(new InventoryAdjusted(variant, 0, "HELD"));
    }

    @Test
    void reportsTheThresholdOfALevelOnceEachTimeItIsCrossed() {
        var variant = stocked(100, new SellingTerms(1, 0, 97, SoldOutPolicy.STOCK, 0, null));
        warehouse.events.clear();

        warehouse.held(Map.of(variant, 2));
        var crossing = warehouse.held(Map.of(variant, 1));
        warehouse.held(Map.of(variant, 1));
        warehouse.release(crossing);
        warehouse.receive(variant, place, 1);
        warehouse.held(Map.of(variant, 1));

        assertThat(warehouse.events.stream().filter(InventoryLow.class::isInstance))
                .containsExactly(new InventoryLow(variant, 97, 97, place), new InventoryLow(variant, 97, 97, place));
    }

    @Test
    void theDatabaseIsTheLastLineOfDefence() {
        var variant = stocked(3, Warehouse.backorders(2));

        for (var bug : List.of("held = 4", "held = -1", "backordered = 3", "backordered = -1", "on_hand = -1")) {
            assertThatThrownBy(() -> warehouse
                            .jdbc
                            .sql("update inventory.stock_levels set " + bug + " where variant_id = :id")
                            .param("id", variant.value())
                            .update())
                    .as(bug)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        assertThat(warehouse.level(variant)).isEqualTo("3/0");
    }

    private Availability availability(VariantId variant) {
        var now = warehouse.service.availability(List.of(variant)).get(variant);
        var locked = warehouse.get(() -> warehouse.levels.lock(List.of(variant)).availability(variant));
        assertThat(locked).as("what the lock and the view say").isEqualTo(now);
        return locked;
    }

    private VariantId stocked(int units, SellingTerms terms) {
        var variant = warehouse.variant(Map.entry(place, units));
        warehouse.sell(variant, place, terms);
        return variant;
    }
}
