package dev.kontor.order.returning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.payment.NewPayment;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.LedgerProbe;
import dev.kontor.testing.Repeats;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Transfers, cancellations, returns and write-offs in any order: in the end, the buyer has paid for what was neither
/// canceled, returned nor written off, to the cent.
@KontorTest
class UnpaidReturnSequenceTests extends ReturnScenario {

    private static final long UNIT = 1_190;
    private static final int STEPS = 9;

    /// So small that what came back can always be refunded in full.
    private static final long MAX_WRITTEN_OFF = 150;

    private int canceled;
    private int returned;
    private long writtenOff;

    static LongStream seeds() {
        return Repeats.seeds(4, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theBuyerPaysForWhatIsLeft(long seed) {
        var random = new Random(seed);
        var order = test.paid(NewPayment.ON_ACCOUNT, null, null);
        ship(order, 3);

        for (int number = 0; number < STEPS; number++) {
            step(order, random);
            var books = books(order);
            assertThat(books.values().stream().mapToLong(Long::longValue).sum()).isZero();
            assertThat(books.getOrDefault("RECEIVABLE", 0L))
                    .as("step %d", number)
                    .isEqualTo(outstanding(order));
        }
        long rest = outstanding(order);
        if (rest > 0) {
            record(order, rest);
        }

        assertThat(outstanding(order)).isZero();
        assertThat(books(order)).doesNotContainKey("RECEIVABLE");
        long expected = 7_640 - UNIT * (canceled + returned) - writtenOff;
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(books(order).getOrDefault("PROVIDER_CLEARING", 0L))
                        .isEqualTo(expected));
        assertThat(books(order)).doesNotContainKey("REFUNDS_PAYABLE");
        assertThat(books(order).getOrDefault("WRITE_OFFS", 0L)).isEqualTo(writtenOff);
    }

    private void step(Placed order, Random random) {
        long open = outstanding(order);
        switch (random.nextInt(4)) {
            case 0 -> {
                if (open > 0) {
                    record(order, 1 + random.nextLong(open));
                }
            }
            case 1 -> {
                if (canceled < 2) {
                    cancel(order);
                    // It lowers what is still to pay, then the loss, and the rest is refunded.
                    writtenOff = Math.max(0, writtenOff - Math.max(0, UNIT - open));
                }
            }
            case 2 -> {
                if (returned < 3) {
                    refund(order);
                }
            }
            default -> {
                if (open > 0) {
                    writeOff(order, 1 + random.nextLong(Math.min(open, MAX_WRITTEN_OFF)));
                }
            }
        }
    }

    private void record(Placed order, long minor) {
        staff.withIdempotencyKey()
                .post(path(order) + "/payments", Map.of("amount", euro(minor), "note", "Statement 7"))
                .expect(201);
    }

    private void cancel(Placed order) {
        var items = List.of(Map.of("itemId", second(order).text(), "quantity", 1));
        staff.withIdempotencyKey()
                .post(path(order) + "/cancel", Map.of("reason", "Sold out", "items", items))
                .expect(200);
        canceled++;
    }

    private void refund(Placed order) {
        var created = create(order, item(order.line(), 1)).expect(201);
        receive(created, 1, "SELLABLE").expect(200);
        act(created.at("/id"), "refund", Map.of()).expect(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> staff.get("/admin/v1/returns/" + created.at("/id"))
                        .expect(200)
                        .at("/status")
                        .equals("REFUNDED"));
        returned++;
    }

    private void writeOff(Placed order, long minor) {
        staff.withIdempotencyKey()
                .post(path(order) + "/write-offs", Map.of("amount", euro(minor), "reason", "Agreed"))
                .expect(200);
        writtenOff += minor;
    }

    private long outstanding(Placed order) {
        return staff.get(path(order))
                .expect(200)
                .json()
                .at("/outstanding/amount")
                .asLong(0);
    }

    private TreeMap<String, Long> books(Placed order) {
        return LedgerProbe.balances(staff, path(order));
    }

    private static Map<String, Object> euro(long minor) {
        return Map.of("amount", minor, "currency", "EUR");
    }

    private static String path(Placed order) {
        return "/admin/v1/orders/" + order.id().text();
    }
}
