package dev.kontor.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.kontor.identity.token.SigningKeyRepository.Row;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class SigningKeysTests {

    private static final String KEYS = "/admin/v1/signing-keys";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SigningKeyRepository repository;

    @Autowired
    private SigningKeyService service;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private TestClock clock;

    @BeforeEach
    @AfterEach
    void beginWithOneFreshKey() {
        clock.reset();
        jdbc.sql("delete from identity.signing_keys").update();
        keys.refresh();
    }

    @Test
    void processesThatStartAtOnceShareOneKey() throws Exception {
        jdbc.sql("delete from identity.signing_keys").update();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var start = new CountDownLatch(1);
            Callable<String> process = () -> {
                var other = new SigningKeys(repository, clock);
                start.await();
                return other.currentId();
            };
            var answers =
                    IntStream.range(0, 8).mapToObj(_ -> threads.submit(process)).toList();
            start.countDown();
            var kids = new HashSet<String>();
            for (var answer : answers) {
                kids.add(answer.get());
            }
            assertThat(kids).hasSize(1);
        }
    }

    @Test
    void thePrivateKeyIsStoredSealed() {
        var own = keys.current();

        var stored = jdbc.sql("select encode(sealed_jwk, 'escape') from identity.signing_keys where kid = :kid")
                .param("kid", own.getKeyID())
                .query(String.class)
                .single();

        assertThat(stored).doesNotContain("\"d\"", own.getD().toString());
        assertThat(own.toPublicJWK().toJSONString()).doesNotContain("\"d\"");
    }

    @Test
    void theNextKeyIsPublishedInTimeThenSignsAndTheOldOneStaysUntilItsTokensAreOver() {
        var first = keys.currentId();

        advance(Duration.ofDays(30).minusMinutes(16));
        assertThat(states()).containsExactly("CURRENT");
        advance(Duration.ofMinutes(1));
        assertThat(states()).containsExactly("CURRENT", "NEXT");
        assertThat(keys.currentId()).isEqualTo(first);
        assertThat(published()).hasSize(2);
        advance(Duration.ofMinutes(14));
        assertThat(keys.currentId()).isEqualTo(first);
        advance(Duration.ofMinutes(1));
        assertThat(states()).containsExactly("RETIRED", "CURRENT");
        assertThat(keys.currentId()).isNotEqualTo(first);
        assertThat(published()).hasSize(2).contains(first);
        advance(Duration.ofMinutes(30));
        assertThat(published()).contains(first);
        advance(Duration.ofMinutes(1));
        assertThat(states()).containsExactly("CURRENT");
        assertThat(published()).hasSize(1).doesNotContain(first);
    }

    @Test
    void rotatingUnderLoadRefusesNobody() throws Exception {
        var tokens = new ArrayList<String>();
        var stop = new AtomicBoolean();
        Callable<List<Integer>> load = () -> {
            var statuses = new ArrayList<Integer>();
            while (!stop.get()) {
                statuses.add(api.as(logins.owner().token()).get("/admin/v1/me").status());
            }
            return statuses;
        };
        tokens.add(logins.owner().token());
        try (var threads = Executors.newFixedThreadPool(4)) {
            var running =
                    IntStream.range(0, 4).mapToObj(_ -> threads.submit(load)).toList();
            for (int round = 0; round < 5; round++) {
                owner().post(KEYS + "/rotate").expect(200);
                // As if a quarter of an hour had passed, without the tokens growing old.
                jdbc.sql("update identity.signing_keys set since = since - interval '15 minutes' where state = 'NEXT'")
                        .update();
                service.advance();
                keys.refresh();
                tokens.add(logins.owner().token());
            }
            stop.set(true);
            for (var statuses : running) {
                assertThat(statuses.get()).isNotEmpty().containsOnly(200);
            }
        }

        assertThat(tokens.stream().map(SigningKeysTests::kid).distinct()).hasSize(6);
        tokens.forEach(token -> api.as(token).get("/admin/v1/me").expect(200));
    }

    @Test
    void nothingCountsThatAWithdrawnKeySigned() {
        var owner = logins.owner();
        var before = keys.currentId();
        var id = row(before).id();
        api.as(owner.token()).get("/admin/v1/me").expect(200);

        var answer =
                api.as(owner.token()).post(KEYS + "/" + id.text() + "/withdraw").expect(200);

        assertThat(answer.json().at("/items").size()).isEqualTo(2);
        assertThat(row(before).state()).isEqualTo(SigningKeyStatus.WITHDRAWN);
        api.as(owner.token()).get("/admin/v1/me").expectProblem(401, "unauthenticated");
        assertThat(keys.currentId()).isNotEqualTo(before);
        assertThat(published()).doesNotContain(before);
        owner().get("/admin/v1/me").expect(200);
        owner().post(KEYS + "/" + id.text() + "/withdraw").expectProblem(409, "invalid-state-transition");
        owner().post(KEYS + "/" + SigningKeyId.next().text() + "/withdraw").expectProblem(404, "not-found");
    }

    @Test
    void anotherProcessLearnsOfBoth() {
        var other = new SigningKeys(repository, clock);
        var first = other.currentId();
        service.rotate();
        clock.advance(Duration.ofMinutes(15));
        service.advance();
        other.refresh();
        assertThat(other.currentId()).isNotEqualTo(first).isEqualTo(current().kid());

        service.withdraw(row(first).id());
        other.refresh();

        assertThat(other.published().toString()).doesNotContain(first).contains(other.currentId());
    }

    @Test
    void processesThatRotateAtOnceRotateOnce() throws Exception {
        clock.advance(Duration.ofDays(30));
        service.advance();
        clock.advance(Duration.ofMinutes(15));
        try (var threads = Executors.newFixedThreadPool(6)) {
            var all = IntStream.range(0, 6)
                    .mapToObj(_ -> threads.submit(() -> service.advance()))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }

        assertThat(states()).containsExactly("RETIRED", "CURRENT");
    }

    @Test
    void needsThePermissionAndAPerson() {
        var reader = api.as(logins.staff(Permission.SIGNING_KEYS_READ).token());
        var before = states();

        reader.get(KEYS).expect(200);
        reader.post(KEYS + "/rotate").expectProblem(403, "missing-permission");
        reader.post(KEYS + "/" + current().id().text() + "/withdraw").expectProblem(403, "missing-permission");

        assertThat(states()).isEqualTo(before);
    }

    private void advance(Duration duration) {
        clock.advance(duration);
        service.advance();
        keys.refresh();
    }

    private Api owner() {
        return api.as(logins.owner().token());
    }

    private List<String> states() {
        return service.list().stream().map(row -> row.state().name()).toList();
    }

    private Row current() {
        return service.list().stream()
                .filter(row -> row.state() == SigningKeyStatus.CURRENT)
                .findFirst()
                .orElseThrow();
    }

    private Row row(String kid) {
        return service.list().stream()
                .filter(row -> row.kid().equals(kid))
                .findFirst()
                .orElseThrow();
    }

    private List<String> published() {
        var kids = new ArrayList<String>();
        api.get("/.well-known/jwks.json")
                .expect(200)
                .json()
                .at("/keys")
                .forEach(key -> kids.add(key.path("kid").asString()));
        return kids;
    }

    private static String kid(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
