package dev.kontor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.dispute.ReportedDispute;
import dev.kontor.payment.processing.DisputeRecords;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Credit notes of orders that are paid, refunded, canceled and disputed in unusual orders.
@KontorTest
class CreditNoteTests extends CreditScenario {

    @Autowired
    private DisputeRecords disputes;

    private final String reference = "dp_" + UUID.randomUUID();

    @Test
    void goodwillAndACancellationCreditNoMoreOfATaxThanWasInvoiced() {
        var order = onAccount();
        invoice(order).expect(200);
        record(order, 1_000).expect(201);
        goodwill(order, 1_000).expect(201);
        awaitCredited(order, 1_000);

        cancel(order, second(order), 2).expect(200);

        awaitCredited(order, 4_570);
        assertThat(sums(order, DocumentKind.CREDIT_NOTE))
                .containsEntry("0.07 net", 3_335L)
                .containsEntry("0.07 tax", 235L);
        cancel(order).expect(200);
        awaitCredited(order, TOTAL);
        assertEverythingIsCredited(order);
    }

    @Test
    void aReturnAndACancellationCreditTheTaxOfTheLineExactly() {
        var order = onAccount();
        invoice(order).expect(200);
        ship(order);
        claim(order);
        awaitCredited(order, 1_785);
        assertThat(settlements(order)).containsExactly("NOT_DUE");
        assertThat(sums(order, DocumentKind.CREDIT_NOTE)).containsEntry("0.07 tax", 118L);

        cancel(order, second(order), 1).expect(200);

        awaitCredited(order, 3_570);
        assertThat(sums(order, DocumentKind.CREDIT_NOTE)).isEqualTo(Map.of("0.07 net", 3_335L, "0.07 tax", 235L));
    }

    private void assertEverythingIsCredited(Placed order) {
        assertThat(sums(order, DocumentKind.CREDIT_NOTE)).isEqualTo(sums(order, DocumentKind.INVOICE));
    }

    /// Ships one unit of the second line.
    private void ship(Placed order) {
        var items = List.of(Map.of("itemId", second(order).text(), "quantity", 1));
        var parcel = staff.withIdempotencyKey()
                .post(path(order) + "/fulfillments", Map.of("items", items))
                .expect(201);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
    }

    /// Refunds one unit of the second line, which stays with the buyer.
    private void claim(Placed order) {
        var item = Map.of("itemId", second(order).text(), "quantity", 1, "reason", "DOES_NOT_FIT");
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/claims",
                        Map.of("orderId", order.id().text(), "items", List.of(item), "resolution", "REFUND"))
                .expect(201);
    }

    @Test
    void unitsThatAreCapturedAfterTheirCancellationAreCreditedOnce() {
        var order = card("tok_authorize_only");
        invoice(order).expect(200);
        cancel(order, order.line(), 1).expect(200);
        awaitCredited(order, 1_190);

        payments.capture(order.payment(), null);

        awaitBooks(order, "7640/1190");
        awaitCredited(order, 1_190);
        cancel(order, second(order), 1).expect(200);
        awaitCredited(order, 1_190 + 1_785);
        assertThat(sums(order, DocumentKind.CREDIT_NOTE)).containsEntry("0.07 tax", 118L);
        cancel(order).expect(200);
        awaitCredited(order, TOTAL);
        assertEverythingIsCredited(order);
    }

    @Test
    void onlyThePartOfARefundThatIsNotCreditedYetIsCredited() {
        var order = card("tok_authorize_only");
        invoice(order).expect(200);
        cancel(order, order.line(), 1).expect(200);
        awaitCredited(order, 1_190);
        payments.capture(order.payment(), Money.of(7_000, "EUR"));
        awaitBooks(order, "7000/550");
        awaitCredited(order, 1_190);

        cancel(order, second(order), 1).expect(200);

        awaitBooks(order, "7000/2335");
        awaitCredited(order, 1_190 + 1_785);
    }

    /// The card is closed, so staff transfer the money.
    @Test
    void aCanceledOrderWhoseRefundFailsIsCreditedWhenStaffPayIt() {
        var order = card("tok_refund_decline");
        invoice(order).expect(200);
        cancel(order).expect(200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(payments.find(order.payment())
                                .orElseThrow()
                                .refundPending()
                                .isZero())
                        .isTrue());
        assertConsistent(order);
        assertThat(sums(order, DocumentKind.CREDIT_NOTE)).isEmpty();
        assertThat(staff.get("/admin/v1/payments/" + order.payment().text())
                        .expect(200)
                        .at("/alert"))
                .isEqualTo("refund-failed");

        var refund = refund(order, Map.of("reason", "Transferred to the buyer.", "paidByStaff", true))
                .expect(201);

        assertThat(refund.at("/status")).isEqualTo("SUCCEEDED");
        assertThat(refund.at("/paidByStaff")).isEqualTo("true");
        assertThat(staff.get("/admin/v1/payments/" + order.payment().text())
                        .expect(200)
                        .json()
                        .has("alert"))
                .isFalse();
        awaitCredited(order, TOTAL);
        assertEverythingIsCredited(order);
        assertThat(settlements(order)).containsExactly("PAID_BY_STAFF");
    }

    @Test
    void unitsThatWereNotInvoicedNeedNoCreditNote() {
        var order = card("tok_authorize_only");
        cancel(order, order.line(), 1).expect(200);
        invoice(order).expect(200);

        payments.capture(order.payment(), null);

        awaitBooks(order, "7640/1190");
        assertConsistent(order);
        assertThat(sums(order, DocumentKind.CREDIT_NOTE)).isEmpty();
        cancel(order).expect(200);
        awaitCredited(order, TOTAL - 1_190);
        assertEverythingIsCredited(order);
    }

    private void awaitBooks(Placed order, String books) {
        await().atMost(SOON).until(() -> test.books(order.payment()).equals(books));
    }

    @Test
    void anOrderThatIsCanceledAfterALostDisputeIsCredited() {
        var order = card("tok_approve");
        invoice(order).expect(200);
        dispute(order, DisputeStatus.LOST, 0);
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(sums(order, DocumentKind.CREDIT_NOTE)).isEmpty();

        cancel(order).expect(200);

        awaitCredited(order, TOTAL);
        assertEverythingIsCredited(order);
    }

    @Test
    void anOrderThatIsCanceledDuringADisputeIsCreditedWhenItIsLost() {
        var order = card("tok_approve");
        invoice(order).expect(200);
        goodwill(order, 640).expect(201);
        awaitCredited(order, 640);
        dispute(order, DisputeStatus.NEEDS_RESPONSE, 0);
        cancel(order).expect(200);
        assertConsistent(order);
        assertThat(total(sums(order, DocumentKind.CREDIT_NOTE))).isEqualTo(640);

        dispute(order, DisputeStatus.LOST, 1);

        awaitCredited(order, TOTAL);
        assertEverythingIsCredited(order);
    }

    /// @param version of the dispute so far
    private void dispute(Placed order, DisputeStatus status, long version) {
        var reported = new ReportedDispute(reference, order.payment(), Money.of(TOTAL, "EUR")).with(status);
        assertThat(disputes.record(order.payment(), reported, version)).isTrue();
    }
}
