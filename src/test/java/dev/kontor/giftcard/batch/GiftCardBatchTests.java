package dev.kontor.giftcard.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.giftcard.GiftCardShop;
import dev.kontor.giftcard.Together;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class GiftCardBatchTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private Api staff;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.owner().token());
    }

    @Test
    void theCodesAreReadOnce() throws Exception {
        var path = create(1_200);

        await().until(() -> staff.get(path).at("/issued").equals("1200"));

        var answers = Together.run(5, _ -> staff.post(path + "/codes"));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> answer.expectProblem(409, "invalid-state-transition"));
        var lines = answers.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow()
                .text()
                .lines()
                .toList();
        assertThat(lines).hasSize(1_201).first().isEqualTo("code");
        assertThat(new HashSet<>(lines)).hasSize(1_201);
        for (var code : lines.subList(1, 4)) {
            assertThat(api.post("/store/v1/gift-cards/balance", Map.of("code", code))
                            .expect(200)
                            .at("/balance/amount"))
                    .isEqualTo("2500");
        }
        assertThat(staff.get(path).at("/codesAvailable")).isEqualTo("false");
        var id = path.substring(path.lastIndexOf('/') + 1);
        var card = staff.get("/admin/v1/gift-cards?limit=1&batchId=" + id).expect(200);
        new GiftCardShop(staff, jdbc).check(new GiftCardShop.Card(card.at("/items/0/id"), ""));
    }

    @Test
    void aBatchIsBounded() {
        for (int size : new int[] {0, 10_001}) {
            staff.withIdempotencyKey()
                    .post("/admin/v1/gift-card-batches", body(size, 2_500))
                    .expectProblem(400, "validation-failed");
        }
        staff.withIdempotencyKey()
                .post("/admin/v1/gift-card-batches", body(5, 0))
                .expectProblem(422, "rejected");
    }

    private String create(int size) {
        var created = staff.withIdempotencyKey()
                .post("/admin/v1/gift-card-batches", body(size, 2_500))
                .expect(202);
        return "/admin/v1/gift-card-batches/" + created.at("/id");
    }

    private static Map<String, Object> body(int size, long minor) {
        return Map.of("name", "Party", "size", size, "value", Map.of("amount", minor, "currency", "EUR"));
    }
}
