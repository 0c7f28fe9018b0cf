package dev.kontor.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.EventLog;
import dev.kontor.identity.event.CustomerVerified;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.OrderId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Buyers who may be invited get one mail for an order, and review with its link.
@KontorTest
class ReviewInvitationTests {

    private static final String INVITATIONS = "/store/v1/review-invitations/";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private MailSink mails;

    @Autowired
    private ReviewInvitationDispatch dispatch;

    @Autowired
    private ReviewEraser eraser;

    @Autowired
    private EventLog events;

    @Autowired
    private TransactionTemplate transactions;

    private Api staff;
    private Logins.Customer customer;
    private Api shopper;
    private VariantId mug;

    @BeforeEach
    void open() {
        staff = api.as(logins.owner().token());
        customer = logins.customer();
        shopper = api.as(customer.token());
        mug = new BuyingShop(api, jdbc).variant(1000, 10);
    }

    @Test
    void aBuyerIsInvitedOnceAndReviewsWithTheLink() throws Exception {
        var order = completed();
        dispatch.sendDue();
        assertThat(mails.to(customer.email())).as("not yet due").noneMatch(this::isInvitation);
        due(order);
        Callable<Object> run = () -> {
            dispatch.sendDue();
            return "";
        };

        try (var processes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : processes.invokeAll(List.of(run, run, run))) {
                result.get();
            }
        }

        var mail = invitation();
        assertThat(mail.text()).contains("- Mug", "/reviews/write#token=", "/reviews/stop#token=");
        var path = INVITATIONS + mail.token();
        var products = api.get(path).expect(200);
        assertThat(products.at("/items/0/title")).isEqualTo("Mug");
        assertThat(products.at("/items/0/reviewed")).isEqualTo("false");
        api.post(path + "/reviews", Map.of("productId", ProductId.next().text(), "review", review()))
                .expectProblem(422, "rejected");
        var written = api.post(
                        path + "/reviews", Map.of("productId", products.at("/items/0/productId"), "review", review()))
                .expect(201);
        assertThat(written.at("/verifiedPurchase")).isEqualTo("true");
        assertThat(written.at("/status")).isEqualTo("PENDING");
        api.post(path + "/reviews", Map.of("productId", products.at("/items/0/productId"), "review", review()))
                .expectProblem(409, "already-exists");
        assertThat(shopper.get("/store/v1/me/reviews").expect(200).at("/items/0/id"))
                .isEqualTo(written.at("/id"));
        assertThat(api.get(path).expect(200).at("/items/0/reviewed")).isEqualTo("true");
        api.get(INVITATIONS + "x".repeat(43)).expectProblem(404, "not-found");
        assertThat(mails.to(customer.email()).stream().filter(this::isInvitation))
                .hasSize(1);
    }

    @Test
    void whoObjectsGetsNoMoreUnlessThereIsALaterConsent() {
        due(completed());
        dispatch.sendDue();
        invitation();
        var header = mails.header(customer.email(), "List-Unsubscribe");
        var path = header.substring(header.indexOf("/hooks/"), header.length() - 1);
        api.get(path).expect(405);
        api.with("Content-Type", "application/x-www-form-urlencoded")
                .post(path, "List-Unsubscribe=One-Click")
                .expect(200);
        api.post("/store/v1/review-invitation-opt-outs", Map.of("token", path.substring(path.lastIndexOf('/') + 1)))
                .expect(204);
        api.post("/store/v1/review-invitation-opt-outs", Map.of("token", "wrong"))
                .expectProblem(422, "link-expired");

        mug = new BuyingShop(api, jdbc).variant(1000, 10);
        var second = completed();
        due(second);
        dispatch.sendDue();

        assertThat(status(second)).isEqualTo("SKIPPED");
    }

    @Test
    void aWithdrawnConsentAndARefundPreventTheMail() {
        var text = staff.post(
                        "/admin/v1/consent-texts",
                        Map.of("purpose", "REVIEW_INVITATION", "locale", "en", "body", "Invite me."))
                .expect(201)
                .at("/id");
        staff.with("If-Match", "*")
                .post("/admin/v1/consent-texts/" + text + "/publish")
                .expect(200);
        var consent = "/store/v1/me/consents/REVIEW_INVITATION";
        shopper.put(consent, Map.of("given", true, "textId", text)).expect(200);
        shopper.put(consent, Map.of("given", false)).expect(200);
        var withdrawn = completed();
        due(withdrawn);
        dispatch.sendDue();
        assertThat(status(withdrawn)).isEqualTo("SKIPPED");

        shopper.put(consent, Map.of("given", true, "textId", text)).expect(200);
        var refunded = completed();
        jdbc.sql("update orders.orders set payment_status = 'REFUNDED' where id = :id")
                .param("id", refunded)
                .update();
        due(refunded);
        dispatch.sendDue();
        assertThat(status(refunded)).isEqualTo("SKIPPED");
    }

    @Test
    void aGuestIsInvitedAndReviewsOnceAndAnErasureDeletesIt() {
        var email = "guest." + UUID.randomUUID() + "@example.com";
        var order = completedByGuest(email);
        due(order);
        dispatch.sendDue();

        var mail = invitation(email);
        assertThat(mail.text()).contains("- Mug", "/reviews/stop#token=");
        var path = INVITATIONS + mail.token();
        var product = api.get(path).expect(200).at("/items/0/productId");
        var written = api.post(path + "/reviews", Map.of("productId", product, "review", review()))
                .expect(201);
        assertThat(written.at("/verifiedPurchase")).isEqualTo("true");
        api.post(path + "/reviews", Map.of("productId", product, "review", review()))
                .expectProblem(409, "already-exists");
        assertThat(api.get(path).expect(200).at("/items/0/reviewed")).isEqualTo("true");
        var seen = staff.get("/admin/v1/reviews/" + written.at("/id")).expect(200);
        assertThat(seen.json().has("customerId")).isFalse();
        assertThat(seen.json().toString()).doesNotContain(email);
        shopper.delete("/store/v1/me/reviews/" + written.at("/id")).expectProblem(404, "not-found");

        var person = new PersonToErase(
                List.of(), List.of(), List.of(email), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        assertThat(transactions.<Integer>execute(_ -> eraser.erase(ErasureStage.RECORDS, person, 10)))
                .isEqualTo(1);
        staff.get("/admin/v1/reviews/" + written.at("/id")).expectProblem(404, "not-found");
    }

    @Test
    void theReviewOfAGuestBelongsToTheAccountWhoseAddressIsConfirmed() {
        due(completedByGuest(customer.email()));
        dispatch.sendDue();
        var path = INVITATIONS + invitation().token();
        var product = api.get(path).expect(200).at("/items/0/productId");
        var written = api.post(path + "/reviews", Map.of("productId", product, "review", review()))
                .expect(201)
                .at("/id");
        assertThat(staff.get("/admin/v1/reviews/" + written).expect(200).json().has("customerId"))
                .isFalse();

        transactions.executeWithoutResult(_ -> events.append(new CustomerVerified(customer.id())));
        EventProbe.on(jdbc).awaitDelivered();

        assertThat(shopper.get("/store/v1/me/reviews").expect(200).at("/items/0/id"))
                .isEqualTo(written);
        assertThat(api.get(path).expect(200).at("/items/0/reviewed")).isEqualTo("true");
        shopper.post("/store/v1/products/" + product + "/reviews", review()).expectProblem(409, "already-exists");
    }

    @Test
    void aGuestWhoObjectsIsNotInvitedAgain() {
        var email = "guest." + UUID.randomUUID() + "@example.com";
        due(completedByGuest(email));
        dispatch.sendDue();
        invitation(email);
        var header = mails.header(email, "List-Unsubscribe");
        api.with("Content-Type", "application/x-www-form-urlencoded")
                .post(header.substring(header.indexOf("/hooks/"), header.length() - 1), "List-Unsubscribe=One-Click")
                .expect(200);

        mug = new BuyingShop(api, jdbc).variant(1000, 10);
        var second = completedByGuest(email.toUpperCase(Locale.ROOT));
        due(second);
        dispatch.sendDue();

        assertThat(status(second)).isEqualTo("SKIPPED");
    }

    private OrderId completedByGuest(String email) {
        var order = completed(api);
        jdbc.sql("update orders.orders set email = :email where id = :id")
                .param("email", email)
                .param("id", order)
                .update();
        return order;
    }

    private static Map<String, Object> review() {
        return Map.of("rating", 5, "title", "Good", "body", "A good mug.", "author", "Ada", "locale", "en");
    }

    private boolean isInvitation(MailSink.Received mail) {
        return mail.text().contains("/reviews/write#token=");
    }

    private MailSink.Received invitation() {
        return invitation(customer.email());
    }

    private MailSink.Received invitation(String email) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> mails.to(email).stream().anyMatch(this::isInvitation));
        return mails.to(email).stream().filter(this::isInvitation).findFirst().orElseThrow();
    }

    /// An order of the customer whose units were shipped.
    private OrderId completed() {
        return completed(shopper);
    }

    private OrderId completed(Api buyer) {
        var shop = new BuyingShop(buyer, jdbc);
        var order = shop.complete(shop.payingCart(Map.of(mug, 1), "tok_approve"))
                .expect(201)
                .at("/id");
        var parcel = staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/fulfillments", Map.of())
                .expect(201);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        EventProbe.on(jdbc).awaitDelivered();
        return TypeIds.parse(OrderId.class, order);
    }

    private void due(OrderId order) {
        assertThat(jdbc.sql(
                                "update review.invitations set due_at = now() where order_id = :order and status = 'WAITING'")
                        .param("order", order)
                        .update())
                .isEqualTo(1);
    }

    private String status(OrderId order) {
        return jdbc.sql("select status from review.invitations where order_id = :order")
                .param("order", order)
                .query(String.class)
                .single();
    }
}
