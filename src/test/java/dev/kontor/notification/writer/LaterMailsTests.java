package dev.kontor.notification.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.document.DocumentFixtures;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.OrderId;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Mails about what happens to an order after the purchase: refunds, invoices and credit notes.
@KontorTest
class LaterMailsTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private Api staff;
    private Api.Response order;

    @BeforeEach
    void order() {
        staff = api.as(logins.owner().token());
        var shop = new BuyingShop(api, jdbc);
        order = shop.complete(shop.payingCart(Map.of(shop.variant(2_000, 5), 1), "tok_approve"))
                .expect(201);
    }

    @Test
    void aRefundIsMailedOnceWithItsAmountAndWithoutTheReasonOfStaff() {
        refund(Map.of("amount", Map.of("amount", 500, "currency", "USD"), "reason", "Goodwill of Grace."));

        var mail = awaitMails("REFUND_PAID", 1).getFirst();
        var content = content(mail);
        assertThat(content.at("/subject")).isEqualTo("Refund of your order " + order.at("/number"));
        assertThat(content.at("/text"))
                .contains("Refund: $5.00", "View your order")
                .doesNotContain("Grace");
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(mails("REFUND_PAID")).hasSize(1);
    }

    @Test
    void aReasonOfStaffLikeThatOfAReturnDoesNotPreventTheMail() {
        refund(Map.of(
                "amount",
                Map.of("amount", 500, "currency", "USD"),
                "reason",
                "return K-100001-R1 (rref_01jdhe0000f7n8t0000000000e)"));

        assertThat(content(awaitMails("REFUND_PAID", 1).getFirst()).at("/text")).contains("Refund: $5.00");
    }

    @Test
    void anInvoiceAndItsCreditNoteAreMailedOnceEachWhenTheyCanBeDownloaded() {
        DocumentFixtures.settings(staff);
        var invoice = staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.at("/id") + "/invoice")
                .expect(200);
        DocumentFixtures.awaitReady(staff, invoice.at("/id"));

        var mail = awaitMails("INVOICE_READY", 1).getFirst();
        assertThat(content(mail).at("/text"))
                .contains(
                        "The invoice " + invoice.at("/number"),
                        "Attached to this mail: " + invoice.at("/number") + ".pdf",
                        "View your order");
        assertThat(staff.get("/admin/v1/mails/" + mail).expect(200).at("/attachedDocumentId"))
                .isEqualTo(invoice.at("/id"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> staff.get("/admin/v1/mails/" + mail).expect(200).at("/status"), "SENT"::equals);
        assertThat(staff.get("/admin/v1/mails/" + mail)
                        .expect(200)
                        .json()
                        .at("/filesAttached")
                        .asBoolean())
                .isTrue();
        var copy = staff.withIdempotencyKey()
                .post("/admin/v1/mails/" + mail + "/resend")
                .expect(202);
        assertThat(copy.at("/attachedDocumentId")).isEqualTo(invoice.at("/id"));
        staff.withIdempotencyKey()
                .post("/admin/v1/documents/" + invoice.at("/id") + "/render")
                .expect(202);
        DocumentFixtures.awaitReady(staff, invoice.at("/id"));
        refund(Map.of("amount", Map.of("amount", 500, "currency", "USD"), "reason", "A scratch."));
        var credit = awaitMails("CREDIT_NOTE_READY", 1).getFirst();
        assertThat(content(credit).at("/subject")).startsWith("Your credit note TEST-C-");
        assertThat(mails("INVOICE_READY"))
                .as("rendered twice, mailed once; and the copy")
                .hasSize(2);
    }

    private void refund(Map<String, Object> body) {
        var payment = new PaymentId(jdbc.sql("select payment_id from orders.orders where id = :id")
                .param("id", TypeIds.parse(OrderId.class, order.at("/id")))
                .query(UUID.class)
                .single());
        staff.withIdempotencyKey()
                .post("/admin/v1/payments/" + payment.text() + "/refunds", body)
                .expect(201);
    }

    private List<String> awaitMails(String kind, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> mails(kind).size() == count);
        return mails(kind);
    }

    private List<String> mails(String kind) {
        return staff.get("/admin/v1/mails?kind=" + kind + "&orderNumber=" + order.at("/number"))
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(mail -> mail.at("/id").asString())
                .toList();
    }

    private Api.Response content(String mail) {
        return staff.get("/admin/v1/mails/" + mail + "/content").expect(200);
    }
}
