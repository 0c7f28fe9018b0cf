package dev.kontor.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Claim;
import dev.kontor.inventory.stock.InventoryProperties.HoldLimit;
import dev.kontor.testing.TestDatabase;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Nobody keeps the whole stock from others without paying.
class HoldLimitTests {

    private final Warehouse warehouse = new Warehouse(
            TestDatabase.jdbc(), Warehouse.properties(AllocationStrategy.PRIORITY, new HoldLimit(20, 10, 15)));
    private final String customer = "cus_" + UUID.randomUUID();
    private final String source = "net-" + UUID.randomUUID();

    @AfterEach
    void theBooksAreInOrder() {
        warehouse.assertThatTheLedgerExplainsEveryLevel();
    }

    @Test
    void oneOrderHoldsSoMuchAtMost() {
        var variant = warehouse.variant(100);

        assertThat(hold(variant, 21, null, null)).isEqualTo("order");
        assertThat(hold(variant, 20, null, null)).isEqualTo("held");

        assertThat(warehouse.level(variant)).isEqualTo("100/20");
    }

    @Test
    void oneCustomerHoldsSoMuchAtMostWithAnyNumberOfOrders() {
        var variant = warehouse.variant(100);

        assertThat(hold(variant, 6, customer, null)).isEqualTo("held");
        assertThat(hold(variant, 5, customer, null)).isEqualTo("customer");
        assertThat(hold(variant, 4, customer, null)).isEqualTo("held");
        assertThat(hold(variant, 1, customer, null)).isEqualTo("customer");
        assertThat(hold(variant, 10, "cus_" + UUID.randomUUID(), null)).isEqualTo("held");

        assertThat(warehouse.level(variant)).isEqualTo("100/20");
    }

    @Test
    void oneSourceHoldsSoMuchAtMostWithAnyNumberOfCustomers() {
        var variant = warehouse.variant(100);

        for (int guest = 0; guest < 3; guest++) {
            assertThat(hold(variant, 5, "cus_" + UUID.randomUUID(), source)).isEqualTo("held");
        }
        assertThat(hold(variant, 1, null, source)).isEqualTo("source");

        assertThat(warehouse.level(variant)).isEqualTo("100/15");
    }

    @Test
    void paidReleasedAndExpiredHoldsNoLongerCount() {
        var variant = warehouse.variant(100);
        for (int round = 0; round < 3; round++) {
            var reference = UUID.randomUUID();
            warehouse.run(() -> warehouse.service.hold(claim(reference, variant, 10, customer, source)));
            assertThat(hold(variant, 1, customer, source)).isEqualTo("customer");
            switch (round) {
                case 0 -> warehouse.confirm(reference);
                case 1 -> warehouse.release(reference);
                default -> {
                    warehouse.runOut(reference);
                    warehouse.expireDue();
                }
            }
        }

        assertThat(hold(variant, 10, customer, source)).isEqualTo("held");
        assertThat(warehouse
                        .jdbc
                        .sql("select count(*) from inventory.reservations where state <> 'HELD'"
                                + " and (customer_key is not null or source_key is not null)")
                        .query(Long.class)
                        .single())
                .as("who held what is forgotten with the hold")
                .isZero();
    }

    @Test
    void manyRequestsAtOnceDoNotGetPastTheLimit() {
        var variants =
                IntStream.range(0, 3).mapToObj(_ -> warehouse.variant(100)).toList();

        var outcomes = AtOnce.run(IntStream.range(0, 60)
                .mapToObj(number -> (Callable<String>) () -> hold(variants.get(number % 3), 1, customer, source))
                .toList());

        assertThat(outcomes.stream().filter("held"::equals)).hasSize(10);
        assertThat(outcomes.stream().filter("customer"::equals)).hasSize(50);
    }

    private String hold(VariantId variant, int units, @Nullable String buyer, @Nullable String network) {
        try {
            warehouse.run(() -> warehouse.service.hold(claim(UUID.randomUUID(), variant, units, buyer, network)));
            return "held";
        } catch (HoldLimitReached refusal) {
            return String.valueOf(refusal.details().get("countedBy"));
        }
    }

    private static Claim claim(
            UUID reference, VariantId variant, int units, @Nullable String buyer, @Nullable String network) {
        return new Claim(reference, Map.of(variant, units), Warehouse.SHORT, null, buyer, network, null);
    }
}
