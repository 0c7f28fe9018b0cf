package dev.kontor.promotion.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class PromotionAdminTests {

    private static final String PATH = "/admin/v1/promotions";
    private static final String TEN_PERCENT =
            "{\"type\": \"ORDER\", \"reduction\": {\"type\": \"PERCENT\", \"percent\": 10}}";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private Api staff;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.staff(Permission.PROMOTIONS_READ, Permission.PROMOTIONS_WRITE)
                .token());
    }

    @Test
    void livesFromDraftToArchive() {
        var code = code();
        var draft = staff.post(PATH, """
                {"name": "Summer", "requiresCode": true, "codes": ["%s"], "priority": 7, "group": "season",
                 "stacking": "BEST", "startsAt": "2026-06-01T00:00:00Z", "endsAt": "2036-07-01T00:00:00Z",
                 "conditions": [{"type": "ALL", "conditions": [
                     {"type": "SUBTOTAL", "atLeast": [{"amount": 100000000, "currency": "EUR"}]},
                     {"type": "NOT", "condition": {"type": "COUNTRY", "countries": ["FR"]}}]}],
                 "actions": [%s], "limits": {"uses": 10, "budget": {"amount": 50000, "currency": "EUR"}}}
                """.formatted(code, TEN_PERCENT)).expect(201);
        assertThat(draft.at("/status")).isEqualTo("DRAFT");
        assertThat(draft.at("/title")).isEqualTo("Summer");
        assertThat(draft.at("/conditions/0/conditions/1/condition/countries/0")).isEqualTo("FR");
        assertThat(draft.at("/actions/0/reduction/percent")).isEqualTo("10");
        var id = draft.at("/id");
        var path = PATH + "/" + id;
        assertThat(staff.get(PATH + "?code=" + code.toLowerCase(Locale.ROOT))
                        .expect(200)
                        .at("/items/0/id"))
                .isEqualTo(id);

        staff.post(path + "/pause").expectProblem(409, "invalid-state-transition");
        var active = staff.post(path + "/activate").expect(200);
        assertThat(active.at("/status")).isEqualTo("ACTIVE");
        staff.with("If-Match", "\"1\"").patch(path, "{}").expectProblem(412, "precondition-failed");
        var changed = staff.with("If-Match", active.requiredHeader("ETag"))
                .patch(path, """
                        {"title": "Summer time", "limits": {"uses": 20}, "conditions": []}
                        """)
                .expect(200);
        assertThat(changed.at("/limits/uses")).isEqualTo("20");
        assertThat(changed.at("/limits/budget/amount")).isEqualTo("50000");
        assertThat(changed.json().at("/conditions").size()).isZero();
        staff.with("If-Match", "*").delete(path).expectProblem(409, "invalid-state-transition");
        staff.post(path + "/pause").expect(200);
        staff.post(path + "/archive").expect(200);
        staff.with("If-Match", "*").patch(path, "{\"name\": \"x\"}").expectProblem(409, "invalid-state-transition");
        assertThat(EventProbe.on(jdbc).typesOf(TypeIds.parse(PromotionId.class, id)))
                .containsExactly(
                        "promotion.created",
                        "promotion.activated",
                        "promotion.updated",
                        "promotion.paused",
                        "promotion.archived");

        var other = staff.post(PATH, """
                {"name": "Other", "actions": [%s]}
                """.formatted(TEN_PERCENT)).expect(201);
        staff.with("If-Match", "\"1\"").delete(PATH + "/" + other.at("/id")).expect(204);
        staff.get(PATH + "/" + other.at("/id")).expectProblem(404, "not-found");
    }

    @Test
    void anUnknownTypeIsAnsweredWithTheKnownOnes() {
        var refused = staff.post(PATH, """
                {"name": "Other", "conditions": [{"type": "PRODUCT"}], "actions": [%s]}
                """.formatted(TEN_PERCENT)).expectProblem(400, "validation-failed");

        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/conditions/0");
        assertThat(refused.at("/errors/0/code")).isEqualTo("unknown-type");
        assertThat(refused.at("/errors/0/detail")).contains("SUBTOTAL", "WEEKDAY");
    }

    @Test
    void unitsToBuyAndToGetCanBeSelected() {
        var items = "{\"matching\": {\"tags\": [\"cups\"]}}";

        var created = staff.post(PATH, """
                {"name": "Other", "actions": [{"type": "BUY_GET", "buyQuantity": 2, "getQuantity": 1, "buy": %s, "get": %s,
                    "reduction": {"type": "PERCENT", "percent": 100}}]}
                """.formatted(items, items)).expect(201);

        assertThat(created.at("/actions/0/get/matching/tags/0")).isEqualTo("cups");
        staff.post(PATH, """
                {"name": "Other", "actions": [{"type": "BUY_GET", "buyQuantity": 2, "getQuantity": 1,
                    "get": {"matching": {"tags": [""]}}, "reduction": {"type": "PERCENT", "percent": 100}}]}
                """).expectProblem(400, "validation-failed");
    }

    @Test
    void aGroupOfAPromotionCannotBeDeleted() {
        var owner = api.as(logins.owner().token());
        var group = owner.post(
                        "/admin/v1/customer-groups", Map.of("code", "p-" + UUID.randomUUID(), "name", "Regulars"))
                .expect(201);
        var id = staff.post(PATH, """
                {"name": "Other", "actions": [%s], "conditions": [{"type": "NOT", "condition": {"type": "ANY",
                    "conditions": [{"type": "CUSTOMER_GROUP", "groups": ["%s"]}]}}]}
                """.formatted(TEN_PERCENT, group.at("/id")))
                .expect(201)
                .at("/id");
        var groups = owner.with("If-Match", "*");

        groups.delete("/admin/v1/customer-groups/" + group.at("/id")).expectProblem(409, "in-use");
        staff.post(PATH + "/" + id + "/archive").expect(200);
        groups.delete("/admin/v1/customer-groups/" + group.at("/id")).expect(204);
    }

    @Test
    void codesThatLookAlikeAreTheSame() {
        var code = "OIL" + code();
        promotion("\"requiresCode\": true, \"codes\": [\"%s\"]".formatted(code)).expect(201);

        var same = promotion("\"requiresCode\": true, \"codes\": [\"%s\"]"
                .formatted(code.replace("OIL", "0-11").toLowerCase(Locale.ROOT)));

        same.expectProblem(409, "already-exists");
        assertThat(same.at("/errors/0/pointer")).isEqualTo("/codes");
        promotion("\"requiresCode\": true, \"codes\": [\"СУММЕР\"]").expectProblem(400, "validation-failed");
        promotion("\"codes\": [\"%s\"]".formatted(code())).expectProblem(422, "rejected");
    }

    @Test
    void aCodeIsNeededToActivateAPromotionThatRequiresOne() {
        var id = promotion("\"requiresCode\": true").expect(201).at("/id");

        var refused = staff.post(PATH + "/" + id + "/activate");

        refused.expectProblem(422, "rejected");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/codes");
        assertThat(staff.get(PATH + "/" + id).expect(200).at("/status")).isEqualTo("DRAFT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"type\":\"ORDER\",\"reduction\":{\"type\":\"PERCENT\",\"percent\":101}}; 400; /actions/0/reduction/percent",
                "{\"type\":\"ORDER\",\"reduction\":{\"type\":\"PERCENT\",\"percent\":-1}}; 400; /actions/0/reduction/percent",
                "{\"type\":\"ORDER\",\"reduction\":{\"type\":\"AMOUNT\",\"amounts\":[{\"amount\":-1,\"currency\":\"EUR\"}]}}; 422; /actions/0/reduction/amounts/0/amount",
                "{\"type\":\"ORDER\",\"reduction\":{\"type\":\"AMOUNT\",\"amounts\":[{\"amount\":5}]}}; 400; /actions/0/reduction/amounts/0",
                "{\"type\":\"ORDER\",\"reduction\":{\"type\":\"AMOUNT\",\"amounts\":[{\"amount\":9000000000000000000,\"currency\":\"EUR\"}]}}; 400; /actions/0/reduction/amounts/0",
                "{\"type\":\"ORDER\",\"reduction\":{\"type\":\"AMOUNT\",\"amounts\":[{\"amount\":5,\"currency\":\"SEK\"}]}}; 422; /actions/0/reduction/amounts/0/currency",
                "{\"type\":\"TIERS\",\"by\":\"QUANTITY\",\"tiers\":[{\"quantity\":5,\"reduction\":{\"type\":\"PERCENT\",\"percent\":5}},{\"quantity\":5,\"reduction\":{\"type\":\"PERCENT\",\"percent\":9}}]}; 422; /actions/0/tiers/1/quantity",
                "{\"type\":\"TIERS\",\"by\":\"VALUE\",\"tiers\":[{\"quantity\":5,\"reduction\":{\"type\":\"PERCENT\",\"percent\":5}}]}; 422; /actions/0/tiers/0/value",
                "{\"type\":\"TIERS\",\"by\":\"VALUE\",\"tiers\":[{\"value\":[{\"amount\":5,\"currency\":\"EUR\"},{\"amount\":5,\"currency\":\"USD\"}],\"reduction\":{\"type\":\"PERCENT\",\"percent\":5}},{\"value\":[{\"amount\":9,\"currency\":\"EUR\"}],\"reduction\":{\"type\":\"PERCENT\",\"percent\":9}}]}; 422; /actions/0/tiers/1/value",
                "{\"type\":\"GIFT\",\"variantId\":\"var_01h455vb4pex5vsknk084sn02q\",\"quantity\":1}; 422; /actions/0/variantId",
                "{\"type\":\"ORDER\",\"reduction\":{\"type\":\"PERCENT\",\"percent\":5},\"items\":{\"matching\":{\"products\":[\"prod_01h455vb4pex5vsknk084sn02q\"]}}}; 422; /actions/0/items/matching/products/0",
                "{\"type\":\"ORDER\",\"reduction\":{\"type\":\"PERCENT\",\"percent\":5},\"items\":{\"matching\":{}}}; 422; /actions/0/items/matching",
                "{\"type\":\"ORDER\",\"reduction\":{\"type\":\"PERCENT\",\"percent\":5},\"items\":{\"matching\":{\"tags\":[\"a\"]},\"except\":{\"tags\":[\"b\",\"a\"]}}}; 422; /actions/0/items/except",
                "{\"type\":\"MAGIC\"}; 400; /actions/0",
                "{\"type\":\"FREE_SHIPPING\",\"percent\":5}; 400; /actions/0/percent"
            })
    void actionsThatMakeNoSenseAreRefused(String action, int status, String pointer) {
        var refused = staff.post(PATH, "{\"name\": \"x\", \"actions\": [%s]}".formatted(action));

        refused.expect(status);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"type\":\"COUNTRY\",\"countries\":[\"DE\"]},{\"type\":\"COUNTRY\",\"countries\":[\"FR\"]}; 422; /conditions",
                "{\"type\":\"COUNTRY\",\"countries\":[\"DE\"]},{\"type\":\"NOT\",\"condition\":{\"type\":\"COUNTRY\",\"countries\":[\"DE\"]}}; 422; /conditions",
                "{\"type\":\"QUANTITY\",\"atLeast\":5},{\"type\":\"QUANTITY\",\"atMost\":4}; 422; /conditions",
                "{\"type\":\"SUBTOTAL\",\"atLeast\":[{\"amount\":500,\"currency\":\"EUR\"}],\"atMost\":[{\"amount\":400,\"currency\":\"EUR\"}]}; 422; /conditions",
                "{\"type\":\"SUBTOTAL\"}; 422; /conditions/0/atLeast",
                "{\"type\":\"HOUR\",\"from\":5,\"until\":5}; 422; /conditions/0/until",
                "{\"type\":\"CHANNEL\",\"channels\":[\"nowhere\"]}; 422; /conditions/0/channels/0",
                "{\"type\":\"CUSTOMER_GROUP\",\"groups\":[\"cgrp_01h455vb4pex5vsknk084sn02q\"]}; 422; /conditions/0/groups/0",
                "{\"type\":\"ANY\",\"conditions\":[]}; 400; /conditions/0/conditions"
            })
    void conditionsThatMakeNoSenseAreRefused(String conditions, int status, String pointer) {
        var refused = promotion("\"conditions\": [%s]".formatted(conditions));

        refused.expect(status);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void giftsThatQualifyForEachOtherAreRefused() {
        var shop = new BuyingShop(api, jdbc);
        var first = shop.variant(1_000, 1);
        var second = shop.variant(1_000, 1);
        var one = gift(first, second).expect(201).at("/id");
        staff.post(PATH + "/" + one + "/activate").expect(200);

        var cycle = gift(second, first);
        cycle.expectProblem(422, "rejected");
        assertThat(cycle.at("/errors/0/code")).isEqualTo("gift-cycle");
        gift(first, first).expectProblem(422, "rejected");
        staff.post(PATH + "/" + one + "/archive").expect(200);
        gift(second, first).expect(201);
    }

    private Api.Response gift(VariantId bought, VariantId given) {
        return staff.post(PATH, """
                {"name": "Gift", "conditions": [
                    {"type": "QUANTITY", "atLeast": 1, "items": {"matching": {"variants": ["%s"]}}}],
                 "actions": [{"type": "GIFT", "variantId": "%s", "quantity": 1}]}
                """.formatted(bought.text(), given.text()));
    }

    @Test
    void aSelectionThatContainsNothingIsRefused() {
        var shop = new BuyingShop(api, jdbc);
        var variant = shop.variant(1_000, 1);
        var named = "\"variants\": [\"%s\"]".formatted(variant.text());
        var product = "\"products\": [\"%s\"]";
        var id = selecting(
                        "{" + named + ", " + product.formatted(product(variant).text()) + "}")
                .expect(201)
                .at("/id");
        var other = "{" + named + ", "
                + product.formatted(product(shop.variant(1_000, 1)).text()) + "}";

        var refused = selecting(other);
        refused.expectProblem(422, "rejected");
        assertThat(refused.at("/errors/0/code")).isEqualTo("selects-nothing");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/actions/0/items");
        selecting("{" + named + ", \"tags\": [\"no-such-tag\"]}").expectProblem(422, "rejected");
        staff.with("If-Match", "*").patch(PATH + "/" + id, """
                        {"conditions": [{"type": "QUANTITY", "atLeast": 1, "items": {"matching": %s}}]}
                        """.formatted(other)).expectProblem(422, "rejected");
    }

    private Api.Response selecting(String filter) {
        return staff.post(PATH, """
                {"name": "x", "actions": [{"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 5},
                    "items": {"matching": %s}}]}
                """.formatted(filter));
    }

    private ProductId product(VariantId variant) {
        return new ProductId(jdbc.sql("select product_id from catalog.variants where id = :id")
                .param("id", variant.value())
                .query(UUID.class)
                .single());
    }

    @Test
    void aPromotionWhoseProductIsGoneIsNotActivated() {
        var shop = new BuyingShop(api, jdbc);
        var variant = shop.variant(1_000, 1);
        var product = product(variant);
        var id = staff.post(PATH, """
                {"name": "x", "actions": [{"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 5},
                    "items": {"matching": {"products": ["%s"]}}}]}
                """.formatted(product.text())).expect(201).at("/id");
        jdbc.sql("delete from inventory.stock_levels where variant_id = :id")
                .param("id", variant.value())
                .update();
        jdbc.sql("delete from catalog.products where id = :id")
                .param("id", product.value())
                .update();

        staff.post(PATH + "/" + id + "/activate").expectProblem(422, "rejected");
    }

    @Test
    void readersCannotWrite() {
        var reader = api.as(logins.staff(Permission.PROMOTIONS_READ).token());

        reader.post(PATH, "{\"name\": \"x\", \"actions\": [%s]}".formatted(TEN_PERCENT))
                .expectProblem(403, "missing-permission");
        reader.get(PATH).expect(200);
    }

    private Api.Response promotion(String more) {
        return staff.post(PATH, "{\"name\": \"x\", \"actions\": [%s], %s}".formatted(TEN_PERCENT, more));
    }

    private static String code() {
        return UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }
}
