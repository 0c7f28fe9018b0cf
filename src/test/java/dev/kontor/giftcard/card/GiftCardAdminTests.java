package dev.kontor.giftcard.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.giftcard.GiftCardShop;
import dev.kontor.giftcard.Together;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class GiftCardAdminTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private Api staff;
    private GiftCardShop cards;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.owner().token());
        cards = new GiftCardShop(staff, jdbc);
    }

    @Test
    void theCodeIsShownOnce() {
        var customer = logins.customer().id().text();
        var expiry = Instant.now().plus(400, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var caller = staff.withIdempotencyKey();
        var body = Map.of(
                "value",
                money(5_000, "EUR"),
                "expiresAt",
                expiry.toString(),
                "note",
                "Goodwill",
                "customerId",
                customer);

        var issued = caller.post("/admin/v1/gift-cards", body).expect(201);
        var code = issued.at("/code");
        var id = issued.at("/giftCard/id");

        assertThat(code).matches("([0-9A-Z]{4}-){6}[0-9A-Z]{4}");
        assertThat(caller.post("/admin/v1/gift-cards", body).at("/giftCard/id")).isEqualTo(id);
        var read = staff.get("/admin/v1/gift-cards/" + id).expect(200);
        assertThat(read.text()).doesNotContain(code);
        assertThat(read.at("/status")).isEqualTo("ACTIVE");
        assertThat(read.at("/lastCharacters")).isEqualTo(code.substring(code.length() - 4));
        assertThat(read.at("/initialValue/amount")).isEqualTo("5000");
        assertThat(read.at("/balance/currency")).isEqualTo("EUR");
        assertThat(Instant.parse(read.at("/expiresAt"))).isEqualTo(expiry);
        assertThat(read.at("/customerId")).isEqualTo(customer);
        var list = staff.get("/admin/v1/gift-cards?status=ACTIVE&currency=EUR&customerId=" + customer)
                .expect(200);
        assertThat(list.json().at("/items").size()).isEqualTo(1);
        assertThat(list.at("/items/0/id")).isEqualTo(id);
        assertThat(jdbc.sql("select data::text from events.log where subject = :id")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("5000")
                .doesNotContain(code);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 100_000_001})
    void aValueOutOfRangeIsRejected(long minor) {
        staff.withIdempotencyKey()
                .post("/admin/v1/gift-cards", Map.of("value", money(minor, "EUR")))
                .expectProblem(422, "rejected");
    }

    @Test
    void neitherPastExpiryNorUnknownCustomer() {
        staff.withIdempotencyKey()
                .post("/admin/v1/gift-cards", Map.of("value", money(1, "EUR"), "expiresAt", "2020-01-01T00:00:00Z"))
                .expectProblem(422, "rejected");
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/gift-cards",
                        Map.of("value", money(1, "EUR"), "customerId", "cus_01jdhe0000f7n8t0000000000e"))
                .expectProblem(422, "rejected");
    }

    @Test
    void issuingNeedsAKeyAndThePermission() {
        staff.post("/admin/v1/gift-cards", Map.of("value", money(1, "EUR")))
                .expectProblem(400, "idempotency-key-missing");
        var reader = api.as(logins.staff(Permission.GIFT_CARDS_READ).token());
        reader.get("/admin/v1/gift-cards").expect(200);
        reader.withIdempotencyKey()
                .post("/admin/v1/gift-cards", Map.of("value", money(1, "EUR")))
                .expectProblem(403, "missing-permission");
    }

    @Test
    void theBalanceIsAdjustedWithAReason() {
        var card = cards.issue(1_000);

        assertThat(cards.adjust(card, 500).expect(200).at("/balance/amount")).isEqualTo("1500");
        assertThat(cards.adjust(card, -1_500).expect(200).at("/balance/amount")).isEqualTo("0");
        cards.adjust(card, -1).expectProblem(422, "rejected");
        cards.adjust(card, 0).expectProblem(422, "rejected");
        staff.withIdempotencyKey()
                .post(card.path("/adjustments"), Map.of("amount", money(1, "EUR"), "reason", "Test"))
                .expectProblem(422, "rejected");

        var transactions = staff.get(card.path("/transactions")).expect(200);
        assertThat(transactions
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(each -> each.at("/kind").asString() + " "
                                + each.at("/amount/amount").asString() + " "
                                + each.at("/balance/amount").asString()))
                .containsExactly("ADJUST -1500 0", "ADJUST 500 1500", "ISSUE 1000 1000");
        assertThat(transactions.at("/items/0/reason")).isEqualTo("Test");
        cards.check(card);
        assertThat(jdbc.sql(
                                "select account || ' ' || sum(amount_minor) from payment.ledger_entries where reference = :id"
                                        + " group by account order by account")
                        .param("id", card.uuid())
                        .query(String.class)
                        .list())
                .containsExactly("GIFT_CARDS 0", "VALUE_GRANTED 0");
        assertThat(types(card)).containsExactly("gift_card.issued", "gift_card.adjusted", "gift_card.adjusted");
    }

    @Test
    void concurrentWithdrawalsNeverMakeABalanceNegative() throws Exception {
        var card = cards.issue(1_000);

        var statuses = Together.run(20, _ -> cards.adjust(card, -100).status());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(10);
        assertThat(cards.balance(card)).isZero();
        cards.check(card);
    }

    @Test
    void aCardIsDisabledAndEnabled() {
        var card = cards.issue(1_000);
        var etag = staff.get(card.path("")).requiredHeader("ETag");

        var disabled = staff.with("If-Match", etag)
                .patch(card.path(""), Map.of("disabled", true, "note", "Lost"))
                .expect(200);

        assertThat(disabled.at("/status")).isEqualTo("DISABLED");
        assertThat(disabled.at("/note")).isEqualTo("Lost");
        staff.with("If-Match", etag)
                .patch(card.path(""), Map.of("disabled", false))
                .expectProblem(412, "precondition-failed");
        staff.patch(card.path(""), Map.of("disabled", false)).expectProblem(428, "precondition-required");
        var enabled = staff.with("If-Match", "*")
                .patch(card.path(""), Map.of("disabled", false))
                .expect(200);
        assertThat(enabled.at("/status")).isEqualTo("ACTIVE");
        // The same again changes nothing.
        staff.with("If-Match", "*")
                .patch(card.path(""), Map.of("disabled", false))
                .expect(200);
        assertThat(types(card)).containsExactly("gift_card.issued", "gift_card.updated", "gift_card.updated");
    }

    @Test
    void everyBalanceAnswerHasTheSameShape() {
        var card = cards.issue(1_000);
        var lost = cards.issue(1_000);
        var past = cards.issue(1_000);
        var empty = cards.issue(1_000);
        staff.with("If-Match", "*")
                .patch(lost.path(""), Map.of("disabled", true))
                .expect(200);
        staff.with("If-Match", "*")
                .patch(past.path(""), Map.of("expiresAt", "2020-01-01T00:00:00Z"))
                .expect(200);
        cards.adjust(empty, -1_000).expect(200);

        var known = balance(card.code().toLowerCase(Locale.ROOT).replace("-", " "));
        assertThat(known.at("/usable")).isEqualTo("true");
        assertThat(known.at("/balance/amount")).isEqualTo("1000");
        var unknown = balance("0000-0000-0000-0000-0000-0000-0000").text();
        assertThat(List.of(lost, past, empty))
                .allSatisfy(each -> assertThat(balance(each.code()).text()).isEqualTo(unknown));
        assertThat(balance("nonsense").text()).isEqualTo(unknown);
        assertThat(staff.get(past.path("")).at("/status")).isEqualTo("EXPIRED");
    }

    private Api.Response balance(String code) {
        return api.post("/store/v1/gift-cards/balance", Map.of("code", code)).expect(200);
    }

    private List<String> types(GiftCardShop.Card card) {
        return jdbc.sql("select type from events.log where subject = :id order by seq")
                .param("id", card.id())
                .query(String.class)
                .list();
    }

    private static Map<String, Object> money(long minor, String currency) {
        return Map.of("amount", minor, "currency", currency);
    }
}
