package dev.kontor.promotion.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class PromotionUsageTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private TestClock clock;

    private Api staff;
    private Api owner;
    private BuyingShop shop;
    private VariantId mug;
    private String code;
    private String path;

    @BeforeEach
    void open() {
        signIn();
        shop = new BuyingShop(api, jdbc);
        mug = shop.variant(1_000, 100);
        code = "U" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        path = "/admin/v1/promotions/"
                + staff.post("/admin/v1/promotions", """
                        {"name": "Used", "requiresCode": true, "codes": ["%s"],
                         "actions": [{"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 10}}]}
                        """.formatted(code))
                        .expect(201)
                        .at("/id");
        staff.post(path + "/activate").expect(200);
    }

    private void signIn() {
        staff = api.as(logins.staff(Permission.PROMOTIONS_READ, Permission.PROMOTIONS_WRITE)
                .token());
        owner = api.as(logins.owner().token());
    }

    @AfterEach
    void archive() {
        staff.post(path + "/archive");
    }

    @Test
    void showsUsesWithTheirOrdersCostAndRevenue() {
        var refunded = order(3, code);
        clock.advance(Duration.ofDays(1));
        signIn();
        var prefix = "P" + code.substring(1);
        staff.post(path + "/coupon-batches", Map.of("name", "Batch", "prefix", prefix, "size", 5))
                .expect(201);
        var batch = staff.get(path + "/coupon-batches").expect(200).at("/items/0/id");
        var coupon = owner.get("/admin/v1/coupon-batches/" + batch + "/codes")
                .expect(200)
                .text()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        var withCoupon = order(1, coupon);
        var canceled = order(2, code);
        owner.withIdempotencyKey()
                .post("/admin/v1/orders/" + canceled.at("/id") + "/cancel", Map.of("reason", "wrong"))
                .expect(200);
        refund(refunded, 1_200);

        var uses = staff.get(path + "/usages").expect(200);
        assertThat(uses.json().at("/items").size()).isEqualTo(3);
        assertThat(uses.statements()).hasSizeLessThanOrEqualTo(4);
        var first = staff.get(path + "/usages?sort=usedAt&limit=1").expect(200);
        assertThat(first.at("/items/0/orderId")).isEqualTo(refunded.at("/id"));
        assertThat(first.at("/items/0/orderNumber")).isEqualTo(refunded.at("/number"));
        assertThat(first.json().at("/items/0").has("customerId")).isFalse();
        assertThat(first.at("/items/0/code"))
                .isEqualTo(code.replace('O', '0').replace('I', '1').replace('L', '1'));
        assertThat(first.at("/items/0/discount/amount")).isEqualTo("300");
        assertThat(first.at("/items/0/total/amount")).isEqualTo("3200");
        assertThat(first.at("/items/0/refunded/amount")).isEqualTo("1200");
        var back = staff.get(path + "/usages?released=true").expect(200);
        assertThat(back.json().at("/items").size()).isEqualTo(1);
        assertThat(back.at("/items/0/orderNumber")).isEqualTo(canceled.at("/number"));
        var ofCoupon = staff.get(path + "/usages?code=" + coupon.toLowerCase(Locale.ROOT))
                .expect(200);
        assertThat(ofCoupon.json().at("/items").size()).isEqualTo(1);
        assertThat(ofCoupon.at("/items/0/orderNumber")).isEqualTo(withCoupon.at("/number"));
        assertThat(ofCoupon.at("/items/0/code")).startsWith(prefix + "…");
        assertThat(staff.get(path + "/usages?usedAt.gte=2026-11-26T00:00:00Z")
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(2);

        var statistics = staff.get(path + "/statistics").expect(200);
        assertThat(statistics.statements()).hasSizeLessThanOrEqualTo(4);
        // until is exclusive, and the clock stands still
        assertThat(statistics.at("/uses")).isEqualTo("1");
        statistics = staff.get(path + "/statistics?from=2026-11-01T00:00:00Z&until=2026-12-01T00:00:00Z")
                .expect(200);
        assertThat(statistics.at("/uses")).isEqualTo("2");
        assertThat(statistics.at("/released")).isEqualTo("1");
        assertThat(statistics.at("/currencies/0/discount/amount")).isEqualTo("400");
        // 27.00 + 5.00 and 9.00 + 5.00
        assertThat(statistics.at("/currencies/0/revenue/amount")).isEqualTo("4600");
        assertThat(statistics.at("/currencies/0/refunded/amount")).isEqualTo("1200");
        assertThat(statistics.json().at("/days").size()).isEqualTo(2);
        assertThat(statistics.at("/days/0/day")).isEqualTo("2026-11-25");
        assertThat(statistics.at("/days/0/discount/amount")).isEqualTo("300");
        assertThat(statistics.at("/days/1/revenue/amount")).isEqualTo("1400");
        assertThat(statistics
                        .json()
                        .at("/codes")
                        .valueStream()
                        .map(each -> each.at("/code").asString()))
                .containsExactlyInAnyOrder(first.at("/items/0/code"), prefix);
    }

    /// As a canceled order does.
    @Test
    void aFullRefundReturnsTheUse() {
        var order = order(3, code);

        refund(order, 3_200);

        assertThat(owner.get("/admin/v1/orders/" + order.at("/id")).expect(200).at("/status"))
                .isEqualTo("CANCELED");
        var statistics =
                staff.get(path + "/statistics?until=2026-12-01T00:00:00Z").expect(200);
        assertThat(statistics.at("/uses")).isEqualTo("0");
        assertThat(statistics.at("/released")).isEqualTo("1");
        assertThat(statistics.json().at("/days").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/statistics?from=2026-11-02T00:00:00Z&until=2026-11-02T00:00:00Z, 400",
        "/statistics?from=2024-11-02T00:00:00Z&until=2026-11-02T00:00:00Z, 400",
        "/statistics?until=%2B1000000000-12-31T23:59:59Z, 400",
        "/statistics?until=-1000000000-01-01T00:00:00Z, 400",
        "/statistics?until=yesterday, 400",
        "/usages?usedAt.gte=-1000000000-01-01T00:00:00Z, 400",
        "/usages?code=, 400",
        "/usages?sort=code, 400",
        "/usages?code=no%00such, 400",
        "/usages?code=no-such-code, 200"
    })
    void rejectsWhatMakesNoSense(String query, int status) {
        staff.get(path + query).expect(status);
    }

    @Test
    void unknownPromotionsAreNotFoundAndOthersMayNot() {
        for (var report : List.of("/usages", "/statistics")) {
            staff.get("/admin/v1/promotions/promo_01h455vb4pex5vsknk084sn02q" + report)
                    .expectProblem(404, "not-found");
            api.as(logins.staff(Permission.ORDERS_READ).token())
                    .get(path + report)
                    .expectProblem(403, "missing-permission");
        }
    }

    private Api.Response order(int quantity, String entered) {
        var cart = shop.readyCart(Map.of(mug, quantity));
        cart.api().post(cart.path("/codes"), Map.of("code", entered)).expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        return shop.complete(cart).expect(201);
    }

    private void refund(Api.Response order, long minor) {
        var payment = jdbc.sql("select payment_id from orders.orders where number = :number")
                .param("number", order.at("/number"))
                .query(PaymentId.class)
                .single()
                .text();
        owner.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + payment + "/refunds",
                        Map.of("amount", Map.of("amount", minor, "currency", "USD"), "reason", "Late."))
                .expect(201);
    }
}
