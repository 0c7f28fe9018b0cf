package dev.kontor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.mailtoken.MailTokenPurpose;
import dev.kontor.identity.mailtoken.MailTokens;
import dev.kontor.testing.Api;
import dev.kontor.testing.Logins;
import dev.kontor.testing.Replica;
import dev.kontor.testing.TestDatabase;
import dev.kontor.testing.TestRedis;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// An attacker with many addresses and a list of accounts, before two processes that share a database and a Redis
/// (R5, R6, R77, R78).
class BruteForceTests {

    private static final String PASSWORD = "correct horse battery staple";
    private static final String WRONG = "summer in the city 2026";
    private static final int SOURCE_QUOTA = 10;
    private static final int SPRAY_QUOTA = 120;
    private static final int AT_ONCE = 2;
    private static final int ACCOUNTS = 180;

    /// Hashed with little work: what is counted here does not depend on it, and hundreds of passwords are checked.
    private static final String HASH = new Argon2PasswordEncoder(16, 32, 1, 64, 1).encode(PASSWORD);

    private static final String OTHER_HASH = new Argon2PasswordEncoder(16, 32, 1, 64, 1).encode("nobody knows it");

    private static TestRedis redis;
    private static RedisClient commands;
    private static String database;
    private static Replica one;
    private static Replica two;

    private Logins.Customer customer;

    @BeforeAll
    static void start() throws IOException {
        int port = freePort();
        redis = TestRedis.on(port);
        redis.start();
        commands = RedisClient.create("redis://127.0.0.1:" + port);
        database = TestDatabase.newDatabase("bruteforce");
        var both = Replica.startAll(List.of(() -> process(port), () -> process(port)));
        one = both.getFirst();
        two = both.getLast();
        one.jdbc()
                .sql("""
                        insert into identity.accounts (id, version, kind, email, email_key, name, status, authz_version,
                            password_hash, created_at, updated_at)
                        select uuidv7(), 1, 'CUSTOMER', n || '@known.example.com', n || '@known.example.com', 'Test Person',
                            'ACTIVE', 1, :hash, now(), now()
                        from generate_series(0, :accounts - 1) n
                        """)
                .param("hash", OTHER_HASH)
                .param("accounts", ACCOUNTS)
                .update();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Replica process(int redisPort) {
        return Replica.start(
                database,
                "kontor.limits.redis-url=redis://127.0.0.1:" + redisPort,
                "kontor.limits.redis-timeout=1s",
                "kontor.limits.policies.login.quota=" + SOURCE_QUOTA,
                "kontor.limits.policies.login-spray.quota=" + SPRAY_QUOTA,
                "kontor.limits.policies.login.window=10m",
                "kontor.limits.policies.login-spray.window=10m");
    }

    @AfterAll
    static void stop() throws IOException {
        two.close();
        one.close();
        commands.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        redis.stop();
    }

    @BeforeEach
    void somebody() {
        flushRedis();
        one.jdbc().sql("delete from identity.login_failures").update();
        customer = one.logins().customer();
        one.jdbc()
                .sql("update identity.accounts set password_hash = :hash where id = :id")
                .param("hash", HASH)
                .param("id", customer.id().value())
                .update();
    }

    @Test
    void ofManyTriesAtOneAccountFewReachTheHashFromAnySourceOrReplicaAndWithoutRedis() throws Exception {
        var first = attack(75, number -> logIn(replica(number), source(number % 50), customer.email(), WRONG));
        flushRedis();
        var second = attack(75, number -> logIn(replica(number), source(number % 50), customer.email(), WRONG));

        assertThat(count(first, 401) + count(second, 401)).isBetween(10, 15);
        assertThat(count(first, 429) + count(second, 429) + count(first, 401) + count(second, 401))
                .isEqualTo(150);
    }

    @Test
    void whoWaitsEachDelayOutHasAHundredTriesAndTheOwnerComesBackByMail() {
        var answers = new ArrayList<Api.Response>();
        for (int number = 0; number < 150; number++) {
            if (number == 75) {
                flushRedis();
            }
            // Time passes, but not the day after which a hundred failures are forgotten.
            one.jdbc()
                    .sql("update identity.login_failures set open_at = clock_timestamp() where failures < 100")
                    .update();
            answers.add(logIn(replica(number), source(number % 50), customer.email(), WRONG));
        }

        assertThat(answers.subList(0, 100)).allMatch(answer -> answer.status() == 401);
        assertThat(answers.subList(100, 150)).allSatisfy(answer -> {
            answer.expectProblem(429, "login-throttled");
            assertThat(Long.parseLong(answer.requiredHeader("Retry-After"))).isBetween(86_000L, 86_400L);
        });
        logIn(two, "203.0.113.99", customer.email(), PASSWORD).expectProblem(429, "login-throttled");

        var token = one.bean(MailTokens.class)
                .issue(MailTokenPurpose.RESET_PASSWORD, customer.id(), Duration.ofMinutes(30), null);
        one.api()
                .post(
                        "/store/v1/auth/password/reset",
                        Map.of("token", token, "password", "nine violins under a ladder"))
                .expect(204);

        logIn(two, "203.0.113.99", customer.email(), "nine violins under a ladder")
                .expect(200);
    }

    @Test
    void sprayingFromOneSourceIsLimitedForBothReplicasTogether() throws Exception {
        var answers = attack(40, number -> logIn(replica(number), "203.0.113.50", somebody(number), WRONG));

        assertThat(count(answers, 401)).isBetween(SOURCE_QUOTA * 9 / 10, SOURCE_QUOTA * 11 / 10);
        assertThat(count(answers, 401) + count(answers, 429)).isEqualTo(40);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).allSatisfy(answer -> {
            answer.expectProblem(429, "quota-exceeded");
            assertThat(answer.at("/violated-policies/0")).isEqualTo("login");
            assertThat(answer.requiredHeader("RateLimit")).contains("\"login\";r=0;t=");
        });
    }

    @Test
    void sprayingFromManySourcesIsLimitedForTheWholeShopButWhoWasThereBeforeGetsIn() throws Exception {
        logIn(one, "192.0.2.7", customer.email(), PASSWORD).expect(200);

        var answers = attack(180, number -> logIn(replica(number), source(number), somebody(number), WRONG));

        assertThat(count(answers, 401)).isBetween(SPRAY_QUOTA * 9 / 10, SPRAY_QUOTA * 11 / 10);
        assertThat(count(answers, 401) + count(answers, 429)).isEqualTo(180);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .allSatisfy(
                        answer -> assertThat(answer.at("/violated-policies/0")).isEqualTo("login-spray"));
        logIn(two, "192.0.2.7", customer.email(), PASSWORD).expect(200);
        logIn(two, "192.0.2.8", customer.email(), PASSWORD).expectProblem(429, "quota-exceeded");
    }

    @Test
    void whoSignsInRightUsesNothingOfTheSharedBudgetUp() throws Exception {
        var answers = attack(
                SPRAY_QUOTA + 20,
                number -> logIn(
                        replica(number), source(number), number < 20 ? customer.email() : somebody(number), PASSWORD));

        assertThat(count(answers, 200)).isEqualTo(20);
        // The others would be 20 fewer; a slow machine turns one or two away because too many sign in.
        assertThat(count(answers, 401)).isBetween(SPRAY_QUOTA * 95 / 100, SPRAY_QUOTA);
    }

    @Test
    void aMadeUpForwardedAddressIsNotBelieved() throws Exception {
        var spoofed = attack(
                20,
                number -> one.api()
                        .with("X-Forwarded-For", source(number) + ", 203.0.113.60")
                        .post("/store/v1/auth/login", Map.of("email", somebody(number), "password", WRONG)));
        assertThat(count(spoofed, 401)).isEqualTo(SOURCE_QUOTA);
    }

    private static Replica replica(int number) {
        return number % 2 == 0 ? one : two;
    }

    private static String source(int number) {
        return "198.51.%d.%d".formatted(number / 250, number % 250 + 1);
    }

    /// Another account for each number below [#ACCOUNTS]; every tenth does not exist.
    private static String somebody(int number) {
        return number % 10 == 0 ? number + "-" + UUID.randomUUID() + "@example.com" : number + "@known.example.com";
    }

    private static Api.Response logIn(Replica replica, String source, String email, String password) {
        return replica.api()
                .with("X-Forwarded-For", source)
                .post("/store/v1/auth/login", Map.of("email", email, "password", password));
    }

    /// As many at once as are admitted with one core, so that nobody is turned away because the machine is slow.
    private static List<Api.Response> attack(int tries, IntFunction<Api.Response> attempt) throws Exception {
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<java.util.concurrent.Future<Api.Response>>();
            for (int number = 0; number < tries; number++) {
                int mine = number;
                running.add(threads.submit(() -> {
                    places.acquire();
                    try {
                        return attempt.apply(mine);
                    } finally {
                        places.release();
                    }
                }));
            }
            var answers = new ArrayList<Api.Response>();
            for (var each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    private static int count(List<Api.Response> answers, int status) {
        return (int)
                answers.stream().filter(answer -> answer.status() == status).count();
    }

    private static void flushRedis() {
        try (var connection = commands.connect()) {
            connection.sync().flushall();
        }
    }
}
