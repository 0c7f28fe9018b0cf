package dev.kontor.payment.way;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.giftcard.GiftCardShop;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@KontorTest
class PaymentWayAdminTests {

    private static final String WAYS = "/admin/v1/payment-providers";
    private static final String TRANSFER = WAYS + "/bank-transfer";
    private static final String TEST = WAYS + "/test";
    private static final String ON_ACCOUNT = WAYS + "/on-account";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private BuyingShop shop;
    private Api staff;
    private Api any;
    private VariantId mug;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.staff(Permission.SETTINGS_READ, Permission.SETTINGS_WRITE)
                .token());
        any = staff.with("If-Match", "*");
        mug = shop.variant(1000, 100);
    }

    @AfterEach
    void restore() {
        var defaults =
                "{\"offered\":null,\"position\":null,\"minimums\":null,\"maximums\":null,\"countries\":null,\"customerGroups\":null}";
        any.patch(TRANSFER, defaults).expect(200);
        any.patch(TRANSFER, "{\"account\":null}").expect(200);
        any.patch(TEST, defaults).expect(200);
        any.patch(ON_ACCOUNT, defaults).expect(200);
    }

    @Test
    void listsTheWaysToPayInTheOrderOfTheShop() {
        var before = staff.get(WAYS).expect(200).json().at("/items");
        assertThat(codes(before)).contains("bank-transfer", "cash-on-delivery", "test");
        var transfer = staff.get(TRANSFER).expect(200);
        assertThat(transfer.at("/name")).isEqualTo("Bank transfer");
        assertThat(transfer.at("/ready")).isEqualTo("true");
        assertThat(transfer.at("/account/iban")).isEqualTo("DE02120300000000202051");
        assertThat(transfer.at("/version"))
                .isEqualTo(staff.get(TRANSFER).expect(200).at("/version"));

        any.patch(TEST, Map.of("position", 7)).expect(200);

        assertThat(codes(staff.get(WAYS).expect(200).json().at("/items")).getLast())
                .isEqualTo("test");
        var cart = shop.readyCart(Map.of(mug, 1));
        assertThat(offered(cart).getLast()).isEqualTo("test");
        staff.get(WAYS + "/cheque").expectProblem(404, "not-found");
    }

    @Test
    void aWayThatIsSwitchedOffCannotBeSelectedAndComesBack() {
        var cart = shop.readyCart(Map.of(mug, 1));
        assertThat(offered(cart)).contains("bank-transfer");

        var off = any.patch(TRANSFER, Map.of("offered", false)).expect(200);

        assertThat(off.at("/ready")).isEqualTo("false");
        assertThat(offered(cart)).doesNotContain("bank-transfer");
        var refused = start(cart, "bank-transfer").expectProblem(422, "rejected");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/method");
        any.patch(TRANSFER, Map.of("offered", true)).expect(200);
        start(cart, "bank-transfer").expect(201);
        assertThat(shop.complete(cart).expect(201).at("/status")).isEqualTo("OPEN");
    }

    /// The buyer has chosen, but nothing was sent: the order is refused, and another method places it once.
    @Test
    void aStartedPaymentCannotBeCompletedOnceItsWayIsOff() {
        var cart = shop.readyCart(Map.of(mug, 2));
        start(cart, "bank-transfer").expect(201);
        any.patch(TRANSFER, Map.of("offered", false)).expect(200);

        var refused = shop.complete(cart).expectProblem(422, "rejected");

        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/paymentId");
        assertThat(shop.orders(cart)).isZero();
        assertThat(shop.free(mug)).isEqualTo(100);
        assertThat(cart.api().get(cart.path("/checkout")).expect(200).at("/nextAction"))
                .isEqualTo("START_PAYMENT");
        shop.pay(cart, "tok_approve").expect(201);
        shop.complete(cart).expect(201);
        assertThat(shop.orders(cart)).isOne();
        assertThat(shop.charges(cart)).isOne();
        assertThat(shop.free(mug)).isEqualTo(98);
    }

    /// Money that was promised can still be received.
    @Test
    void anOrderThatAwaitsItsMoneyKeepsItsAccount() {
        var cart = shop.readyCart(Map.of(mug, 1));
        var payment = start(cart, "bank-transfer").expect(201).at("/id");
        var order = shop.complete(cart).expect(201).at("/id");

        any.patch(
                        TRANSFER,
                        Map.of(
                                "offered",
                                false,
                                "account",
                                Map.of("accountHolder", "Wool & Wood GmbH", "iban", "FR7630006000011234567890189")))
                .expect(200);

        var owner = api.as(logins.owner().token());
        var awaiting = owner.get("/admin/v1/payments/" + payment).expect(200);
        long amount = awaiting.json().at("/amount/amount").longValue();
        var currency = awaiting.at("/amount/currency");
        assertThat(awaiting.at("/status")).isEqualTo("AWAITING_TRANSFER");
        assertThat(awaiting.text()).contains("DE02120300000000202051").doesNotContain("FR7630006000011234567890189");
        owner.withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + order + "/payments",
                        Map.of("amount", Map.of("amount", amount, "currency", currency), "note", "statement 12"))
                .expect(201);
        assertThat(owner.get("/admin/v1/orders/" + order).expect(200).at("/paymentStatus"))
                .isEqualTo("PAID");
    }

    @Test
    void transfersGoToTheAccountOfStaff() {
        var account = Map.of(
                "accountHolder", "Wool & Wood GmbH", "iban", "FR7630006000011234567890189", "bank", "Banque de Test");
        any.patch(TRANSFER, Map.of("account", account)).expect(200);
        var cart = shop.readyCart(Map.of(mug, 1));
        var payment = start(cart, "bank-transfer").expect(201).at("/id");

        shop.complete(cart).expect(201);

        var instructions = api.as(logins.owner().token())
                .get("/admin/v1/payments/" + payment)
                .expect(200)
                .text();
        assertThat(instructions).contains("FR7630006000011234567890189", "Banque de Test");
    }

    @Test
    void amountsOutsideOfTheLimitsAreNotOffered() {
        var cart = shop.readyCart(Map.of(mug, 1));
        var currency = cart.api().get(cart.path("")).expect(200).at("/totals/total/currency");

        any.patch(TRANSFER, Map.of("maximums", List.of(Map.of("amount", 500, "currency", currency))))
                .expect(200);
        assertThat(offered(cart)).doesNotContain("bank-transfer");
        any.patch(TRANSFER, Map.of("maximums", List.of(Map.of("amount", 500_000, "currency", currency))))
                .expect(200);
        assertThat(offered(cart)).contains("bank-transfer");
        any.patch(TRANSFER, Map.of("countries", List.of("DE"))).expect(200);
        assertThat(offered(cart)).doesNotContain("bank-transfer");
    }

    /// The limits of a way concern what it has to pay.
    @Test
    void aWayCanBeSelectedForWhatGiftCardsLeave() {
        var cart = shop.readyCart(Map.of(mug, 1));
        var card = new GiftCardShop(api.as(logins.owner().token()), jdbc).issue(600);
        any.patch(TRANSFER, Map.of("maximums", List.of(Map.of("amount", 900, "currency", "USD"))))
                .expect(200);
        var selection = Map.of("paymentMethod", "bank-transfer");
        cart.api().patch(cart.path(""), selection).expectProblem(422, "rejected");

        cart.api().post(cart.path("/gift-cards"), Map.of("code", card.code())).expect(200);

        assertThat(offered(cart)).contains("bank-transfer");
        assertThat(cart.api().patch(cart.path(""), selection).expect(200).at("/amountDue/amount"))
                .isEqualTo("900");
        assertThat(cart.api().get(cart.path("/checkout")).expect(200).at("/nextAction"))
                .isEqualTo("START_PAYMENT");
        start(cart, "bank-transfer").expect(201);
        shop.complete(cart).expect(201);
    }

    @Test
    void aWayForACustomerGroupIsForItsMembersOnly() {
        var owner = api.as(logins.owner().token());
        var member = logins.customer();
        var group = owner.post(
                        "/admin/v1/customer-groups", Map.of("code", "g-" + UUID.randomUUID(), "name", "Resellers"))
                .expect(201);
        owner.post(
                        "/admin/v1/customer-groups/" + group.at("/id") + "/members",
                        Map.of("customerIds", List.of(member.id().text())))
                .expect(200);
        var guest = shop.readyCart(Map.of(mug, 1));
        assertThat(offered(guest)).doesNotContain("on-account");
        any.patch(ON_ACCOUNT, Map.of("offered", true, "customerGroups", List.of(group.at("/id"))))
                .expect(200);

        assertThat(offered(guest)).isNotEmpty().doesNotContain("on-account");
        start(guest, "on-account").expectProblem(422, "rejected");
        guest.api().patch(guest.path(""), Map.of("paymentMethod", "on-account")).expectProblem(422, "rejected");
        var other = new BuyingShop(api.as(logins.customer().token()), jdbc).readyCart(Map.of(mug, 1));
        assertThat(offered(other)).doesNotContain("on-account");
        start(other, "on-account").expectProblem(422, "rejected");

        var own = new BuyingShop(api.as(member.token()), jdbc).readyCart(Map.of(mug, 1));
        assertThat(offered(own)).contains("on-account", "test");
        own.api().patch(own.path(""), Map.of("paymentMethod", "on-account")).expect(200);
        start(own, "on-account").expect(201);
        var order = shop.complete(own).expect(201);
        assertThat(order.at("/status")).isEqualTo("OPEN");
        assertThat(order.at("/paymentStatus")).isEqualTo("AWAITING_TRANSFER");

        owner.with("If-Match", group.requiredHeader("ETag"))
                .delete("/admin/v1/customer-groups/" + group.at("/id"))
                .expectProblem(409, "in-use");
    }

    /// A payment that was started within the limits does not help for another cart.
    @ParameterizedTest
    @ValueSource(strings = {"amount", "country"})
    void theLimitsOfAWayCountWhenTheOrderIsPlaced(String limit) {
        any.patch(TRANSFER, Map.of("maximums", List.of(Map.of("amount", 5_000, "currency", "USD"))))
                .expect(200);
        var cart = shop.readyCart(Map.of(mug, 1));
        start(cart, "bank-transfer").expect(201);
        if (limit.equals("amount")) {
            cart.api()
                    .post(cart.path("/items"), Map.of("variantId", mug.text(), "quantity", 50))
                    .expect(200);
        } else {
            any.patch(TRANSFER, Map.of("countries", List.of("DE"))).expect(200);
        }
        var total = cart.api().get(cart.path("")).expect(200).json().at("/totals/total");

        var refused = cart.api()
                .withIdempotencyKey()
                .post(cart.path("/complete"), Map.of("expectedTotal", total))
                .expectProblem(422, "rejected");

        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/paymentId");
        assertThat(shop.orders(cart)).isZero();
        assertThat(cart.api().get(cart.path("/checkout")).expect(200).at("/nextAction"))
                .isEqualTo("START_PAYMENT");
        shop.pay(cart, "tok_approve").expect(201);
        shop.complete(cart).expect(201);
    }

    @Test
    void aWayNamesExistingGroups() {
        var refused = any.patch(
                        ON_ACCOUNT,
                        Map.of("customerGroups", List.of(CustomerGroupId.next().text())))
                .expectProblem(422, "rejected");

        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/customerGroups");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bank-transfer|{'account':{'accountHolder':'A','iban':'DE02120300000000202052'}}|/account/iban",
                "test|{'account':{'accountHolder':'A','iban':'DE02120300000000202051'}}|/account",
                "bank-transfer|{'minimums':[{'amount':100,'currency':'CHF'}]}|/minimums/0",
                "bank-transfer|{'minimums':[{'amount':0,'currency':'EUR'}]}|/minimums/0",
                "bank-transfer|{'minimums':[{'amount':100,'currency':'EUR'},{'amount':200,'currency':'EUR'}]}|/minimums/1",
                "bank-transfer|{'minimums':[{'amount':200,'currency':'EUR'}],'maximums':[{'amount':100,'currency':'EUR'}]}|/maximums",
            })
    void refusesWhatDoesNotFit(String code, String body, String pointer) {
        var before = staff.get(WAYS + "/" + code).expect(200);

        var refused = any.patch(WAYS + "/" + code, body.replace('\'', '"')).expectProblem(422, "rejected");

        assertThat(refused.at("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(staff.get(WAYS + "/" + code).expect(200).text()).isEqualTo(before.text());
    }

    @Test
    void refusesHalfAnAccountAndStaleVersions() {
        var refused = any.patch(TRANSFER, Map.of("account", Map.of("iban", "DE02120300000000202051")))
                .expectProblem(400, "validation-failed");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/account/accountHolder");
        staff.patch(TRANSFER, Map.of("offered", false)).expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"987654\"")
                .patch(TRANSFER, Map.of("offered", false))
                .expectProblem(412, "precondition-failed");
        assertThat(staff.get(TRANSFER).expect(200).at("/offered")).isEqualTo("true");
    }

    private static List<String> codes(JsonNode items) {
        return items.valueStream().map(item -> item.at("/code").stringValue()).toList();
    }

    private static List<String> offered(GuestCart cart) {
        return codes(
                cart.api().get(cart.path("/payment-methods")).expect(200).json().at("/items"));
    }

    private static Api.Response start(GuestCart cart, String method) {
        return cart.api().withIdempotencyKey().post(cart.path("/payments"), Map.of("method", method));
    }
}
