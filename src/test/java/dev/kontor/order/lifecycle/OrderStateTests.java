package dev.kontor.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.order.FulfillmentId;
import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.lifecycle.OrderStep.Situation;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every step is tried in every situation (R38): what the table does not allow is refused and changes nothing.
class OrderStateTests {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Money TOTAL = Money.of(3_000, "EUR");
    private static final FulfillmentId PARCEL = FulfillmentId.next();
    private static final UUID LINE = UUID.fromString("01940000-0000-7000-8000-000000000001");
    private static final Map<OrderLineId, Integer> UNIT = Map.of(new OrderLineId(LINE), 1);

    static Stream<Situation> situations() {
        return Stream.of(OrderStatus.values()).flatMap(status -> switch (status) {
            case PENDING_PAYMENT, CANCELED, FAILED -> Stream.of(new Situation(status, false, false));
            case OPEN ->
                Stream.of(
                        new Situation(status, false, false),
                        new Situation(status, false, true),
                        new Situation(status, true, false),
                        new Situation(status, true, true));
            case COMPLETED -> Stream.of(new Situation(status, false, false), new Situation(status, false, true));
        });
    }

    static Stream<Arguments> everyStepInEverySituation() {
        return Stream.of(OrderStep.values())
                .flatMap(step -> situations().map(situation -> Arguments.of(step, situation)));
    }

    @ParameterizedTest
    @MethodSource("everyStepInEverySituation")
    void isTakenWhereTheTableAllowsItAndRefusedElsewhere(OrderStep step, Situation situation) {
        var order = order(situation);
        var before = order.state();
        var lines = order.lines();

        switch (step) {
            // Nobody asks for these two: they follow from the payment and the parcels.
            case PLACE ->
                assertThat(order.follow(PaymentStatus.CREATED, captured(), NOW) == Order.Step.PLACED)
                        .isEqualTo(step.isPossible(situation));
            case COMPLETE -> assertThat(order.can(step)).isEqualTo(step.isPossible(situation));
            default -> {
                if (step.isPossible(situation)) {
                    take(order, step);
                    assertThat(order.status()).isEqualTo(step.target() == null ? situation.status() : step.target());
                } else {
                    assertThatThrownBy(() -> take(order, step))
                            .isInstanceOfSatisfying(
                                    OrderStateRefused.class,
                                    refusal -> assertThat(refusal.details())
                                            .containsEntry("orderStatus", situation.status())
                                            .containsEntry("held", situation.held()));
                    assertThat(order.state()).isEqualTo(before);
                    assertThat(order.lines()).isEqualTo(lines);
                    assertThat(order.timeline()).isEmpty();
                }
            }
        }
    }

    @Test
    void aHeldOrderThatIsDoneIsCompletedWhenItIsReleased() {
        var order = order(new Situation(OrderStatus.OPEN, false, false));
        order.assign(UNIT, PARCEL, "staff", NOW);
        order.ship(Map.of(new OrderLineId(LINE), 3), PARCEL, "staff", NOW);
        order.hold("Is the bill right?", "staff", NOW);
        order.follow(PaymentStatus.AUTHORIZED, captured(), NOW);
        assertThat(order.status()).isEqualTo(OrderStatus.OPEN);

        order.release("staff", NOW);

        assertThat(order.fulfillmentStatus()).isEqualTo(FulfillmentStatus.FULFILLED);
        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void aFulfillmentMovesAlongThisTableOnly() {
        assertThat(ParcelStatus.values())
                .allSatisfy(status -> assertThat(status.next())
                        .isEqualTo(Map.of(
                                        ParcelStatus.PENDING,
                                        EnumSet.of(
                                                ParcelStatus.READY_FOR_PICKUP,
                                                ParcelStatus.SHIPPED,
                                                ParcelStatus.COLLECTED,
                                                ParcelStatus.CANCELED),
                                        ParcelStatus.READY_FOR_PICKUP,
                                        EnumSet.of(ParcelStatus.COLLECTED, ParcelStatus.CANCELED),
                                        ParcelStatus.SHIPPED,
                                        EnumSet.of(ParcelStatus.DELIVERED))
                                .getOrDefault(status, EnumSet.noneOf(ParcelStatus.class))));
    }

    @Test
    void moneyThatWasTakenStaysTaken() {
        assertThat(PaymentStatus.CAPTURED.next()).isEmpty();
        assertThat(PaymentStatus.DECLINED.next()).containsOnly(PaymentStatus.AUTHORIZED, PaymentStatus.CAPTURED);
        assertThat(PaymentStatus.CANCELED.next()).containsOnly(PaymentStatus.AUTHORIZED, PaymentStatus.CAPTURED);
        assertThat(PaymentStatus.AUTHORIZED.next()).containsOnly(PaymentStatus.CAPTURED, PaymentStatus.CANCELED);
    }

    private static void take(Order order, OrderStep step) {
        switch (step) {
            case FAIL -> order.fail("declined", NOW);
            case CANCEL -> order.cancel("changed my mind", "guest", NOW);
            case HOLD -> order.hold("Is the address right?", "staff", NOW);
            case RELEASE -> order.release("staff", NOW);
            case PACK -> assertThat(order.assign(UNIT, PARCEL, "staff", NOW)).isTrue();
            case UNPACK -> order.unassign(UNIT, PARCEL, "staff", NOW);
            case READY -> order.ready(PARCEL, "staff", NOW);
            case SHIP -> order.ship(UNIT, PARCEL, "staff", NOW);
            case DELIVER -> order.delivered(PARCEL, "staff", NOW);
            case CANCEL_UNITS ->
                assertThat(order.cancelUnits(UNIT, "sold out", "staff", NOW)).isTrue();
            case PLACE, COMPLETE, EDIT, READDRESS, RETURN -> order.require(step);
        }
    }

    /// Three units, of which two are in parcels.
    private static Order order(Situation situation) {
        var hold = situation.held() ? new OrderState.Hold("Is the address right?", "staff", NOW) : null;
        boolean pending = situation.status() == OrderStatus.PENDING_PAYMENT;
        return new Order(
                new Order.Facts(
                        OrderId.next(),
                        "K-1",
                        UUID.randomUUID(),
                        null,
                        true,
                        "ada@example.com",
                        "en",
                        "default",
                        TOTAL,
                        PaymentId.next(),
                        "test",
                        0,
                        1),
                new OrderState(
                        situation.status(),
                        pending ? OrderPaymentStatus.PENDING : OrderPaymentStatus.AUTHORIZED,
                        situation.shipped() ? FulfillmentStatus.PARTIALLY_FULFILLED : FulfillmentStatus.UNFULFILLED,
                        null,
                        hold,
                        null,
                        null,
                        null,
                        null,
                        0),
                new OrderLines(
                        List.of(line(LINE, 2, situation.shipped() ? 1 : 0), line(UUID.randomUUID(), 0, 0, false)),
                        List.of()));
    }

    private static OrderLine line(UUID id, int assigned, int shipped) {
        return new OrderLine(
                id,
                UUID.randomUUID(),
                "MUG",
                "Mug",
                "",
                true,
                3,
                assigned,
                shipped,
                0,
                0,
                2_000,
                0,
                0,
                0,
                0,
                0,
                null,
                List.of(),
                null,
                null,
                null);
    }

    private static OrderLine line(UUID id, int assigned, int shipped, boolean shippable) {
        return new OrderLine(
                id,
                UUID.randomUUID(),
                "SONG",
                "Song",
                "",
                shippable,
                1,
                assigned,
                shipped,
                0,
                0,
                1_000,
                0,
                0,
                0,
                0,
                0,
                null,
                List.of(),
                null,
                null,
                null);
    }

    private static PaymentSnapshot captured() {
        return new PaymentSnapshot(
                PaymentId.next(),
                UUID.randomUUID(),
                "test",
                PaymentStatus.CAPTURED,
                TOTAL,
                TOTAL,
                Money.of(0, "EUR"),
                Money.of(0, "EUR"),
                Money.of(0, "EUR"),
                Money.of(0, "EUR"),
                null,
                Map.of(),
                Map.of(),
                List.of(),
                NOW,
                2);
    }
}
