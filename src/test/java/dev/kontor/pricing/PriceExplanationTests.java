package dev.kontor.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KontorTest
class PriceExplanationTests {

    private static final String EXPLAIN = "/admin/v1/prices/explain";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    private Api staff;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.staff(
                        Permission.PRICING_READ,
                        Permission.PRICING_WRITE,
                        Permission.CATALOG_READ,
                        Permission.CATALOG_WRITE,
                        Permission.CHANNELS_WRITE)
                .token());
    }

    @Test
    void everyPriceIsListedWithTheReasonWhyItAppliesOrNot() {
        var channel = unique("x");
        staff.post("/admin/v1/channels", Map.of("code", channel, "name", "X", "assortment", "ALL"))
                .expect(201);
        var variant = variant(2000);
        list("Sale", variant, 1500, 5, Map.of());
        list("Lesser", variant, 1500, 4, Map.of());
        list("Cheaper", variant, 1400, 4, Map.of());
        list("Dearer", variant, 1600, 5, Map.of());
        list("Draft", variant, 1, 1, Map.of("status", "DRAFT"));
        list("Over", variant, 2, 1, Map.of("endsAt", "2020-01-01T00:00:00Z"));
        list("Not yet", variant, 3, 1, Map.of("startsAt", "2999-01-01T00:00:00Z"));
        list("Elsewhere", variant, 1700, 5, Map.of("channels", List.of(channel)));

        var told = explain(variant, Map.of("currency", "EUR"));
        assertThat(told.at("/price/amount")).isEqualTo("1500");
        assertThat(told.at("/compareAtPrice/amount")).isEqualTo("2000");
        assertThat(told.at("/source")).isEqualTo("PRICE_LIST");
        assertThat(told.at("/detail")).contains("\"Sale\"");
        assertThat(told.at("/considered/0/list/name")).isEqualTo("Sale");
        assertThat(verdicts(told))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Sale", "WINS",
                        "Lesser", "LOWER_PRIORITY",
                        "Dearer", "HIGHER_PRICE",
                        "Cheaper", "LOWER_PRIORITY",
                        "Draft", "DRAFT",
                        "Over", "ENDED",
                        "Not yet", "NOT_STARTED",
                        "Elsewhere", "OTHER_CHANNEL",
                        "base", "LIST_APPLIES"));
        assertThat(told.statements()).hasSizeLessThanOrEqualTo(6);

        var there = explain(variant, Map.of("currency", "EUR", "channel", channel));
        assertThat(there.at("/price/amount")).isEqualTo("1700");
        assertThat(verdicts(there)).containsEntry("Elsewhere", "WINS").containsEntry("Sale", "LESS_SPECIFIC");
    }

    @Test
    void withoutListsTheBasePriceCountsAndWithoutPriceNothingDoes() {
        var variant = variant(2000);

        var told = explain(variant, Map.of("currency", "EUR"));
        assertThat(told.at("/source")).isEqualTo("BASE_PRICE");
        assertThat(verdicts(told)).containsOnly(Map.entry("base", "WINS"));
        var none = explain(variant, Map.of("currency", "JPY"));
        assertThat(none.json().has("price")).isFalse();
        assertThat(none.json().has("source")).isFalse();
        assertThat(none.at("/detail")).contains("JPY");

        staff.post(EXPLAIN, Map.of("variantId", VariantId.next().text())).expectProblem(404, "not-found");
        staff.post(EXPLAIN, Map.of("variantId", variant, "channel", "nowhere")).expectProblem(400, "unknown-channel");
        staff.post(EXPLAIN, Map.of("variantId", variant, "currency", "CHF"))
                .expectProblem(422, "currency-not-supported");
        api.as(logins.staff(Permission.CATALOG_READ).token())
                .post(EXPLAIN, Map.of("variantId", variant))
                .expectProblem(403, "missing-permission");
    }

    @Test
    void ofTwoListsThatAreAlikeTheNewerOneCounts() {
        var variant = variant(2000);
        list("Old", variant, 1500, 5, Map.of());
        list("New", variant, 1500, 5, Map.of());

        assertThat(verdicts(explain(variant, Map.of("currency", "EUR"))))
                .containsEntry("New", "WINS")
                .containsEntry("Old", "OLDER_LIST");
    }

    @Test
    void aBundleThatIsASumIsTakenApart() {
        var cup = variant(1000);
        var spoon = variant(555);
        list("Sale", cup, 900, 1, Map.of());
        var set = variant(1);
        staff.with("If-Match", "*")
                .put(
                        "/admin/v1/variants/" + set + "/bundle",
                        Map.of(
                                "pricing",
                                "SUM",
                                "discountBasisPoints",
                                1000,
                                "parts",
                                List.of(
                                        Map.of("variantId", cup, "quantity", 2),
                                        Map.of("variantId", spoon, "quantity", 1))))
                .expect(200);

        var told = explain(set, Map.of("currency", "EUR"));
        assertThat(told.at("/source")).isEqualTo("SUM_OF_PARTS");
        assertThat(told.at("/sum/total/amount")).isEqualTo("2355");
        assertThat(told.at("/price/amount")).isEqualTo("2120");
        assertThat(verdicts(told)).containsOnly(Map.entry("base", "SUM_COUNTS"));
        assertThat(told.json().at("/sum/parts").values().stream()
                        .map(part -> part.at("/quantity").asInt() + " x "
                                + part.at("/price/amount").asLong()))
                .containsExactlyInAnyOrder("2 x 900", "1 x 555");
        assertThat(explain(set, Map.of("currency", "JPY")).at("/detail")).startsWith("A part has no price");
    }

    private Api.Response explain(String variant, Map<String, Object> more) {
        var request = new HashMap<>(more);
        request.put("variantId", variant);
        return staff.post(EXPLAIN, request).expect(200);
    }

    private static Map<String, String> verdicts(Api.Response told) {
        var verdicts = new HashMap<String, String>();
        told.json()
                .at("/considered")
                .values()
                .forEach(each -> verdicts.put(
                        each.at("/list/name").asString("base"),
                        each.at("/verdict").asString()));
        return verdicts;
    }

    private void list(String name, String variant, long cents, int priority, Map<String, Object> more) {
        var request = new HashMap<String, Object>(
                Map.of("name", name, "status", "ACTIVE", "currency", "EUR", "priority", priority));
        request.putAll(more);
        var path = staff.post("/admin/v1/price-lists", request).expect(201).requiredHeader("Location");
        staff.post(
                        path + "/prices/bulk",
                        Map.of("prices", List.of(Map.of("variantId", variant, "amount", euros(cents)))))
                .expect(200);
    }

    private String variant(long cents) {
        var variant = staff.post(
                        "/admin/v1/products",
                        Map.of("title", "A thing", "variants", List.of(Map.of("sku", unique("sku")))))
                .expect(201)
                .at("/variants/0/id");
        staff.with("If-Match", "*")
                .put(
                        "/admin/v1/variants/" + variant + "/prices",
                        Map.of("prices", List.of(Map.of("amount", euros(cents)))))
                .expect(200);
        return variant;
    }

    private static Map<String, Object> euros(long cents) {
        return Map.of("amount", cents, "currency", "EUR");
    }

    private static String unique(String stem) {
        var id = TypeIds.next().toString();
        return stem + id.substring(id.length() - 12);
    }
}
