package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.shared.access.Permission;
import dev.kontor.tax.AcceptedVatNumbers;
import dev.kontor.tax.Taxes;
import dev.kontor.tax.VatNumber;
import dev.kontor.tax.VatNumbers;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import dev.kontor.testing.ViesStandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A shop in Luxembourg sells to companies in Slovakia without tax, and exports to Liechtenstein.
@KontorTest
class BuyingVatNumberTests {

    private static final String COMPANY = "SK2071393643";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private VatNumbers numbers;

    @Autowired
    private Taxes taxes;

    private final ViesStandIn register = ViesStandIn.get();
    private BuyingShop shop;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        shop.tax("LU", "", true, "0.17", "buying-luxembourg");
        shop.country("SK", true, "0.23", "buying-slovakia", 500);
        shop.country("LI", true, "0", "buying-liechtenstein", 500);
        jdbc.sql("update tax.zones set is_export = true where name = 'buying-liechtenstein'")
                .update();
        register.answer(COMPANY, ViesStandIn.Answer.VALID);
    }

    @Test
    void staffEnterTheNumberOfACompanyThatOrdersByPhone() {
        var staff = api.as(
                logins.staff(Permission.ORDERS_READ, Permission.ORDERS_WRITE).token());
        var created = staff.post(
                        "/admin/v1/draft-orders",
                        Map.of(
                                "currency",
                                "USD",
                                "email",
                                "office@example.com",
                                "shippingAddress",
                                address("SK", "811 01"),
                                "items",
                                List.of(Map.of(
                                        "variantId", shop.variant(1_000, 10).text(), "quantity", 3))))
                .expect(201);
        var path = "/admin/v1/draft-orders/" + created.at("/draft/id");
        var number = path + "/vat-number";
        assertThat(created.at("/cart/taxTreatment")).isEqualTo("OSS");
        api.as(logins.staff(Permission.ORDERS_READ).token())
                .with("If-Match", "*")
                .put(number, Map.of("vatNumber", COMPANY))
                .expectProblem(403, "missing-permission");
        staff.put(number, Map.of("vatNumber", COMPANY)).expectProblem(428, "precondition-required");
        staff.with("If-Match", "*").put(number, Map.of("vatNumber", "SK1")).expectProblem(422, "vat-number-invalid");

        var company = staff.with("If-Match", created.requiredHeader("ETag"))
                .put(number, Map.of("vatNumber", COMPANY))
                .expect(200);

        assertThat(company.at("/cart/vatNumber/status")).isEqualTo("VALID");
        assertThat(company.at("/cart/taxTreatment")).isEqualTo("REVERSE_CHARGE");
        assertThat(company.at("/cart/totals/total/amount")).isEqualTo("2439");
        staff.with("If-Match", created.requiredHeader("ETag")).delete(number).expectProblem(412, "precondition-failed");
        var consumer = staff.with("If-Match", company.requiredHeader("ETag"))
                .delete(number)
                .expect(200);
        assertThat(consumer.at("/cart/taxTreatment")).isEqualTo("OSS");
        assertThat(consumer.json().at("/cart/vatNumber").isMissingNode()).isTrue();
    }

    @Test
    void aCompanyInAnotherMemberStatePaysNoTax() {
        var cart = cart("SK", "buying-slovakia", 3);
        var consumer = cart.api().get(cart.path("")).expect(200);
        assertThat(consumer.at("/taxTreatment")).isEqualTo("OSS");
        assertThat(consumer.at("/taxNotes/0/text")).isEqualTo("Tax of Slovakia, declared in the One-Stop Shop.");
        assertThat(consumer.at("/totals/total/amount")).isEqualTo("3500");
        assertThat(consumer.at("/totals/tax/amount")).isEqualTo("654");

        var company = enter(cart, "sk 2071.393643").expect(200);

        // 10.00 / 1.23 = 8.13 for each unit; shipping 5.00 / 1.23 = 4.07.
        assertThat(company.at("/vatNumber/number")).isEqualTo(COMPANY);
        assertThat(company.at("/vatNumber/status")).isEqualTo("VALID");
        assertThat(company.text()).doesNotContain("Muster GmbH");
        assertThat(company.at("/taxTreatment")).isEqualTo("REVERSE_CHARGE");
        assertThat(company.at("/items/0/unitPrice/amount")).isEqualTo("813");
        assertThat(company.at("/totals/shipping/amount")).isEqualTo("407");
        assertThat(company.at("/totals/total/amount")).isEqualTo("2846");
        assertThat(company.at("/totals/tax/amount")).isEqualTo("0");
        assertThat(company.at("/totals/pricesIncludeTax")).isEqualTo("false");
        assertThat(company.json().at("/totals/taxes").size()).isZero();
        assertThat(company.json().at("/problems").size()).isZero();
        assertThat(cart.api().get(cart.path("/shipping-options")).expect(200).at("/items/0/price/amount"))
                .isEqualTo("407");
        assertThat(cart.api().get(cart.path("")).expect(200).statements()).hasSizeLessThanOrEqualTo(4);
        var explained = cart.api().get(cart.path("/explain")).expect(200);
        assertThat(explained.at("/parts/1/rule")).isEqualTo("REVERSE_CHARGE");
        assertThat(explained.at("/parts/1/tax/treatment")).isEqualTo("REVERSE_CHARGE");

        var checkout = cart.api().get(cart.path("/checkout")).expect(200);
        assertThat(checkout.at("/taxTreatment")).isEqualTo("REVERSE_CHARGE");
        assertThat(checkout.json().at("/taxNotes")).isEqualTo(company.json().at("/taxNotes"));
        assertThat(checkout.json().at("/taxes").size()).isZero();

        shop.pay(cart, "tok_approve").expect(201);
        var placed = shop.complete(cart).expect(201);
        assertThat(placed.statements()).hasSizeLessThanOrEqualTo(18);
        var seen = api.with("X-Order-Token", placed.at("/token"))
                .get("/store/v1/orders/" + placed.at("/id"))
                .expect(200);
        assertThat(seen.at("/totals/total/amount")).isEqualTo("2846");
        assertThat(seen.at("/taxTreatment")).isEqualTo("REVERSE_CHARGE");
        assertThat(seen.at("/taxNotes/0/code")).isEqualTo("INTRA_COMMUNITY_SUPPLY");
        assertThat(seen.at("/taxNotes/0/text"))
                .isEqualTo("VAT-exempt intra-Community supply (Article 138 of Directive 2006/112/EC).");
        assertThat(seen.at("/vatNumber/number")).isEqualTo(COMPANY);
        assertThat(seen.text()).doesNotContain("Muster GmbH");
        var staff = api.as(logins.owner().token());
        // The cart still shows the treatment of its order.
        assertThat(cart.api().get(cart.path("")).expect(200).json().at("/totals"))
                .isEqualTo(company.json().at("/totals"));
        var managed = staff.get("/admin/v1/orders/" + placed.at("/id")).expect(200);
        assertThat(managed.at("/vatNumber/status")).isEqualTo("VALID");
        assertThat(managed.at("/vatNumber/consultationNumber")).isEqualTo("WAPI2071393643");
        assertThat(managed.at("/vatNumber/name")).isEqualTo("Muster GmbH");
        assertThat(managed.at("/vatNumber/requester")).isEqualTo("LU22608222");
        assertThat(staff.get("/admin/v1/orders/" + placed.at("/id") + "/explain")
                        .expect(200)
                        .at("/parts/1/rule"))
                .isEqualTo("REVERSE_CHARGE");
        moved(staff, placed.at("/id"));
        movedLater(staff, placed.at("/id"));
    }

    /// Days after the order, its number must be confirmed again, not taxed.
    private void movedLater(Api staff, String order) {
        var move = Map.of(
                "reason",
                "Moved",
                "actions",
                List.of(Map.of("type", "SET_ADDRESS", "shippingAddress", address("SK", "811 01"))));
        var preview = "/admin/v1/orders/" + order + "/edits/preview";
        confirmed(TestClock.START.minus(Duration.ofDays(3)));
        assertThat(staff.post(preview, move).expectProblem(422, "rejected").at("/errors/0/code"))
                .isEqualTo("vat-number-unverified");

        confirmed(TestClock.START);
        var moved = staff.post(preview, move).expect(200);
        assertThat(moved.at("/toPay/amount")).isEqualTo("0");
        assertThat(moved.json().has("retaxed")).isFalse();
    }

    private void confirmed(Instant time) {
        jdbc.sql("update tax.vat_numbers set checked_at = :time where number = :number")
                .param("time", time)
                .param("number", COMPANY)
                .update();
    }

    /// The order left without tax because of its destination.
    private static void moved(Api staff, String order) {
        var path = "/admin/v1/orders/" + order;
        var address = address("HU", "1011");
        staff.with("If-Match", "*")
                .patch(path, Map.of("shippingAddress", address))
                .expectProblem(422, "address-invalid");
        staff.with("If-Match", "*")
                .patch(path, Map.of("shippingAddress", address("SK", "040 01")))
                .expect(200);
    }

    @Test
    void aWrongNumberIsRefusedAndNothingChanges() {
        var cart = cart("SK", "buying-slovakia", 1);
        var before = cart.api().get(cart.path("")).text();

        var form = cart.api()
                .with("Accept-Language", "de")
                .put(cart.path("/vat-number"), Map.of("vatNumber", "SK2071393644"))
                .expectProblem(422, "vat-number-invalid");
        assertThat(form.at("/errors/0/pointer")).isEqualTo("/vatNumber");
        assertThat(form.at("/errors/0/code")).isEqualTo("vat-number-form");
        assertThat(form.at("/detail")).startsWith("Das ist keine USt-IdNr.");
        var other = enter(cart, "ATU12345675").expectProblem(422, "vat-number-invalid");
        assertThat(other.at("/errors/0/code")).isEqualTo("vat-number-country");
        assertThat(other.at("/detail")).contains("belongs to AT,").contains("address is in SK.");
        assertThat(register.calls("ATU12345675")).isZero();
        var unknown = enter(cart, "SK3722486240").expectProblem(422, "vat-number-invalid");
        assertThat(unknown.at("/errors/0/code")).isEqualTo("vat-number-unknown");
        // The answer is stored, so that guessing does not reach the register twice.
        enter(cart, "SK3722486240").expectProblem(422, "vat-number-invalid");
        assertThat(register.calls("SK3722486240")).isEqualTo(1);
        api.put(cart.path("/vat-number"), Map.of("vatNumber", COMPANY)).expectProblem(404, "not-found");

        assertThat(cart.api().get(cart.path("")).text()).isEqualTo(before);
    }

    @Test
    void aNumberThatCannotBeCheckedIsStoredButTaxIsCharged() {
        var number = "SK6687753193";
        register.answer(number, ViesStandIn.Answer.MS_UNAVAILABLE);
        var cart = cart("SK", "buying-slovakia", 1);

        var unverified = enter(cart, number).expect(200);

        assertThat(unverified.at("/vatNumber/status")).isEqualTo("UNVERIFIED");
        assertThat(unverified.at("/taxTreatment")).isEqualTo("OSS");
        assertThat(unverified.at("/warnings/0/code")).isEqualTo("vat-number-unverified");
        assertThat(unverified.at("/totals/total/amount")).isEqualTo("1500");
        var checkout = cart.api().get(cart.path("/checkout")).expect(200);
        assertThat(checkout.at("/taxTreatment")).isEqualTo("OSS");
        assertThat(checkout.at("/taxNotes/0/text")).isEqualTo("Tax of Slovakia, declared in the One-Stop Shop.");
        assertThat(checkout.at("/taxes/0/rate")).isEqualTo("0.23");
        assertThat(checkout.json().at("/taxes")).isEqualTo(unverified.json().at("/totals/taxes"));

        register.answer(number, ViesStandIn.Answer.VALID);
        var verified = enter(cart, number).expect(200);
        assertThat(verified.at("/taxTreatment")).isEqualTo("REVERSE_CHARGE");
        assertThat(verified.json().at("/warnings").size()).isZero();

        // A new billing address is not the one of the company.
        var moved = cart.api()
                .patch(cart.path(""), Map.of("billingAddress", address("HU", "1011")))
                .expect(200);
        assertThat(moved.at("/taxTreatment")).isEqualTo("OSS");
        assertThat(moved.at("/warnings/0/code")).isEqualTo("vat-number-other-country");
        assertThat(moved.at("/totals/total/amount")).isEqualTo("1500");
        var removed = cart.api().delete(cart.path("/vat-number")).expect(200);
        assertThat(removed.json().has("vatNumber")).isFalse();
        assertThat(removed.json().at("/warnings").size()).isZero();
    }

    @Test
    void aShopMayAcceptANumberThatCannotBeCheckedAndLearnsThatItIsInvalid() {
        var number = "SK2024938300";
        register.answer(number, ViesStandIn.Answer.MS_UNAVAILABLE);
        var cart = cart("SK", "buying-slovakia", 1);
        String order;
        try (var _ = AcceptedVatNumbers.in(taxes)) {
            var accepted = enter(cart, number).expect(200);
            assertThat(accepted.at("/vatNumber/status")).isEqualTo("UNVERIFIED");
            assertThat(accepted.at("/taxTreatment")).isEqualTo("REVERSE_CHARGE");
            assertThat(accepted.json().at("/warnings").size()).isZero();
            // 10.00 / 1.23 = 8.13; 5.00 / 1.23 = 4.07.
            assertThat(accepted.at("/totals/total/amount")).isEqualTo("1220");
            assertThat(accepted.at("/totals/tax/amount")).isEqualTo("0");
            shop.pay(cart, "tok_approve").expect(201);
            order = shop.complete(cart).expect(201).at("/id");
        }
        var path = "/admin/v1/orders/" + order;
        var staff = api.as(logins.owner().token());
        var placed = staff.get(path).expect(200);
        assertThat(placed.at("/taxTreatment")).isEqualTo("REVERSE_CHARGE");
        assertThat(placed.at("/vatNumber/status")).isEqualTo("UNVERIFIED");
        assertThat(reported(order)).isZero();

        register.answer(number, ViesStandIn.Answer.INVALID);
        numbers.check(new VatNumber(number));

        assertThat(reported(order)).isEqualTo(1);
        var seen = staff.get(path).expect(200);
        assertThat(seen.at("/vatNumberCheck/status")).isEqualTo("INVALID");
        assertThat(seen.at("/totals/total/amount")).as("as placed").isEqualTo("1220");
        try (var _ = AcceptedVatNumbers.in(taxes)) {
            enter(cart("SK", "buying-slovakia", 1), number).expectProblem(422, "vat-number-invalid");
        }
    }

    private long reported(String order) {
        return jdbc.sql("""
                        select count(*) from events.log where type = 'order.vat_number_invalid'
                        and data ->> 'orderId' = :order
                        """).param("order", order).query(Long.class).single();
    }

    @Test
    void explainsAPriceWithItsTaxesAtADestination() {
        var mug = shop.variant(1000, 50);
        var staff = api.as(logins.owner().token());
        enter(cart("SK", "buying-slovakia", 1), COMPANY).expect(200);
        var wanted = new HashMap<String, Object>(
                Map.of("variantId", mug.text(), "currency", "USD", "quantity", 3, "country", "SK"));

        var consumer = staff.post("/admin/v1/prices/explain", wanted).expect(200);
        wanted.put("vatNumber", "sk 2071.393643");
        var company = staff.post("/admin/v1/prices/explain", wanted).expect(200);
        wanted.put("vatNumber", "SK2071393644");
        var wrong = staff.post("/admin/v1/prices/explain", wanted).expectProblem(422, "vat-number-invalid");
        wanted.remove("country");
        staff.post("/admin/v1/prices/explain", wanted).expectProblem(422, "rejected");

        assertThat(consumer.at("/total/total/amount")).isEqualTo("3000");
        assertThat(consumer.at("/total/taxZone")).isEqualTo("buying-slovakia");
        assertThat(consumer.at("/total/parts/0/kind")).isEqualTo("GOODS");
        assertThat(consumer.at("/total/parts/0/amount/amount")).isEqualTo("2439");
        assertThat(consumer.at("/total/parts/1/amount/amount")).isEqualTo("561");
        assertThat(consumer.at("/total/parts/1/tax/rate")).isEqualTo("0.23");
        assertThat(consumer.at("/total/parts/1/tax/treatment")).isEqualTo("OSS");
        assertThat(consumer.at("/total/parts/1/tax/rounding/scope")).isEqualTo("LINE");
        assertThat(company.at("/price/amount")).isEqualTo("1000");
        assertThat(company.at("/total/total/amount")).isEqualTo("2439");
        assertThat(company.at("/total/parts/0/price/unitPrice/amount")).isEqualTo("813");
        assertThat(company.at("/total/parts/1/rule")).isEqualTo("REVERSE_CHARGE");
        assertThat(company.at("/total/parts/1/tax/treatment")).isEqualTo("REVERSE_CHARGE");
        assertThat(wrong.at("/errors/0/pointer")).isEqualTo("/vatNumber");
    }

    @Test
    void theCartOfACompanyBeginsWithTheNumberOfItsAccount() {
        var number = "SK2022285298";
        register.answer(number, ViesStandIn.Answer.VALID);
        var customer = logins.customer();
        var company = api.as(customer.token());
        var staff = api.as(logins.owner().token());

        company.patch("/store/v1/me", Map.of("vatNumber", "SK2022285299")).expectProblem(422, "vat-number-invalid");
        assertThat(company.get("/store/v1/me").expect(200).json().has("vatNumber"))
                .isFalse();
        var profile = company.patch("/store/v1/me", Map.of("vatNumber", "sk 2022-285298"))
                .expect(200);
        assertThat(profile.at("/vatNumber")).isEqualTo(number);
        // The register is asked in the background.
        assertThat(jdbc.sql("select next_check_at <= now() from tax.vat_numbers where number = :number")
                        .param("number", number)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        numbers.check(new VatNumber(number));

        var cart = companyCart(company);
        assertThat(cart.statements().stream().filter(statement -> statement.contains("customer.")))
                .as("number and groups are one statement")
                .hasSize(1);
        assertThat(cart.at("/vatNumber/number")).isEqualTo(number);
        assertThat(cart.at("/taxTreatment")).isEqualTo("REVERSE_CHARGE");
        // Without it, the buyer buys as a consumer.
        var path = "/store/v1/carts/" + cart.at("/id");
        assertThat(company.delete(path + "/vat-number").expect(200).at("/taxTreatment"))
                .isEqualTo("OSS");

        var listed = staff.get("/admin/v1/customers?vatNumber=sk2022285298").expect(200);
        assertThat(listed.json().at("/items").size()).isEqualTo(1);
        assertThat(listed.at("/items/0/id")).isEqualTo(customer.id().text());
        assertThat(listed.at("/items/0/vatNumber")).isEqualTo(number);
        var removed = new HashMap<String, Object>();
        removed.put("vatNumber", null);
        company.patch("/store/v1/me", removed).expect(200);
        assertThat(companyCart(company).json().has("vatNumber")).isFalse();
    }

    @Test
    void theCartOfAGuestWhoSignsInGetsTheNumberOfTheAccount() {
        numbers.check(new VatNumber(COMPANY));
        var customer = logins.customer();
        var company = api.as(customer.token());
        company.patch("/store/v1/me", Map.of("vatNumber", COMPANY)).expect(200);
        var guests = cart("SK", "buying-slovakia", 3);
        guests.api().post(guests.path("/quote")).expect(200);

        var arrived = company.with("X-Cart-Token", guests.token())
                .post(guests.path("/merge"))
                .expect(200);

        assertThat(arrived.at("/vatNumber/number")).isEqualTo(COMPANY);
        assertThat(arrived.at("/taxTreatment")).isEqualTo("REVERSE_CHARGE");
        assertThat(arrived.at("/totals/total/amount")).isEqualTo("2846");
        assertThat(arrived.json().has("pricesKeptUntil")).isFalse();
    }

    @Test
    void anAgreedPriceIsWhatTheBuyerPaysAlsoWithoutTax() {
        var staff = api.as(logins.owner().token());
        var mug = shop.variant(1000, 50).text();
        var draft = staff.post(
                        "/admin/v1/draft-orders",
                        Map.of(
                                "currency",
                                "USD",
                                "email",
                                "ada@example.com",
                                "shippingAddress",
                                address("LI", "9490"),
                                "items",
                                List.of(Map.of("variantId", mug, "quantity", 2))))
                .expect(201);
        assertThat(draft.at("/cart/items/0/unitPrice/amount")).isEqualTo("855");
        var path = "/admin/v1/draft-orders/" + draft.at("/draft/id");
        var any = staff.with("If-Match", "*");

        any.put(
                        path + "/items/" + draft.at("/cart/items/0/id") + "/price",
                        Map.of("unitPrice", usd(800), "reason", "Agreed by phone"))
                .expect(200);
        any.put(path + "/shipping-selection", Map.of("code", "buying-liechtenstein"))
                .expect(200);
        var agreed = staff.post(path + "/custom-items", Map.of("title", "Engraving", "unitPrice", usd(5000)))
                .expect(200);

        assertThat(agreed.at("/cart/taxTreatment")).isEqualTo("EXPORT");
        assertThat(agreed.at("/cart/items/0/unitPrice/amount")).isEqualTo("800");
        assertThat(agreed.at("/cart/items/1/unitPrice/amount")).isEqualTo("5000");
        // Shipping is a price of the shop: 5.00 / 1.17 = 4.27.
        assertThat(agreed.at("/cart/totals/total/amount")).isEqualTo("7027");
        var order = staff.withIdempotencyKey()
                .post(path + "/complete", Map.of("paymentMethod", "bank-transfer", "expectedTotal", usd(7027)))
                .expect(201);
        assertThat(staff.get("/admin/v1/orders/" + order.at("/orderId"))
                        .expect(200)
                        .at("/items/0/unitPrice/amount"))
                .isEqualTo("800");
    }

    private static Map<String, Object> usd(long minor) {
        return Map.of("amount", minor, "currency", "USD");
    }

    private Api.Response companyCart(Api company) {
        return company.post(
                        "/store/v1/carts",
                        Map.of(
                                "currency",
                                "USD",
                                "shippingAddress",
                                address("SK", "811 01"),
                                "items",
                                List.of(Map.of(
                                        "variantId", shop.variant(1000, 50).text(), "quantity", 1))))
                .expect(201);
    }

    @Test
    void twoCartsCanEnterTheSameNumberAtOnce() throws Exception {
        var number = "SK2020317068";
        register.answer(number, ViesStandIn.Answer.VALID);
        var carts = List.of(cart("SK", "buying-slovakia", 1), cart("SK", "buying-slovakia", 2));
        var calls = carts.stream()
                .<Callable<Api.Response>>map(cart -> () -> enter(cart, number))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get().expect(200).at("/taxTreatment")).isEqualTo("REVERSE_CHARGE");
            }
        }

        assertThat(register.calls(number)).isBetween(1, 2);
        assertThat(jdbc.sql("select status from tax.vat_numbers where number = :number")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .isEqualTo("VALID");
    }

    @Test
    void anAnswerThatArrivesWhileAnOrderIsPlacedCountsWhollyOrNotAtAll() throws Exception {
        var number = "SK2020273893";
        for (int round = 0; round < 6; round++) {
            jdbc.sql("delete from tax.vat_numbers where number = :number")
                    .param("number", number)
                    .update();
            register.answer(number, ViesStandIn.Answer.MS_UNAVAILABLE);
            var cart = cart("SK", "buying-slovakia", 1);
            var other = cart("SK", "buying-slovakia", 1);
            enter(cart, number).expect(200);
            shop.pay(cart, "tok_approve").expect(201);
            register.answer(number, ViesStandIn.Answer.VALID);

            Api.Response completed;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var placing = threads.submit(() -> shop.complete(cart));
                var answering = threads.submit(() -> enter(other, number));
                completed = placing.get();
                answering.get().expect(200);
            }

            if (completed.status() == 201) {
                var order = api.with("X-Order-Token", completed.at("/token"))
                        .get("/store/v1/orders/" + completed.at("/id"))
                        .expect(200);
                assertThat(order.at("/taxTreatment")).isEqualTo("OSS");
                assertThat(order.at("/totals/total/amount")).isEqualTo("1500");
                assertThat(order.at("/totals/tax/amount")).isEqualTo("280");
            } else {
                completed.expectProblem(409, "price-changed");
                assertThat(completed.at("/newTotal/amount")).isEqualTo("1220");
                assertThat(shop.orders(cart)).isZero();
            }
        }
    }

    @Test
    void anOrderIsRefusedIfTheNumberBecameInvalidAfterTheCheck() {
        var number = "SK2021853504";
        register.answer(number, ViesStandIn.Answer.VALID);
        var cart = cart("SK", "buying-slovakia", 1);
        enter(cart, number).expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        jdbc.sql("update tax.vat_numbers set status = 'INVALID' where number = :number")
                .param("number", number)
                .update();

        var refused = shop.complete(cart).expectProblem(409, "price-changed");

        assertThat(refused.at("/newTotal/amount")).isEqualTo("1500");
        assertThat(shop.orders(cart)).isZero();
    }

    @Test
    void exportsAreSoldWithoutTheTaxOfTheShopsCountry() {
        var cart = cart("LI", "buying-liechtenstein", 1);

        var shown = cart.api().get(cart.path("")).expect(200);

        // 10.00 / 1.17 = 8.55; 5.00 / 1.17 = 4.27.
        assertThat(shown.at("/taxTreatment")).isEqualTo("EXPORT");
        assertThat(shown.at("/totals/subtotal/amount")).isEqualTo("855");
        assertThat(shown.at("/totals/shipping/amount")).isEqualTo("427");
        assertThat(shown.at("/totals/total/amount")).isEqualTo("1282");
        assertThat(shown.at("/taxNotes/0/text")).isEqualTo("VAT-exempt export (Article 146 of Directive 2006/112/EC).");
        assertThat(shown.json().at("/problems").size()).isZero();
        var staff = api.as(logins.owner().token());
        assertThat(zone(staff, "SK").expectProblem(422, "rejected").at("/errors/0/code"))
                .isEqualTo("not-exported");
        assertThat(zone(staff, "MC").expectProblem(422, "rejected").at("/errors/0/code"))
                .isEqualTo("not-exported");
        assertThat(zone(staff, "LU").expectProblem(422, "rejected").at("/errors/0/pointer"))
                .isEqualTo("/areas/0");
    }

    private static Api.Response zone(Api staff, String country) {
        return staff.post(
                "/admin/v1/tax-zones",
                Map.of(
                        "name",
                        "Exports to " + country,
                        "pricesIncludeTax",
                        true,
                        "isExport",
                        true,
                        "areas",
                        List.of(Map.of("country", country))));
    }

    private GuestCart cart(String country, String method, int units) {
        var mug = shop.variant(1000, 50);
        var cart = shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "shippingAddress",
                address(country, country.equals("LI") ? "9490" : "811 01"),
                "items",
                List.of(Map.of("variantId", mug.text(), "quantity", units))));
        cart.api().put(cart.path("/shipping-selection"), Map.of("code", method)).expect(200);
        return cart;
    }

    private static Api.Response enter(GuestCart cart, String number) {
        return cart.api().put(cart.path("/vat-number"), Map.of("vatNumber", number));
    }

    private static Map<String, Object> address(String country, @Nullable String postcode) {
        var address = new HashMap<String, Object>(BuyingShop.ICELAND);
        address.put("country", country);
        address.put("postcode", postcode);
        return address;
    }
}
