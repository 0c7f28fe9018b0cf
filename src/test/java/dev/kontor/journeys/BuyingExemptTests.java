package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Customers with a certificate pay no tax. In Iceland 24 % tax are in the prices.
@KontorTest
class BuyingExemptTests {

    private static final String EXEMPTIONS = "/admin/v1/tax-exemptions";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private TestClock clock;

    private BuyingShop shop;
    private Api staff;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
    }

    @Test
    void aCustomerWithAValidCertificatePaysNoTax() {
        var customer = logins.customer();
        var buyer = api.as(customer.token());
        assertThat(buyer.get(cart(buyer)).expect(200).at("/totals/total/amount"))
                .isEqualTo("1500");
        var exemption = exemption(Map.of("customerId", customer.id().text())).expect(201);
        var cart = cart(buyer);

        var shown = buyer.get(cart).expect(200);

        // 10.00 / 1.24 = 8.06; 5.00 / 1.24 = 4.03.
        assertThat(shown.at("/taxTreatment")).isEqualTo("EXEMPT");
        assertThat(shown.at("/totals/total/amount")).isEqualTo("1209");
        assertThat(shown.at("/totals/tax/amount")).isEqualTo("0");
        assertThat(shown.at("/taxNotes/0/text")).isEqualTo("Tax-exempt, certificate EX-2026-0042.");
        assertThat(shown.statements()).hasSizeLessThanOrEqualTo(5);
        assertThat(buyer.get(cart + "/explain").expect(200).at("/parts/1/rule")).isEqualTo("EXEMPT");
        buyer.withIdempotencyKey()
                .post(cart + "/payments", Map.of("method", "test", "token", "tok_approve"))
                .expect(201);
        var placed =
                buyer.withIdempotencyKey().post(cart + "/complete", Map.of()).expect(201);
        var order = staff.get("/admin/v1/orders/" + placed.at("/id")).expect(200);
        assertThat(order.at("/totals/total/amount")).isEqualTo("1209");
        assertThat(order.at("/taxTreatment")).isEqualTo("EXEMPT");
        assertThat(order.at("/taxExemption/certificateNumber")).isEqualTo("EX-2026-0042");
        assertThat(order.at("/taxExemption/documentReference")).isEqualTo("archive/42.pdf");

        // At the moment when it ends, tax is charged again.
        var late = cart(buyer);
        var path = exemption.requiredHeader("Location");
        var ends = Map.of("validUntil", clock.instant().toString());
        staff.with("If-Match", "\"1\"").patch(path, ends).expect(200);
        assertThat(staff.with("If-Match", "\"2\"").patch(path, ends).expect(200).at("/version"))
                .isEqualTo("2");
        var ended = buyer.get(late).expect(200);
        assertThat(ended.at("/totals/total/amount")).isEqualTo("1500");
        assertThat(ended.at("/taxTreatment")).isEqualTo("STANDARD");
        assertThat(ended.at("/warnings/0/code")).isEqualTo("exemption-not-valid");
        staff.with("If-Match", "\"2\"").delete(path).expect(204);
        assertThat(buyer.get(late).expect(200).json().at("/warnings").size()).isZero();
    }

    @Test
    void aGroupIsExemptInTheAreasOfItsCertificate() {
        var group = staff.post(
                        "/admin/v1/customer-groups", Map.of("code", "g-" + UUID.randomUUID(), "name", "Embassies"))
                .expect(201)
                .at("/id");
        var customer = logins.customer();
        staff.post(
                        "/admin/v1/customer-groups/" + group + "/members",
                        Map.of("customerIds", List.of(customer.id().text())))
                .expect(200);
        var path = exemption(Map.of("customerGroupId", group)).expect(201).requiredHeader("Location");
        var buyer = api.as(customer.token());

        assertThat(buyer.get(cart(buyer)).expect(200).at("/taxTreatment")).isEqualTo("EXEMPT");
        staff.with("If-Match", "*")
                .patch(path, Map.of("areas", List.of(Map.of("country", "NZ"))))
                .expect(200);
        assertThat(buyer.get(cart(buyer)).expect(200).at("/taxTreatment")).isEqualTo("STANDARD");
        assertThat(api.as(logins.customer().token()).get(EXEMPTIONS).status()).isEqualTo(401);
        staff.with("If-Match", "*").delete("/admin/v1/customer-groups/" + group).expectProblem(409, "in-use");
        assertThat(staff.get(EXEMPTIONS + "?customerGroupId=" + group)
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void anExemptionHasOneHolderAndATime() {
        var customer = logins.customer().id().text();

        assertThat(exemption(Map.of()).expectProblem(422, "rejected").at("/errors/0/pointer"))
                .isEqualTo("/customerId");
        assertThat(exemption(Map.of("customerId", "cus_01h455vb4pex5vsknk084sn02q"))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/code"))
                .isEqualTo("not-found");
        assertThat(exemption(Map.of(
                                "customerId",
                                customer,
                                "validFrom",
                                clock.instant().toString(),
                                "validUntil",
                                clock.instant().toString()))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/code"))
                .isEqualTo("upside-down");
        exemption(Map.of("customerId", customer, "areas", List.of(Map.of("country", "IS", "region", "nowhere"))))
                .expectProblem(422, "address-invalid");
        assertThat(staff.get(EXEMPTIONS + "?customerId=" + customer)
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    private Api.Response exemption(Map<String, Object> fields) {
        var body = new HashMap<String, Object>(Map.of(
                "certificateNumber",
                "EX-2026-0042",
                "areas",
                List.of(Map.of("country", "IS")),
                "validFrom",
                clock.instant().minus(Duration.ofDays(1)).toString(),
                "documentReference",
                "archive/42.pdf"));
        body.putAll(fields);
        return staff.post(EXEMPTIONS, body);
    }

    private String cart(Api buyer) {
        var mug = shop.variant(1000, 5);
        var path = "/store/v1/carts/"
                + buyer.post(
                                "/store/v1/carts",
                                Map.of(
                                        "currency",
                                        "USD",
                                        "email",
                                        "ada@example.com",
                                        "shippingAddress",
                                        BuyingShop.ICELAND,
                                        "items",
                                        List.of(Map.of("variantId", mug.text(), "quantity", 1))))
                        .expect(201)
                        .at("/id");
        buyer.put(path + "/shipping-selection", Map.of("code", "buying-iceland"))
                .expect(200);
        return path;
    }
}
