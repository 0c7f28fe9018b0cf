package dev.kontor.order.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.journeys.BuyingShop;
import dev.kontor.payment.PaymentId;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Support finds the order of a charge that the dashboard of the provider shows.
@KontorTest
class OrderOfPaymentTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void fromTheReferenceOfTheProviderToTheOrder() {
        var shop = new BuyingShop(api, jdbc);
        var staff = api.as(logins.owner().token());
        var order = shop.complete(shop.payingCart(Map.of(shop.variant(1_000, 5), 1), "tok_approve"))
                .expect(201);
        shop.complete(shop.payingCart(Map.of(shop.variant(1_000, 5), 1), "tok_approve"))
                .expect(201);
        var payment = order.at("/payment/id");
        var reference = staff.get("/admin/v1/payments/" + payment).expect(200).at("/providerReference");

        var payments = staff.get("/admin/v1/payments?providerReference=" + reference)
                .expect(200)
                .json()
                .at("/items");
        assertThat(payments.size()).isEqualTo(1);
        assertThat(payments.at("/0/id").asString()).isEqualTo(payment);
        var orders = staff.get("/admin/v1/orders?paymentId=" + payment)
                .expect(200)
                .json()
                .at("/items");
        assertThat(orders.size()).isEqualTo(1);
        assertThat(orders.at("/0/id").asString()).isEqualTo(order.at("/id"));
    }

    @Test
    void whatNobodyHasPaidIsFoundByNothing() {
        var staff = api.as(logins.owner().token());

        assertThat(staff.get("/admin/v1/orders?paymentId=" + PaymentId.next().text())
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        assertThat(staff.get("/admin/v1/payments?providerReference=ch_unknown")
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }
}
