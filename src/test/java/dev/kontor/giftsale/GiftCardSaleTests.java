package dev.kontor.giftsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.document.DocumentFixtures;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.giftcard.GiftCardShop;
import dev.kontor.giftcard.GiftCardShop.Card;
import dev.kontor.giftcard.Together;
import dev.kontor.giftsale.sale.GiftCardDeliveryJob;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.order.OrderId;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Gift cards that shoppers buy: from the product to the mail, to the orders that they pay and to the refund.
@KontorTest
class GiftCardSaleTests {

    private static final Pattern CODE = Pattern.compile("([0-9A-Z]{4}(?:-[0-9A-Z]{4}){6})");

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private MailSink mails;

    @Autowired
    private List<EventConsumer> consumers;

    @Autowired
    private GiftCardDeliveryJob job;

    private final String buyer = "giver-" + UUID.randomUUID() + "@example.com";
    private final String recipient = "friend-" + UUID.randomUUID() + "@example.com";
    private BuyingShop shop;
    private GiftCardShop cards;
    private Api staff;
    private VariantId card;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        cards = new GiftCardShop(staff, jdbc);
        card = shop.variant(1_000, 0);
        chosen(card);
    }

    @Test
    void aGiftCardIsBoughtMailedSplitOverTwoOrdersAndPartlyRefunded() {
        var cart = cart(
                Map.of(
                        "amount",
                        usd(5_000),
                        "recipient_email",
                        recipient,
                        "recipient_name",
                        "Grace",
                        "sender_name",
                        "Ada",
                        "message",
                        "<b>Happy</b> birthday\nand more"),
                1);
        var shown = cart.api().get(cart.path("")).expect(200);
        assertThat(shown.at("/totals/total/amount")).isEqualTo("5000");
        assertThat(shown.at("/totals/tax/amount")).isEqualTo("0");
        assertThat(shown.at("/items/0/inputs/0/valueLabel")).contains("50.00");
        assertThat(shown.json().at("/problems").size()).isZero();

        var order = buy(cart);

        assertThat(order.at("/status")).isEqualTo("COMPLETED");
        var mail = mails.nth(recipient, 1);
        var code = code(mail.text());
        assertThat(mail.text()).contains("Hello Grace", "Ada has sent you a gift card", "$50.00", "birthday");
        assertThat(mail.html()).contains("&lt;b&gt;Happy&lt;/b&gt; birthday", code);
        assertThat(api.post("/store/v1/gift-cards/balance", Map.of("code", code))
                        .expect(200)
                        .at("/balance/amount"))
                .isEqualTo("5000");
        assertThat(EventProbe.on(jdbc).of(orderId(order)).toString()).doesNotContain(code);
        assertThat(order.json().toString()).doesNotContain(code);
        var bought = issued(order);
        assertThat(bought.at("/items/0/status")).isEqualTo("SENT");
        assertThat(bought.at("/items/0/recipientEmail")).isEqualTo(recipient);
        assertThat(bought.json().toString()).doesNotContain(code);

        var mug = shop.variant(2_000, 100);
        var first = spend(code, mug);
        assertThat(first.at("/paymentStatus")).isEqualTo("PAID");
        var second = spend(code, mug);
        assertThat(second.at("/paymentStatus")).isEqualTo("PAID");
        var held = card(order);
        assertThat(cards.balance(held)).isZero();
        refund(first, 700).expect(201);
        await().untilAsserted(() -> assertThat(cards.balance(held)).isEqualTo(700));
        cards.check(held);
        assertThat(books(held)).isEqualTo(List.of("ISSUE -5000 GIFT_CARDS", "ISSUE 5000 SALES"));

        var refused = refund(order, line(order), 1);
        refused.expectProblem(409, "gift-card-used");
        assertThat(cards.balance(held)).isEqualTo(700);
    }

    @Test
    void aCardIsIssuedOnceHoweverOftenTheEventArrives() throws Exception {
        var order = buy(cart(Map.of("amount", usd(1_500), "recipient_email", recipient), 3));
        mails.nth(recipient, 3);
        Together.run(8, _ -> {
            event("order.paid", order.at("/id"), "{}");
            return true;
        });

        assertThat(issued(order).json().at("/items").size()).isEqualTo(3);
        assertThat(jdbc.sql("""
                        select count(*) from giftcard.cards where note = :note
                        """)
                        .param("note", "Order " + order.at("/number"))
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(mails.to(recipient).stream().map(mail -> code(mail.text())).distinct())
                .hasSize(3);
    }

    @Test
    void aCardIsMailedOnItsDayAndCanBeChangedBefore() {
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(20);
        var order = buy(cart(
                Map.of("amount", usd(2_000), "recipient_email", "wrong@example.com", "deliver_on", day.toString()), 1));
        var own = issued(order);
        assertThat(own.at("/items/0/status")).isEqualTo("SCHEDULED");
        assertThat(own.at("/items/0/sendAt")).isEqualTo(day + "T08:00:00.000Z");
        var id = own.at("/items/0/id");
        ownApi(order)
                .post("/store/v1/orders/" + order.at("/id") + "/gift-cards/" + id + "/send")
                .expectProblem(409, "invalid-state-transition");

        var path = "/admin/v1/purchased-gift-cards/" + id;
        match("1").patch(path, Map.of("recipientEmail", "nobody")).expectProblem(400, "validation-failed");
        match("1").patch(path, Map.of("deliverOn", day.plusYears(2).toString())).expectProblem(422, "rejected");
        var changed =
                match("1").patch(path, Map.of("recipientEmail", recipient)).expect(200);
        assertThat(changed.at("/recipientEmail")).isEqualTo(recipient);
        assertThat(changed.at("/version")).isEqualTo("2");
        job.deliver();
        assertThat(issued(order).at("/items/0/status")).isEqualTo("SCHEDULED");

        due(id);
        job.deliver();

        assertThat(mails.nth(recipient, 1).text()).contains("$20.00");
        assertThat(issued(order).at("/items/0/sends")).isEqualTo("1");
        match("3")
                .patch(path, Map.of("recipientEmail", "late@example.com"))
                .expectProblem(409, "invalid-state-transition");
        var code = code(mails.nth(recipient, 1).text());
        ownApi(order)
                .post("/store/v1/orders/" + order.at("/id") + "/gift-cards/" + id + "/send")
                .expect(200);
        assertThat(code(mails.nth(recipient, 2).text())).isEqualTo(code);
        var sent = staff.post(path + "/send").expect(200);
        mails.nth(recipient, 3);
        assertThat(AuditProbe.on(jdbc).actionsOf(changed)).containsExactly("purchased_gift_card.updated");
        assertThat(AuditProbe.on(jdbc).actionsOf(sent)).containsExactly("purchased_gift_card.sent");
        for (int more = 3; more < 5; more++) {
            ownApi(order)
                    .post("/store/v1/orders/" + order.at("/id") + "/gift-cards/" + id + "/send")
                    .expect(200);
        }
        ownApi(order)
                .post("/store/v1/orders/" + order.at("/id") + "/gift-cards/" + id + "/send")
                .expectProblem(409, "invalid-state-transition");
        api.get("/store/v1/orders/" + order.at("/id") + "/gift-cards").expectProblem(404, "not-found");
    }

    @Test
    void aRefundRevokesAnUnusedCard() {
        var order = buy(cart(Map.of("amount", usd(1_500), "recipient_email", recipient), 2));
        var first = code(mails.nth(recipient, 1).text());
        spend(first, shop.variant(100, 10));

        refund(order, line(order), 2).expectProblem(409, "gift-card-used");
        assertThat(statuses(order)).containsExactly("SENT", "SENT");
        refund(order, line(order), 1).expect(201);

        assertThat(statuses(order)).containsExactlyInAnyOrder("SENT", "REVOKED");
        var revoked = staff.get("/admin/v1/orders/" + order.at("/id") + "/gift-cards")
                .json()
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/status").asString().equals("REVOKED"))
                .findFirst()
                .orElseThrow();
        var gone = new Card(revoked.at("/giftCardId").asString(), "");
        assertThat(cards.balance(gone)).isZero();
        cards.check(gone);
        assertThat(books(gone).stream().filter(entry -> entry.startsWith("WITHDRAW")))
                .containsExactly("WITHDRAW -1500 SALES", "WITHDRAW 1500 GIFT_CARDS");
        staff.post("/admin/v1/purchased-gift-cards/" + revoked.at("/id").asString() + "/send")
                .expectProblem(409, "invalid-state-transition");
        refund(order, line(order), 1).expectProblem(409, "gift-card-used");
    }

    /// Otherwise the buyer would have the money and the cards.
    @Test
    void theRestAfterAPriceReductionRevokesTheCards() {
        var order = buy(cart(Map.of("amount", usd(1_500), "recipient_email", recipient), 2));
        mails.nth(recipient, 2);
        var refunds = "/admin/v1/payments/" + payment(order) + "/refunds";
        staff.withIdempotencyKey()
                .post(refunds, Map.of("reason", "Late", "amount", usd(100), "keepUnits", true))
                .expect(201);
        assertThat(statuses(order)).containsExactly("SENT", "SENT");

        staff.withIdempotencyKey().post(refunds, Map.of("reason", "All of it")).expect(201);

        assertThat(statuses(order)).containsExactly("REVOKED", "REVOKED");
        assertThat(refunded(order)).isEqualTo(3_000);
    }

    @Test
    void aRefundAndAnOrderNeverGetTheSameMoney() throws Exception {
        for (int round = 0; round < 3; round++) {
            var to = "race-" + UUID.randomUUID() + "@example.com";
            var order = buy(cart(Map.of("amount", usd(1_500), "recipient_email", to), 1));
            var code = code(mails.nth(to, 1).text());
            var mug = shop.variant(1_000, 10);
            var carts = new ArrayList<GuestCart>();
            for (int number = 0; number < 3; number++) {
                var cart = shop.readyCart(Map.of(mug, 1));
                cart.api().post(cart.path("/gift-cards"), Map.of("code", code)).expect(200);
                carts.add(cart);
            }

            var results = Together.run(
                    4, number -> number == 3 ? refund(order, line(order), 1) : shop.complete(carts.get(number)));

            boolean refunded = results.get(3).status() == 201;
            long spent = results.subList(0, 3).stream()
                    .filter(result -> result.status() == 201)
                    .count();
            assertThat(spent).isEqualTo(refunded ? 0 : 1);
            var held = card(order);
            assertThat(cards.balance(held)).isZero();
            cards.check(held);
            assertThat(statuses(order)).containsExactly(refunded ? "REVOKED" : "SENT");
        }
    }

    @Test
    void anOrderWithAUsedCardIsNotCanceled() {
        var mug = shop.variant(1_000, 10);
        var cart = shop.readyCart(Map.of(mug, 1));
        cart.api().patch(cart.path(""), Map.of("email", buyer)).expect(200);
        add(cart, Map.of("amount", usd(2_000), "recipient_email", recipient), 2).expect(200);
        var order = buy(cart);
        var code = code(mails.nth(recipient, 1).text());
        spend(code, shop.variant(100, 10));

        cancel(order, Map.of("reason", "Too late.")).expectProblem(409, "gift-card-used");
        assertThat(staff.get("/admin/v1/orders/" + order.at("/id")).at("/status"))
                .isEqualTo("OPEN");
        cancel(
                        order,
                        Map.of(
                                "reason",
                                "One is enough.",
                                "items",
                                List.of(Map.of("itemId", line(order), "quantity", 1))))
                .expect(200);
        assertThat(statuses(order)).containsExactlyInAnyOrder("SENT", "REVOKED");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(refunded(order)).isEqualTo(2_000));
        cancel(order, Map.of("reason", "All.", "items", List.of(Map.of("itemId", line(order), "quantity", 1))))
                .expectProblem(409, "gift-card-used");
    }

    @Test
    void aCartSaysWhatIsWrongWithAGiftCard() {
        var cart = shop.cart(Map.of("currency", "USD", "email", buyer, "billingAddress", BuyingShop.ICELAND));
        var past = LocalDate.now(ZoneOffset.UTC).minusDays(3).toString();
        var refused = add(cart, Map.of("amount", usd(999), "recipient_email", "no mail", "deliver_on", past), 1)
                .expectProblem(422, "rejected");
        assertThat(refused.json()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/pointer").asString()))
                .containsExactlyInAnyOrder("/inputs/amount", "/inputs/recipient_email", "/inputs/deliver_on");
        assertThat(refused.json().at("/errors").toString()).contains("between $10.00 and $200.00");
        add(cart, Map.of("recipient_email", recipient), 1).expectProblem(422, "rejected");
        add(cart, Map.of("amount", usd(20_001)), 1).expectProblem(422, "rejected");
        add(cart, Map.of("amount", Map.of("amount", 5_000, "currency", "EUR")), 1)
                .expectProblem(422, "rejected");
        add(cart, Map.of("amount", 5_000), 1).expectProblem(422, "rejected");
        add(
                        cart,
                        Map.of(
                                "amount",
                                usd(5_000),
                                "deliver_on",
                                LocalDate.now(ZoneOffset.UTC).plusYears(2).toString()),
                        1)
                .expectProblem(422, "rejected");
        add(cart, Map.of("amount", usd(5_000)), 51).expectProblem(422, "quantity-limit");

        add(cart, Map.of("amount", usd(5_000), "recipient_email", recipient), 1).expect(200);
        add(cart, Map.of("amount", usd(5_000), "recipient_email", "other@example.com"), 1)
                .expect(200);
        var two = add(cart, Map.of("amount", usd(5_000), "recipient_email", recipient), 1)
                .expect(200);
        assertThat(two.json().at("/items").size()).isEqualTo(2);
        assertThat(two.at("/totals/total/amount")).isEqualTo("15000");
        var item = two.at("/items/0/id");
        cart.api()
                .patch(cart.path("/items/" + item), Map.of("inputs", Map.of("amount", usd(1))))
                .expectProblem(422, "rejected");
        cart.api().patch(cart.path("/items/" + item), Map.of("quantity", 51)).expectProblem(422, "quantity-limit");
        assertThat(cart.api()
                        .patch(cart.path("/items/" + item), Map.of("inputs", Map.of("amount", usd(7_500))))
                        .expect(200)
                        .at("/totals/total/amount"))
                .isEqualTo("20000");
        var euros = cart.api().patch(cart.path(""), Map.of("currency", "EUR")).expect(200);
        assertThat(euros.json().at("/warnings").toString()).contains("inputs-invalid");
        shop.pay(cart, "tok_approve").expectProblem(409, "invalid-state-transition");
    }

    @Test
    void mergedCartsHaveAtMostFiftyCardsForOneRecipient() {
        var inputs = Map.of("amount", usd(5_000), "recipient_email", recipient);
        var guests = cart(inputs, 30);
        var customer = api.as(logins.customer().token());
        customer.post(
                        "/store/v1/carts",
                        Map.of(
                                "currency",
                                "USD",
                                "items",
                                List.of(Map.of("variantId", card.text(), "quantity", 40, "inputs", inputs))))
                .expect(201);

        var merged = customer.with("X-Cart-Token", guests.token())
                .post(guests.path("/merge"))
                .expect(200);

        assertThat(merged.json().at("/items").size()).isEqualTo(1);
        assertThat(merged.at("/items/0/quantity")).isEqualTo("50");
    }

    @Test
    void giftCardsDoNotPayForGiftCardsAndPromotionsIgnoreThem() {
        var mug = shop.variant(1_000, 10);
        var cart = shop.readyCart(Map.of(mug, 1));
        add(cart, Map.of("amount", usd(5_000), "recipient_email", recipient), 1).expect(200);
        var paying = cards.issue(10_000);

        var applied = cart.api()
                .post(cart.path("/gift-cards"), Map.of("code", paying.code()))
                .expect(200);

        assertThat(applied.at("/totals/total/amount")).isEqualTo("6500");
        assertThat(applied.at("/giftCards/0/amount/amount")).isEqualTo("1500");
        assertThat(applied.at("/amountDue/amount")).isEqualTo("5000");
        var context = jdbc.sql("select shippable from catalog.variants where id = :id")
                .param("id", card.value())
                .query(Boolean.class)
                .single();
        assertThat(context)
                .as("a gift card is not shipped, whatever its variant says")
                .isTrue();
    }

    @Test
    void invoicesLeaveGiftCardsOut() {
        DocumentFixtures.settings(staff);
        var mug = shop.variant(1_000, 10);
        var cart = shop.readyCart(Map.of(mug, 1));
        add(cart, Map.of("amount", usd(5_000), "recipient_email", recipient), 1).expect(200);
        var order = buy(cart);

        var invoice = invoice(order).expect(200);

        assertThat(invoice.json()
                        .at("/content/items")
                        .valueStream()
                        .map(line -> line.at("/gross/amount").asLong()))
                .containsExactly(1_000L, 500L);
        assertThat(invoice.at("/content/gross/amount")).isEqualTo("1500");
        assertThat(invoice.at("/content/paid/0/amount/amount")).isEqualTo("1500");
        assertThat(invoice.at("/content/due/amount")).isEqualTo("0");
        assertThat(invoice.json().at("/content/notes").toString()).contains("GIFT_CARDS", "$50.00");
        refund(order, line(order), 1).expect(201);
        refund(order, 300).expect(201);
        await().atMost(Duration.ofSeconds(20)).until(() -> credited(order).size() == 1);
        assertThat(credited(order)).containsExactly(300L);

        var only = buy(cart(Map.of("amount", usd(5_000)), 1));
        invoice(only).expectProblem(409, "invalid-state-transition");
    }

    private Api.Response invoice(Api.Response order) {
        return staff.withIdempotencyKey().post("/admin/v1/orders/" + order.at("/id") + "/invoice");
    }

    private List<Long> credited(Api.Response order) {
        return staff.get("/admin/v1/documents?kind=CREDIT_NOTE&orderId=" + order.at("/id"))
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(note -> note.at("/total/amount").asLong())
                .toList();
    }

    @Test
    void aFixedCardIsWorthItsPriceAndNeedsNoStock() {
        var fixed = shop.variant(2_500, 0);
        turn(fixed, Map.of("amount", "FIXED", "validDays", 30));
        var page = api.get("/store/v1/products/" + product(fixed) + "?currency=USD")
                .expect(200);
        assertThat(page.at("/giftCard/amount")).isEqualTo("FIXED");
        assertThat(page.at("/giftCard/validDays")).isEqualTo("30");
        assertThat(page.at("/variants/0/availability/status")).isEqualTo("IN_STOCK");
        assertThat(page.json()
                        .at("/inputs")
                        .valueStream()
                        .map(input -> input.at("/code").asString()))
                .containsExactly("recipient_email", "recipient_name", "sender_name", "message", "deliver_on");
        var cart = shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                buyer,
                "billingAddress",
                BuyingShop.ICELAND,
                "items",
                List.of(Map.of("variantId", fixed.text(), "quantity", 1))));

        var order = buy(cart);

        assertThat(order.at("/total/amount")).isEqualTo("2500");
        assertThat(code(mails.nth(buyer, 3).text()
                        + mails.nth(buyer, 1).text()
                        + mails.nth(buyer, 2).text()))
                .isNotEmpty();
        var own = issued(order);
        assertThat(own.at("/items/0/recipientEmail")).isEqualTo(buyer);
        assertThat(own.at("/items/0/value/amount")).isEqualTo("2500");
        assertThat(Instant.parse(own.at("/items/0/expiresAt")))
                .isEqualTo(Instant.parse(own.at("/items/0/sentAt")).plus(Duration.ofDays(30)));
        event("payment.dispute_closed", payment(order), """
                {"status": "LOST", "reason": "fraudulent", "amount": {"amount": 2500, "currency": "USD"}}
                """);
        assertThat(statuses(order)).containsExactly("REVOKED");
        assertThat(staff.get("/admin/v1/gift-cards/" + card(order).id()).at("/status"))
                .isEqualTo("DISABLED");
    }

    @Test
    void aHeldOrderMailsNothingUntilItIsReleased() {
        var mug = shop.variant(1_000, 10);
        var cart = shop.readyCart(Map.of(mug, 1));
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(3);
        add(cart, Map.of("amount", usd(2_000), "recipient_email", recipient, "deliver_on", day.toString()), 1)
                .expect(200);
        var order = buy(cart);
        var id = issued(order).at("/items/0/id");
        staff.post("/admin/v1/orders/" + order.at("/id") + "/hold", Map.of("reason", "Looks like fraud."))
                .expect(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> held(id));
        due(id);

        job.deliver();
        assertThat(issued(order).at("/items/0/status")).isEqualTo("SCHEDULED");

        staff.post("/admin/v1/orders/" + order.at("/id") + "/release").expect(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> !held(id));
        job.deliver();
        mails.nth(recipient, 1);
    }

    @Test
    void staffTurnAProductIntoAGiftCardAndBack() {
        var product = product(card);
        var path = "/admin/v1/products/" + product + "/gift-card";
        var known = staff.get(path).expect(200);
        assertThat(known.at("/ranges/0/maximum/amount")).isEqualTo("20000");
        var tag = known.at("/version");
        match(tag).put(path, Map.of("amount", "CHOSEN")).expectProblem(422, "rejected");
        match(tag)
                .put(path, Map.of("amount", "FIXED", "ranges", List.of(Map.of("maximum", usd(5)))))
                .expectProblem(422, "rejected");
        match(tag)
                .put(
                        path,
                        Map.of(
                                "amount",
                                "CHOSEN",
                                "ranges",
                                List.of(Map.of(
                                        "maximum",
                                        Map.of("amount", 100, "currency", "CHF"),
                                        "suggestions",
                                        List.of(usd(500))))))
                .expectProblem(422, "rejected");
        match("99").put(path, Map.of("amount", "FIXED")).expectProblem(412, "precondition-failed");
        var bundle = shop.variant(100, 1);
        match("1")
                .put(
                        "/admin/v1/variants/" + bundle.text() + "/bundle",
                        Map.of("pricing", "WHOLE", "parts", List.of(Map.of("variantId", card.text(), "quantity", 1))))
                .expectProblem(422, "rejected");
        match(tag)
                .put(
                        "/admin/v1/variants/" + card.text() + "/bundle",
                        Map.of("pricing", "WHOLE", "parts", List.of(Map.of("variantId", bundle.text(), "quantity", 1))))
                .expectProblem(409, "in-use");

        match(tag).delete(path).expect(204);

        staff.get(path).expectProblem(404, "not-found");
        assertThat(api.get("/store/v1/products/" + product)
                        .expect(200)
                        .json()
                        .at("/giftCard")
                        .isMissingNode())
                .isTrue();
    }

    private Api match(String version) {
        return staff.with("If-Match", "\"" + version + "\"");
    }

    private void chosen(VariantId variant) {
        turn(
                variant,
                Map.of(
                        "amount",
                        "CHOSEN",
                        "ranges",
                        List.of(Map.of("maximum", usd(20_000), "suggestions", List.of(usd(2_500), usd(5_000))))));
    }

    private void turn(VariantId variant, Map<String, ?> terms) {
        match("1")
                .put("/admin/v1/products/" + product(variant) + "/gift-card", terms)
                .expect(200);
    }

    private String product(VariantId variant) {
        return new ProductId(jdbc.sql("select product_id from catalog.variants where id = :id")
                        .param("id", variant.value())
                        .query(UUID.class)
                        .single())
                .text();
    }

    private static Map<String, Object> usd(long minor) {
        return Map.of("amount", minor, "currency", "USD");
    }

    /// A cart that needs no shipping.
    private GuestCart cart(Map<String, ?> inputs, int quantity) {
        var cart = shop.cart(Map.of("currency", "USD", "email", buyer, "billingAddress", BuyingShop.ICELAND));
        add(cart, inputs, quantity).expect(200);
        return cart;
    }

    private Api.Response add(GuestCart cart, Map<String, ?> inputs, int quantity) {
        return cart.api()
                .post(cart.path("/items"), Map.of("variantId", card.text(), "quantity", quantity, "inputs", inputs));
    }

    private Api.Response buy(GuestCart cart) {
        shop.pay(cart, "tok_approve").expect(201);
        var order = shop.complete(cart).expect(201);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> issued(order).json().at("/items").size() > 0);
        return order;
    }

    private Api.Response spend(String code, VariantId mug) {
        var cart = shop.readyCart(Map.of(mug, 1));
        cart.api().post(cart.path("/gift-cards"), Map.of("code", code)).expect(200);
        return shop.complete(cart).expect(201);
    }

    private Api ownApi(Api.Response order) {
        return api.with("X-Order-Token", order.at("/token"));
    }

    private Api.Response issued(Api.Response order) {
        return ownApi(order)
                .get("/store/v1/orders/" + order.at("/id") + "/gift-cards")
                .expect(200);
    }

    private List<String> statuses(Api.Response order) {
        return issued(order)
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/status").asString())
                .toList();
    }

    /// The first card of the order.
    private Card card(Api.Response order) {
        return new Card(
                staff.get("/admin/v1/orders/" + order.at("/id") + "/gift-cards")
                        .expect(200)
                        .at("/items/0/giftCardId"),
                "");
    }

    /// The line of the gift card, which comes last.
    private String line(Api.Response order) {
        var items = staff.get("/admin/v1/orders/" + order.at("/id"))
                .expect(200)
                .json()
                .at("/items");
        return items.get(items.size() - 1).at("/id").asString();
    }

    private String payment(Api.Response order) {
        return new PaymentId(jdbc.sql("select payment_id from orders.orders where id = :id")
                        .param("id", orderId(order).value())
                        .query(UUID.class)
                        .single())
                .text();
    }

    private Api.Response refund(Api.Response order, String line, int quantity) {
        return staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + payment(order) + "/refunds",
                        Map.of("reason", "Test", "items", List.of(Map.of("id", line, "quantity", quantity))));
    }

    private Api.Response refund(Api.Response order, long minor) {
        return staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + payment(order) + "/refunds",
                        Map.of("reason", "Test", "amount", usd(minor)));
    }

    private Api.Response cancel(Api.Response order, Map<String, ?> body) {
        return staff.withIdempotencyKey().post("/admin/v1/orders/" + order.at("/id") + "/cancel", body);
    }

    private long refunded(Api.Response order) {
        return jdbc.sql("select refunded_minor from payment.payments where id = :id")
                .param("id", TypeIds.parse(PaymentId.class, payment(order)).value())
                .query(Long.class)
                .single();
    }

    /// The ledger entries of a card that are no payments.
    private List<String> books(Card held) {
        return jdbc.sql("""
                        select cause || ' ' || amount_minor || ' ' || account from payment.ledger_entries
                        where reference = :card and cause in ('ISSUE', 'WITHDRAW', 'RESTORE') order by cause, amount_minor
                        """).param("card", held.uuid()).query(String.class).list();
    }

    private void due(String id) {
        jdbc.sql("update giftsale.cards set send_at = '2026-11-25T11:00:00Z' where id = :id")
                .param("id", TypeIds.parse(PurchasedGiftCardId.class, id).value())
                .update();
    }

    private boolean held(String id) {
        return jdbc.sql("select held from giftsale.cards where id = :id")
                .param("id", TypeIds.parse(PurchasedGiftCardId.class, id).value())
                .query(Boolean.class)
                .single();
    }

    private void event(String type, String subject, String data) {
        var event = new LoggedEvent(
                1,
                TypeIds.next(),
                type,
                1,
                subject,
                Instant.parse("2026-11-25T12:00:00Z"),
                "",
                new JsonMapper().readTree(data),
                null);
        consumers.stream()
                .filter(consumer -> consumer.name().equals("gift-card-sales"))
                .forEach(consumer -> consumer.consume(List.of(event)));
    }

    private static OrderId orderId(Api.Response order) {
        return TypeIds.parse(OrderId.class, order.at("/id"));
    }

    private static String code(String text) {
        var found = CODE.matcher(text);
        if (!found.find()) {
            throw new AssertionError("no code in: " + text);
        }
        return found.group(1);
    }
}
