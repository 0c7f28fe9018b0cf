package dev.kontor.shared.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.journeys.BuyingShop;
import dev.kontor.shared.web.KernelTestController;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class IdempotencyTests {

    private static final String PATH = KernelTestController.PATH;

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IdempotencyKeys keys;

    private final String name = "n" + UUID.randomUUID();

    @BeforeEach
    void table() {
        jdbc.sql("create table if not exists kontor.kernel_test_rows (name text not null)")
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rows", "/locked", "/money", "/process"})
    void aRepetitionGetsTheSameAnswerAndDoesNothing(String path) {
        var caller = api.withIdempotencyKey();

        var first = caller.post(PATH + path, body(3)).expect(201);
        var second = caller.post(PATH + path, body(3)).expect(201);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.requiredHeader("Idempotent-Replayed")).isEqualTo("true");
        assertThat(rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rows", "/locked", "/money", "/process"})
    void aKeyIsForOneRequestOnly(String path) {
        var caller = api.withIdempotencyKey();
        caller.post(PATH + path, body(3)).expect(201);

        caller.post(PATH + path, body(4)).expectProblem(422, "idempotency-key-reused");

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aKeyIsForOnePathOnly() {
        var caller = api.withIdempotencyKey();
        caller.post(PATH + "/rows", body(3)).expect(201);

        caller.post(PATH + "/money", body(3)).expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void aKeyIsForOneQueryOnly() {
        var mug = new BuyingShop(api, jdbc).variant(1_000, 1);
        var caller = api.as(logins.customer().token());
        var list = caller.post("/store/v1/me/wishlists", Map.of("name", "Mugs"))
                .expect(201)
                .at("/id");
        var path = "/store/v1/me/wishlists/" + list + "/items?channel=";
        var repeated = caller.withIdempotencyKey();
        var request = Map.of("variantId", mug.text());
        var first = repeated.post(path + "default", request);
        assertThat(first.status()).isBetween(200, 201);

        repeated.post(path + "outlet", request).expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void quotedAndRawAreTheSameKey() {
        var key = UUID.randomUUID().toString();
        api.with("Idempotency-Key", key).post(PATH + "/rows", body(3)).expect(201);

        api.with("Idempotency-Key", "\"" + key + "\"")
                .post(PATH + "/rows", body(3))
                .expect(201);

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void theSameKeyOfAnotherCallerIsAnotherKey() {
        var key = UUID.randomUUID().toString();
        var guest = api.with("Idempotency-Key", key);
        var customer = guest.as(logins.customer().token());
        var holder = guest.with("X-Cart-Token", "some-token");

        guest.post(PATH + "/rows", body(3)).expect(201);
        customer.post(PATH + "/rows", body(3)).expect(201);
        holder.post(PATH + "/rows", body(3)).expect(201);

        assertThat(rows()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/money", "/process"})
    void moneyNeedsAKey(String path) {
        api.post(PATH + path, body(3)).expectProblem(400, "idempotency-key-missing");

        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "\"\""})
    void aKeyIsVisibleAscii(String key) {
        api.with("Idempotency-Key", key).post(PATH + "/rows", body(3)).expectProblem(400, "idempotency-key-missing");
        api.with("Idempotency-Key", "x".repeat(256))
                .post(PATH + "/rows", body(3))
                .expectProblem(400, "idempotency-key-missing");

        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "order-1001", "aaaaaaaaaaaaaaaaaaaaaaaa", "00000000-0000-0000-0000-000000000000"})
    void aGuestsKeyIsOneThatNobodyElseComesUpon(String key) {
        for (var guest : List.of(api, api.with("X-Cart-Token", "some-token"))) {
            var refusal = guest.with("Idempotency-Key", key)
                    .post(PATH + "/rows", body(3))
                    .expectProblem(400, "idempotency-key-missing");
            assertThat(refusal.at("/errors/0/header")).isEqualTo("Idempotency-Key");
            assertThat(refusal.at("/errors/0/code")).isEqualTo("weak");
            assertThat(refusal.at("/detail")).contains("UUID", "16 characters");
        }
        assertThat(rows()).isZero();

        // Compared with the keys of the same account only.
        api.as(logins.customer().token())
                .with("Idempotency-Key", key)
                .post(PATH + "/rows", body(3))
                .expect(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pay-cart_01h455vb4pex5vsknk084sn02q", "7f1c0a4e5b3d9268", "3f0c8a52-6d1b-4e97-8a21-5b7c9d0e1f23"
            })
    void aUuidOrSixteenVariedCharactersWillDo(String key) {
        api.with("Idempotency-Key", key + UUID.randomUUID())
                .post(PATH + "/rows", body(3))
                .expect(201);
        assertThat(IdempotencyKeyHeader.isWeak(key)).isFalse();
    }

    /// The handler, which checks tokens, is not asked about a replay: whoever lacks one token is somebody else.
    @Test
    void aGuestsKeyBelongsToAllTokensThatAreSent() {
        var guest = api.withIdempotencyKey().with("X-Cart-Token", "undefined");
        guest.with("X-Order-Token", "mine").post(PATH + "/rows", body(3)).expect(201);

        assertThat(guest.post(PATH + "/rows", body(3)).expect(201).header("Idempotent-Replayed"))
                .isEmpty();
        assertThat(guest.with("X-Order-Token", "guessed")
                        .post(PATH + "/rows", body(3))
                        .expect(201)
                        .header("Idempotent-Replayed"))
                .isEmpty();
        assertThat(rows()).isEqualTo(3);
    }

    /// Two guests behind one address, whose front end takes the same key for everybody.
    @Test
    void theTokenOfAGuestsCartIsReturnedOnce() {
        var guest = api.withIdempotencyKey();
        for (var caller : List.of(guest, guest.with("X-Cart-Token", "undefined"))) {
            var first =
                    caller.post("/store/v1/carts", Map.of("currency", "USD")).expect(201);
            var second =
                    caller.post("/store/v1/carts", Map.of("currency", "USD")).expect(201);

            assertThat(second.header("Idempotent-Replayed")).isEmpty();
            assertThat(second.at("/token")).isNotEmpty().isNotEqualTo(first.at("/token"));
            assertThat(second.at("/id")).isNotEqualTo(first.at("/id"));
        }
        api.with("Idempotency-Key", "1")
                .post("/store/v1/carts", Map.of("currency", "USD"))
                .expectProblem(400, "idempotency-key-missing");
    }

    @Test
    void theCartOfACustomerIsCreatedOnceForAKey() {
        var customer = api.as(logins.customer().token()).with("Idempotency-Key", "1");
        var first = customer.post("/store/v1/carts", Map.of("currency", "USD")).expect(201);
        var second = customer.post("/store/v1/carts", Map.of("currency", "USD")).expect(201);

        assertThat(second.requiredHeader("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(first.json().has("token")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rows", "/locked"})
    void aRepetitionThatWouldBeRejectedNowGetsTheFirstAnswer(String path) {
        var caller = api.withIdempotencyKey();
        var first = caller.post(PATH + path, body(1)).expect(201);

        var second = caller.post(PATH + path, body(1)).expect(201);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.requiredHeader("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.headers().keySet()).containsAll(first.headers().keySet());
        api.withIdempotencyKey().post(PATH + path, body(1)).expectProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rows", "/locked"})
    void aRefusalChangesNothingAndAConflictIsStored(String path) {
        var caller = api.withIdempotencyKey();

        caller.post(PATH + path, body(409)).expectProblem(409, "in-use");
        var again = caller.post(PATH + path, body(409)).expectProblem(409, "in-use");

        assertThat(again.requiredHeader("Idempotent-Replayed")).isEqualTo("true");
        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/money", "/process"})
    void aWrongRequestDoesNotUseUpItsKey(String path) {
        var caller = api.withIdempotencyKey();
        caller.post(PATH + path, body(0)).expectProblem(400, "validation-failed");
        caller.post(PATH + path, "{").expectProblem(400, "malformed-json");

        caller.post(PATH + path, body(3)).expect(201);

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whatCrashedIsResumedNotRepeatedFromTheStart() {
        var caller = api.withIdempotencyKey();
        caller.post(PATH + "/process", body(500)).expectProblem(500, "internal");

        var again = caller.post(PATH + "/process", body(500)).expectProblem(500, "internal");

        assertThat(again.header("Idempotent-Replayed")).isEmpty();
        caller.post(PATH + "/process", body(3)).expectProblem(422, "idempotency-key-reused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rows", "/locked", "/money", "/process"})
    void ofParallelTwinsOneDoesTheWork(String path) throws Exception {
        var caller = api.withIdempotencyKey();
        var answers = new ArrayList<Api.Response>();

        try (var threads = Executors.newFixedThreadPool(12)) {
            Callable<Api.Response> call = () -> caller.post(PATH + path, body(3));
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(24, call))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).allSatisfy(answer -> {
            answer.expectProblem(409, "request-in-progress");
            assertThat(answer.requiredHeader("Retry-After")).isEqualTo("1");
        });
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(Api.Response::text)
                        .distinct())
                .hasSize(1);
        assertThat(rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rows", "/locked"})
    void anExpiredKeyCanBeUsedAgainEvenBeforeItIsPurged(String path) {
        var caller = api.withIdempotencyKey();
        caller.post(PATH + path, body(3)).expect(201);
        jdbc.sql(
                        "update kontor.idempotency_keys set expires_at = now() - interval '1 second' where operation = :operation")
                .param("operation", "POST " + PATH + path)
                .update();

        assertThat(caller.post(PATH + path, body(4)).expect(201).header("Idempotent-Replayed"))
                .isEmpty();

        assertThat(rows()).isEqualTo(2);
        keys.purge();
        assertThat(caller.post(PATH + path, body(4)).expect(201).header("Idempotent-Replayed"))
                .contains("true");
    }

    private String body(int quantity) {
        return "{\"name\":\"%s\",\"quantity\":%d}".formatted(name, quantity);
    }

    private long rows() {
        return jdbc.sql("select count(*) from kontor.kernel_test_rows where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }
}
