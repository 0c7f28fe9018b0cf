package dev.kontor.order.returning.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.ReturnId;
import dev.kontor.order.returning.Return;
import dev.kontor.order.returning.ReturnDetails;
import dev.kontor.order.returning.ReturnItem;
import dev.kontor.order.returning.ReturnItemId;
import dev.kontor.order.returning.ReturnRefundStatus;
import dev.kontor.order.returning.ReturnStatus;
import dev.kontor.order.returning.policy.ShippingRefund;
import dev.kontor.payment.ItemToRefund;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentRefund;
import dev.kontor.payment.PaymentRefund.Purpose;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.RefundStatus;
import dev.kontor.payment.RefundableItems;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.RejectedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// What goes back for returned units: three cups for 10.00 EUR, two plates for 7.00 EUR, and 5.00 EUR for the shipping.
class RefundCalculationTests {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final OrderLineId CUPS = OrderLineId.next();
    private static final OrderLineId PLATES = OrderLineId.next();

    private final Map<String, Money> left =
            new HashMap<>(Map.of(CUPS.text(), eur(1_000), PLATES.text(), eur(700), "shipping", eur(500)));
    private final List<RefundBasis.Earlier> earlier = new ArrayList<>();
    private final Map<String, List<ItemToRefund>> taken = new HashMap<>();
    private ShippingRefund shipping = ShippingRefund.NONE;
    private String percent = "0";
    private long most = 2_200;
    private long outstanding;
    private int platesReturned;

    @Test
    void unitsCostWhatWasPaidForThem() {
        var quote = quote(cups(1, 1, 0), all());

        assertThat(quote.total()).isEqualTo(eur(667));
        assertThat(quote.items()).extracting(ReturnRefundQuote.Item::quantity).containsExactly(2);
        assertThat(quote.refund()).containsExactly(new ItemToRefund(CUPS.text(), 2, eur(667)));
        assertThat(quote.unavailable()).isEqualTo(eur(0));
    }

    @Test
    void theFeeIsDeductedFromTheItemsInProportion() {
        percent = "12.5";

        var quote = quote(List.of(cups(3, 0, 0), plates(2)), all());

        assertThat(quote.goods()).isEqualTo(eur(1_700));
        assertThat(quote.restockingFee()).isEqualTo(eur(213));
        assertThat(quote.total()).isEqualTo(eur(1_487));
        assertThat(quote.refund()).extracting(ItemToRefund::amount).containsExactly(eur(875), eur(612));
        assertThat(quote(cups(3, 0, 0), wanted(null, false, eur(400), null)).total())
                .isEqualTo(eur(600));
    }

    @Test
    void shippingIsRefundedOnceEverythingCameBack() {
        shipping = ShippingRefund.WHEN_COMPLETE;
        assertThat(quote(cups(3, 0, 0), all()).shipping()).isEqualTo(eur(0));

        platesReturned = 2;

        var quote = quote(cups(3, 0, 0), all());
        assertThat(quote.shipping()).isEqualTo(eur(500));
        assertThat(quote.refund())
                .containsExactly(
                        new ItemToRefund(CUPS.text(), 3, eur(1_000)), new ItemToRefund("shipping", 1, eur(500)));
        assertThat(quote(cups(3, 0, 0), wanted(null, false, null, ShippingRefund.NONE))
                        .total())
                .isEqualTo(eur(1_000));
    }

    @Test
    void shippingIsRefundedInProportionToThePrice() {
        shipping = ShippingRefund.PROPORTIONAL;

        var quote = quote(cups(2, 0, 0), all());

        assertThat(quote.shipping()).isEqualTo(eur(196));
        assertThat(quote.refund()).contains(new ItemToRefund("shipping", 0, eur(196)));
        left.put("shipping", eur(100));
        assertThat(quote(cups(2, 0, 0), all()).shipping()).isEqualTo(eur(100));
    }

    @Test
    void lostUnitsAreRefundedOnRequest() {
        assertThat(quote(cups(1, 0, 2), all()).goods()).isEqualTo(eur(333));
        assertThat(quote(cups(1, 0, 2), wanted(null, true, null, null)).goods()).isEqualTo(eur(1_000));
        platesReturned = 2;
        shipping = ShippingRefund.WHEN_COMPLETE;
        assertThat(quote(cups(1, 0, 2), all()).shipping()).isEqualTo(eur(0));
        assertThat(quote(cups(1, 0, 2), wanted(null, true, null, null)).shipping())
                .isEqualTo(eur(500));
    }

    @Test
    void aUnitIsRefundedOnce() {
        var item = cups(3, 0, 0);
        earlier.add(before(ReturnRefundStatus.SUCCEEDED, item, 2));
        earlier.add(before(ReturnRefundStatus.FAILED, item, 1));

        assertThat(quote(item, all()).items().getFirst().quantity()).isEqualTo(1);
        assertThatThrownBy(() -> quote(item, wanted(List.of(units(item.id(), 2)), false, null, null)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("Only 1 received units");
        earlier.add(before(ReturnRefundStatus.PENDING, item, 1));
        assertThatThrownBy(() -> quote(item, all())).isInstanceOf(ConflictException.class);
        assertThat(basis(List.of(item)).isSettled()).isTrue();
    }

    @Test
    void aRefundOfWhichAPartFailedIsCompletedExactly() {
        var item = cups(3, 0, 0);
        var first = ReturnRefundId.next();
        earlier.add(failed(first, ReturnRefundStatus.FAILED, null, item, 2, 600));
        taken.put(first.text(), List.of(new ItemToRefund(CUPS.text(), 2, eur(250))));

        var quote = quote(item, wanted(List.of(units(item.id(), 2)), false, eur(0), null));

        assertThat(quote.completes()).isEqualTo(first);
        assertThat(quote.refund()).containsExactly(new ItemToRefund(CUPS.text(), 0, eur(350)));
        assertThat(quote.unavailable()).isEqualTo(eur(250));
        assertThat(quote(item, wanted(List.of(units(item.id(), 1)), false, null, null))
                        .completes())
                .as("another unit")
                .isNull();
        assertThatThrownBy(() -> quote(item, wanted(List.of(units(item.id(), 3)), false, null, null)))
                .isInstanceOf(RejectedException.class);
        assertThat(basis(List.of(item)).isSettled()).isFalse();

        var second = ReturnRefundId.next();
        earlier.add(failed(second, ReturnRefundStatus.FAILED, first, item, 2, 350));
        taken.put(second.text(), List.of(new ItemToRefund(CUPS.text(), 0, eur(50))));
        assertThat(quote(item, all()).refund()).containsExactly(new ItemToRefund(CUPS.text(), 0, eur(300)));

        earlier.add(failed(ReturnRefundId.next(), ReturnRefundStatus.PENDING, first, item, 2, 300));
        assertThat(quote(item, all()).completes()).isNull();
        assertThat(quote(item, all()).items().getFirst().quantity()).isEqualTo(1);
    }

    @Test
    void whatIsStillToPayIsReducedBeforeAnythingIsPaidOut() {
        most = 200;
        outstanding = 900;
        var quote = quote(cups(3, 0, 0), all());
        assertThat(quote.total()).isEqualTo(eur(1_000));
        assertThat(quote.credited()).isEqualTo(eur(900));
        assertThat(quote.unavailable()).isEqualTo(eur(0));
        var division = RefundDivision.ofUnpaid(quote.refund(), quote.credited());
        assertThat(division.credit()).containsExactly(new ItemToRefund(CUPS.text(), 0, eur(900)));
        assertThat(division.rest()).containsExactly(new ItemToRefund(CUPS.text(), 3, eur(100)));

        outstanding = 1_500;
        assertThat(quote(cups(3, 0, 0), all()).credited()).isEqualTo(eur(1_000));

        outstanding = 0;
        assertThat(quote(cups(3, 0, 0), all()).credited()).isEqualTo(eur(0));
        assertThat(quote(cups(3, 0, 0), all()).unavailable()).isEqualTo(eur(800));
    }

    @Test
    void neverMoreThanOtherRefundsHaveLeft() {
        most = 300;
        var quote = quote(List.of(cups(3, 0, 0), plates(2)), all());
        assertThat(quote.total()).isEqualTo(eur(300));
        assertThat(quote.unavailable()).isEqualTo(eur(1_400));
        assertThat(quote.refund()).extracting(ItemToRefund::amount).containsExactly(eur(176), eur(124));

        most = 0;
        assertThatThrownBy(() -> quote(cups(3, 0, 0), all()))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        refusal -> assertThat(refusal.code().code()).isEqualTo("refund-exceeds-payment"));
    }

    @Test
    void refusesFeesThatDoNotFitAndUnknownItems() {
        for (var fee : List.of(eur(-1), eur(1_001), Money.of(1, "USD"))) {
            assertThatThrownBy(() -> quote(cups(3, 0, 0), wanted(null, false, fee, null)))
                    .isInstanceOf(RejectedException.class);
        }
        var item = cups(3, 0, 0);
        var twice = List.of(units(item.id(), 1), units(item.id(), 1));
        assertThatThrownBy(() -> quote(item, wanted(twice, false, null, null))).isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> quote(item, wanted(List.of(units(ReturnItemId.next(), 1)), false, null, null)))
                .isInstanceOf(RejectedException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            purpose        | purposeId | reason                        | named
            RETURN         | <id>      | As agreed                     | true
            EXCHANGE       | <id>      | As agreed                     | true
            REQUESTED      |           | return K-1-R1 (<id>)          | false
            CANCELED_UNITS |           | units-canceled                | false
            OF_A_LATER_ONE |           | return K-1-R1 (<id>)          | false
            """)
    void onlyThePurposeNamesARefundOfAReturn(String purpose, @Nullable String purposeId, String reason, boolean named) {
        var id = ReturnRefundId.next();
        var event = JsonMapper.shared()
                .createObjectNode()
                .put("reason", reason.replace("<id>", id.text()))
                .put("purpose", purpose);
        if (purposeId != null) {
            event.put("purposeId", purposeId.replace("<id>", id.text()));
        }

        assertThat(ReturnRefund.ofEvent(event)).isEqualTo(named ? Optional.of(id) : Optional.empty());
    }

    @Test
    void aReasonOfStaffDoesNotMakeARefundOneOfAReturn() {
        var refund = returnRefund();

        assertThat(refund.isMadeBy(made(refund.paymentReason(), Purpose.REQUESTED, null)))
                .isFalse();
        assertThat(refund.isMadeBy(made("As agreed", Purpose.RETURN, refund.id().text())))
                .isTrue();
        assertThat(refund.isMadeBy(
                        made("As agreed", Purpose.RETURN, ReturnRefundId.next().text())))
                .isFalse();
    }

    private static PaymentRefund made(String reason, Purpose purpose, @Nullable String purposeId) {
        return new PaymentRefund(
                RefundId.next(),
                RefundStatus.SUCCEEDED,
                eur(100),
                reason,
                purpose,
                purposeId,
                false,
                false,
                null,
                null,
                null,
                Instant.EPOCH);
    }

    private static ReturnRefund returnRefund() {
        return new ReturnRefund(
                ReturnRefundId.next(),
                ReturnId.next(),
                "K-1-R1",
                PaymentId.next(),
                ReturnRefundStatus.PENDING,
                eur(100),
                eur(0),
                eur(100),
                eur(0),
                eur(0),
                List.of(),
                List.of(),
                null,
                false,
                null,
                null,
                "staff",
                Instant.EPOCH);
    }

    private static RefundBasis.Earlier before(ReturnRefundStatus status, ReturnItem item, int units) {
        return failed(ReturnRefundId.next(), status, null, item, units, 333L * units);
    }

    private static RefundBasis.Earlier failed(
            ReturnRefundId id,
            ReturnRefundStatus status,
            @Nullable ReturnRefundId completes,
            ReturnItem item,
            int units,
            long minor) {
        return new RefundBasis.Earlier(
                id,
                status,
                List.of(new ReturnRefund.Units(item.id(), units)),
                List.of(new ReturnRefund.Item(CUPS.text(), units, minor)),
                completes,
                false,
                0,
                minor,
                0,
                0);
    }

    private ReturnRefundQuote quote(ReturnItem item, RefundReturn request) {
        return quote(List.of(item), request);
    }

    private ReturnRefundQuote quote(List<ReturnItem> items, RefundReturn request) {
        return RefundCalculation.of(basis(items), request, new Left(), eur(outstanding));
    }

    private RefundBasis basis(List<ReturnItem> items) {
        int cups = items.stream()
                .filter(item -> item.lineId().equals(CUPS))
                .mapToInt(item -> item.sellable() + item.damaged())
                .sum();
        return new RefundBasis(
                new Return(
                        ReturnId.next(),
                        "K-1-R1",
                        Return.Kind.RETURN,
                        OrderId.next(),
                        ReturnStatus.RECEIVED,
                        "guest",
                        new Return.Texts(null, null, null, null),
                        new Return.Times(NOW, NOW, NOW, null, NOW),
                        ReturnDetails.Tracking.NONE,
                        items,
                        null,
                        false,
                        3),
                PaymentId.next(),
                new BigDecimal(percent),
                shipping,
                List.of(
                        new RefundLine(CUPS, true, 3, 0, cups, null),
                        new RefundLine(PLATES, true, 2, 0, platesReturned, null)),
                List.copyOf(earlier));
    }

    private static ReturnItem cups(int sellable, int damaged, int lost) {
        return new ReturnItem(
                ReturnItemId.next(), CUPS, 3, "DEFECTIVE", "It does not work", "Cracked", sellable, damaged, lost);
    }

    private ReturnItem plates(int sellable) {
        platesReturned = sellable;
        return new ReturnItem(ReturnItemId.next(), PLATES, 2, "OTHER", "Another reason", "", sellable, 0, 0);
    }

    private static RefundReturn all() {
        return wanted(null, false, null, null);
    }

    private static RefundReturn wanted(
            @Nullable List<RefundReturn.Units> items,
            boolean lost,
            @Nullable Money fee,
            @Nullable ShippingRefund rule) {
        return new RefundReturn(items, lost, fee, rule, null, null);
    }

    private static RefundReturn.Units units(ReturnItemId item, int quantity) {
        return new RefundReturn.Units(item, quantity);
    }

    private static Money eur(long minor) {
        return Money.of(minor, "EUR");
    }

    /// What the payment has left, with nothing refunded of the lines.
    private final class Left implements RefundableItems {

        @Override
        public Money left() {
            return eur(most);
        }

        @Override
        public Money paid(String item) {
            return item.equals(CUPS.text()) ? eur(1_000) : item.equals(PLATES.text()) ? eur(700) : eur(500);
        }

        @Override
        public Money left(String item) {
            return left.getOrDefault(item, eur(0));
        }

        @Override
        public int units(String item) {
            return item.equals(CUPS.text()) ? 3 : item.equals(PLATES.text()) ? 2 : 1;
        }

        @Override
        public Money price(String item, int units) {
            return paid(item)
                    .allocate(List.of((long) units, (long) units(item) - units))
                    .getFirst();
        }

        @Override
        public Money rest(String item, int units) {
            return left(item);
        }

        @Override
        public List<ItemToRefund> taken(String returnRefund, boolean transferred) {
            return taken.getOrDefault(returnRefund, List.of());
        }

        @Override
        public @Nullable List<RefundedTax> taxes(List<ItemToRefund> items) {
            return null;
        }
    }
}
