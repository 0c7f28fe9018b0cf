package dev.kontor.document;

import static org.awaitility.Awaitility.await;

import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Repeats;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Payments, cancellations, refunds and goodwill in any order: no tax is ever credited beyond the invoice, and a
/// canceled order is credited completely.
@KontorTest
class CreditNoteSequenceTests extends CreditScenario {

    private static final int STEPS = 7;

    static LongStream seeds() {
        return Repeats.seeds(6, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void creditNotesNeverExceedTheInvoiceAndEqualItInTheEnd(long seed) {
        var random = new Random(seed);
        var order = switch ((int) (seed % 3)) {
            case 0 -> card("tok_approve");
            case 1 -> card("tok_authorize_only");
            default -> onAccount();
        };
        int invoiced = random.nextInt(3);
        for (int number = 0; number < STEPS; number++) {
            if (number == invoiced) {
                invoice(order);
            }
            step(order, random);
            assertConsistent(order);
        }

        cancel(order);

        if (test.state(order.id()).startsWith("CANCELED")
                && !sums(order, DocumentKind.INVOICE).isEmpty()) {
            await().atMost(SOON).until(() -> payments.held(order.payment()).isZero());
            awaitCredited(order, total(sums(order, DocumentKind.INVOICE)));
        }
        assertConsistent(order);
    }

    /// Steps that the order refuses change nothing.
    private void step(Placed order, Random random) {
        var line = random.nextBoolean() ? order.line() : second(order);
        switch (random.nextInt(5)) {
            case 0, 1 -> cancel(order, line, 1);
            case 2 -> goodwill(order, 1 + random.nextInt(900));
            case 3 ->
                refund(order, Map.of("items", List.of(Map.of("id", line.text(), "quantity", 1)), "reason", "Broken."));
            default -> pay(order, random);
        }
    }

    private void pay(Placed order, Random random) {
        var payment = payments.find(order.payment()).orElseThrow();
        long open = payment.amount()
                .minus(payment.captured())
                .minus(payment.released())
                .minor();
        if (open <= 0 || !test.state(order.id()).startsWith("OPEN")) {
            return;
        }
        long minor = random.nextBoolean() ? open : 1 + random.nextLong(open);
        if (payment.awaited().isPositive()) {
            record(order, minor);
        } else {
            payments.capture(order.payment(), Money.of(minor, "EUR"));
        }
    }
}
