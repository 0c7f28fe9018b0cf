package dev.kontor.order.replacement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// Units that arrived damaged, were wrong or were lost are replaced or refunded without a return.
@KontorTest
class ClaimTests extends ExchangeScenario {

    @Test
    void aBrokenMugIsReplacedAtNoCharge() {
        var mug = shop.variant(1_240, 10);
        var order = shipped(Map.of(mug, 2));

        var claim = claim(order, 1, "REPLACE").expect(201);

        assertThat(claim.statements()).hasSizeLessThanOrEqualTo(25);
        assertThat(claim.at("/kind")).isEqualTo("CLAIM");
        assertThat(claim.at("/status")).isEqualTo("CLOSED");
        assertThat(claim.at("/exchange/value/amount")).isEqualTo("0");
        var replacement = claim.at("/exchange/orderId");
        assertThat(state(replacement)).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(order(replacement).at("/totals/total/amount")).isEqualTo("0");
        assertThat(shop.free(mug)).isEqualTo(7);
        ship(replacement);
        assertThat(state(replacement)).isEqualTo("COMPLETED PAID FULFILLED");
        assertThat(ledger(order.id(), replacement)).isEqualTo(Map.of("PROVIDER_CLEARING", 2_980L, "SALES", -2_980L));
        assertThat(EventProbe.on(jdbc).typesOf(TypeIds.parse(OrderId.class, replacement)))
                .contains("order.placed", "order.paid", "order.completed");
        assertThat(AuditProbe.on(jdbc).of(claim))
                .anySatisfy(entry -> assertThat(entry.action()).isEqualTo("claim.accepted"));
        var seen = buyer(order).get("/store/v1/returns?orderId=" + order.id()).expect(200);
        assertThat(seen.at("/items/0/kind")).isEqualTo("CLAIM");
        // Its unit stays with the buyer; the other one can be returned or claimed.
        assertThat(order(order.id()).at("/items/0/returned")).isEqualTo("0");
        claim(order, 2, "REPLACE").expectProblem(422, "quantity-limit");
        claim(order, 1, "REPLACE").expect(201);
        claim(order, 1, "REFUND").expectProblem(422, "quantity-limit");
    }

    @Test
    void aLostParcelIsRefunded() {
        var mug = shop.variant(1_240, 10);
        var order = shipped(Map.of(mug, 2));

        var claim = claim(order, 2, "REFUND").expect(201);

        awaitReturn(claim, "/status", "REFUNDED");
        assertThat(now(claim).json().has("exchange")).isFalse();
        assertThat(provider(order)).as("with its shipping").isEqualTo("2980/2980");
        assertThat(shop.free(mug)).isEqualTo(8);
    }

    @Test
    void claimsNeedShippedUnitsAndPermissions() {
        var mug = shop.variant(1_240, 3);
        var order = bought(Map.of(mug, 2));
        claim(order, 1, "REPLACE").expectProblem(409, "invalid-state-transition");
        ship(order.id());
        var body = Map.of(
                "orderId", order.id(),
                "items", List.of(units(line(order, 0), 1)),
                "resolution", "REFUND");
        api.as(logins.staff(Permission.RETURNS_WRITE).token())
                .withIdempotencyKey()
                .post("/admin/v1/claims", body)
                .expectProblem(403, "missing-permission");
        api.as(logins.staff(Permission.CLAIMS_WRITE).token())
                .withIdempotencyKey()
                .post("/admin/v1/claims", body)
                .expectProblem(403, "missing-permission");
        claim(order, 2, "REPLACE").expectProblem(409, "out-of-stock");
        assertThat(staff.get("/admin/v1/returns?orderId=" + order.id())
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void aUnitIsClaimedOrReturnedOnce() throws Exception {
        var mug = shop.variant(1_240, 10);
        var order = shipped(Map.of(mug, 1));
        var line = line(order, 0);
        Callable<Integer> claim = () -> claim(order, 1, "REPLACE").status();
        Callable<Integer> back = () -> staff.withIdempotencyKey()
                .post("/admin/v1/returns", Map.of("orderId", order.id(), "items", List.of(units(line, 1))))
                .status();

        var statuses = TestOrders.race(List.of(claim, back, claim, back));

        assertThat(statuses).containsOnlyOnce(201);
        boolean claimed = statuses.get(0) == 201 || statuses.get(2) == 201;
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.free(mug)).isEqualTo(claimed ? 8 : 9));
    }
}
