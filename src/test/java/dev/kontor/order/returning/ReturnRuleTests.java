package dev.kontor.order.returning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kontor.catalog.ProductId;
import dev.kontor.inventory.LocationId;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.Fulfillment;
import dev.kontor.order.lifecycle.ParcelStatus;
import dev.kontor.order.lifecycle.Tracking;
import dev.kontor.order.returning.policy.ReturnTerms;
import dev.kontor.order.returning.policy.ShippingRefund;
import dev.kontor.order.returning.reason.OfferedReason;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.RejectedException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be returned, and which steps a return can take.
class ReturnRuleTests {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final OrderLineId LINE = OrderLineId.next();
    private static final ProductId PRODUCT = ProductId.next();
    private static final List<OfferedReason> REASONS = List.of(
            new OfferedReason("DOES_NOT_FIT", "It does not fit", false),
            new OfferedReason("DEFECTIVE", "It does not work", true));

    @Test
    void theWindowBeginsWithTheDeliveryOrElseWithTheShipment() {
        assertThat(units(5, 0, parcel(2, 31, 29), parcel(3, 31, null)).within()).isEqualTo(2);
        assertThat(units(5, 0, parcel(2, 31, 30)).within()).isZero();
        assertThat(units(5, 0, parcel(2, 29, null)).within()).isEqualTo(2);
        assertThat(units(5, 0, parcel(2, 40, 35)).until()).isEqualTo(NOW.minus(Duration.ofDays(5)));
        assertThat(units(5, 0, parcel(2, 40, 35), parcel(3, 2, 1)).until()).isEqualTo(NOW.plus(Duration.ofDays(29)));
        assertThat(units(0, 0).until()).isNull();
    }

    @Test
    void unitsInReturnsCannotBeReturnedAgain() {
        assertThat(units(5, 4, parcel(5, 2, 1)).within()).isEqualTo(1);
        assertThat(units(5, 5, parcel(5, 2, 1)).within()).isZero();
    }

    @Test
    void aProductCanHaveAWindowOrNone() {
        assertThat(units(terms(Map.of(PRODUCT.text(), 0)), 5, 0, parcel(5, 2, 1)))
                .extracting(ReturnableUnits::within, ReturnableUnits::until)
                .containsExactly(0, null);
        assertThat(units(terms(Map.of(PRODUCT.text(), 100)), 5, 0, parcel(5, 99, 99))
                        .within())
                .isEqualTo(5);
    }

    @Test
    void requestedItemsCopyTheReasonOfTheShop() {
        var items = check(false, wanted(1, "DOES_NOT_FIT", null), wanted(2, "DEFECTIVE", "No power"));

        assertThat(items)
                .extracting(ReturnItem::quantity, ReturnItem::reasonLabel, ReturnItem::note)
                .containsExactly(tuple(1, "It does not fit", null), tuple(2, "It does not work", "No power"));
    }

    @Test
    void refusesItemsThatCannotBeReturned() {
        assertRefused("rejected", "/items/0/reason", () -> check(false, wanted(1, "MOOD", null)));
        assertRefused("rejected", "/items/0/note", () -> check(false, wanted(1, "DEFECTIVE", " ")));
        assertRefused(
                "quantity-limit",
                "/items/1/quantity",
                () -> check(true, wanted(3, "DOES_NOT_FIT", null), wanted(3, "DOES_NOT_FIT", null)));
        assertRefused(
                "return-window-closed",
                "/items/1/quantity",
                () -> check(false, wanted(3, "DOES_NOT_FIT", null), wanted(1, "DOES_NOT_FIT", null)));
        assertThat(check(true, wanted(5, "DOES_NOT_FIT", null))).hasSize(1);
        assertRefused(
                "rejected",
                "/items/0/itemId",
                () -> new RequestedItems(List.of(), REASONS).check(List.of(wanted(1, "DOES_NOT_FIT", null)), true));
    }

    @Test
    void unitsArriveInParts() {
        var created = requested(3).approve("Send it", NOW);
        var item = created.items().getFirst().id();

        var part = created.receive(
                List.of(received(item, 1, ItemCondition.SELLABLE), received(item, 1, ItemCondition.LOST)), NOW);

        assertThat(part.status()).isEqualTo(ReturnStatus.PARTIALLY_RECEIVED);
        assertThat(part.open()).isEqualTo(Map.of(LINE, 1));
        assertRefused(
                "quantity-limit",
                "/items/0/quantity",
                () -> part.receive(List.of(received(item, 2, ItemCondition.DAMAGED)), NOW));
        assertRefused(
                "rejected",
                "/items/0/itemId",
                () -> part.receive(List.of(received(ReturnItemId.next(), 1, ItemCondition.DAMAGED)), NOW));
        var whole = part.receive(List.of(received(item, 1, ItemCondition.DAMAGED)), NOW);
        assertThat(whole.status()).isEqualTo(ReturnStatus.RECEIVED);
        assertThat(whole.open()).isEmpty();
        assertThat(whole.items().getFirst())
                .extracting(ReturnItem::sellable, ReturnItem::damaged, ReturnItem::lost)
                .containsExactly(1, 1, 1);
        assertThat(whole.version()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            REQUESTED,          approve reject cancel
            APPROVED,           cancel receive close
            REJECTED,           ''
            CANCELED,           ''
            PARTIALLY_RECEIVED, receive close
            RECEIVED,           close
            REFUNDED,           ''
            CLOSED,             ''
            """)
    void takesOnlyTheStepsOfItsState(ReturnStatus status, String steps) {
        for (var step : List.of("approve", "reject", "cancel", "receive", "close")) {
            var current = requested(3);
            var now = new Return(
                    current.id(),
                    current.number(),
                    current.kind(),
                    current.orderId(),
                    status,
                    current.requestedBy(),
                    current.texts(),
                    current.times(),
                    current.tracking(),
                    current.items(),
                    null,
                    false,
                    current.version());
            if (List.of(steps.split(" ")).contains(step)) {
                assertThat(take(now, step).version()).isEqualTo(2);
            } else {
                assertThatThrownBy(() -> take(now, step))
                        .isInstanceOf(ConflictException.class)
                        .hasMessageContaining("The return is " + status);
            }
        }
    }

    @Test
    void onlySellableUnitsRequireALocation() {
        var item = ReturnItemId.next();
        new ReceiveReturn(null, List.of(received(item, 1, ItemCondition.DAMAGED))).requireLocation();
        new ReceiveReturn(LocationId.next(), List.of(received(item, 1, ItemCondition.SELLABLE))).requireLocation();

        assertThatThrownBy(() ->
                        new ReceiveReturn(null, List.of(received(item, 1, ItemCondition.SELLABLE))).requireLocation())
                .isInstanceOf(BadRequestException.class);
    }

    private static Return take(Return current, String step) {
        var item = current.items().getFirst().id();
        return switch (step) {
            case "approve" -> current.approve(null, NOW);
            case "reject" -> current.reject("Used", NOW);
            case "cancel" -> current.cancel(NOW);
            case "receive" -> current.receive(List.of(received(item, 1, ItemCondition.SELLABLE)), NOW);
            default -> current.close(NOW);
        };
    }

    private static void assertRefused(String code, String pointer, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(RejectedException.class, refusal -> {
            assertThat(refusal.code().code()).isEqualTo(code);
            assertThat(((DomainException) refusal).errors().getFirst().pointer())
                    .isEqualTo(pointer);
        });
    }

    private static Return requested(int quantity) {
        var item = ReturnItem.of(LINE, quantity, "DOES_NOT_FIT", "It does not fit", null);
        return Return.request(
                OrderId.next(), "K-1-R1", Return.Kind.RETURN, List.of(item), null, null, null, "guest", NOW);
    }

    private static ReceivedUnits received(ReturnItemId item, int quantity, ItemCondition condition) {
        return new ReceivedUnits(item, quantity, condition);
    }

    private static List<ReturnItem> check(boolean anyTime, UnitsToReturn... wanted) {
        var units = units(5, 0, parcel(3, 2, 1), parcel(2, 90, 90));
        return new RequestedItems(List.of(units), REASONS).check(List.of(wanted), anyTime);
    }

    private static UnitsToReturn wanted(int quantity, String reason, @Nullable String note) {
        return new UnitsToReturn(LINE, quantity, reason, note);
    }

    private static ReturnableUnits units(int shipped, int inReturns, Fulfillment... parcels) {
        return units(terms(Map.of()), shipped, inReturns, parcels);
    }

    private static ReturnableUnits units(ReturnTerms terms, int shipped, int inReturns, Fulfillment... parcels) {
        var line = new ReturnableLine(LINE, PRODUCT, "CUP", "Cup", "Blue", null, true, 9, shipped, inReturns, false);
        return ReturnableUnits.of(List.of(line), List.of(parcels), terms, NOW).getFirst();
    }

    private static ReturnTerms terms(Map<String, Integer> products) {
        return new ReturnTerms(30, products, false, null, BigDecimal.ZERO, ShippingRefund.NONE, null);
    }

    /// A parcel that was shipped and delivered so many days ago.
    private static Fulfillment parcel(int units, int shipped, @Nullable Integer delivered) {
        return new Fulfillment(
                FulfillmentId.next(),
                OrderId.next(),
                null,
                null,
                delivered == null ? ParcelStatus.SHIPPED : ParcelStatus.DELIVERED,
                new Tracking(null, null, null),
                Map.of(LINE, units),
                NOW,
                null,
                NOW.minus(Duration.ofDays(shipped)),
                delivered == null ? null : NOW.minus(Duration.ofDays(delivered)),
                null,
                null,
                null,
                null,
                null,
                1);
    }
}
