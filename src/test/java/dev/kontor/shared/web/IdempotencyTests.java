package dev.kontor.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
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
    @ValueSource(strings = {"/rows", "/money", "/process"})
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
    @ValueSource(strings = {"/rows", "/money", "/process"})
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
    void quotedAndRawAreTheSameKey() {
        var key = UUID.randomUUID().toString();
        api.with("Idempotency-Key", key).post(PATH + "/rows", body(3)).expect(201);

        api.with("Idempotency-Key", "\"" + key + "\"")
                .post(PATH + "/rows", body(3))
                .expect(201);

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void theSameKeyOfSomebodyElseIsAnotherKey() {
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

    @Test
    void aRefusalChangesNothingAndAConflictIsKept() {
        var caller = api.withIdempotencyKey();

        caller.post(PATH + "/rows", body(409)).expectProblem(409, "in-use");
        var again = caller.post(PATH + "/rows", body(409)).expectProblem(409, "in-use");

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
    @ValueSource(strings = {"/rows", "/money", "/process"})
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

    @Test
    void anExpiredKeyCanBeUsedAgainEvenBeforeItIsPurged() {
        var caller = api.withIdempotencyKey();
        caller.post(PATH + "/rows", body(3)).expect(201);
        jdbc.sql(
                        "update kontor.idempotency_keys set expires_at = now() - interval '1 second' where operation = :operation")
                .param("operation", "POST " + PATH + "/rows")
                .update();

        assertThat(caller.post(PATH + "/rows", body(4)).expect(201).header("Idempotent-Replayed"))
                .isEmpty();

        assertThat(rows()).isEqualTo(2);
        keys.purge();
        assertThat(caller.post(PATH + "/rows", body(4)).expect(201).header("Idempotent-Replayed"))
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
