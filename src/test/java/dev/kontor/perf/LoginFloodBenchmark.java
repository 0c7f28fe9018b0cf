package dev.kontor.perf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kontor.testing.RawHttp;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// 500 clients that sign in again as soon as they are answered, beside people who look at the catalogue (R7); then
/// one password tried at 1,000 accounts (R6). Prints tables and keeps them in `target/perf-login.md`.
///
/// `./mvnw -Pperf test -Dtest=LoginFloodBenchmark`
class LoginFloodBenchmark {

    private static final int PRODUCTS = 1_000;
    private static final int CLIENTS = 500;
    private static final Duration FLOOD = Duration.ofSeconds(Integer.getInteger("kontor.perf.flood", 60));
    // As long as the flood, so that as many answers leave the cache by age.
    private static final Duration CALM = FLOOD;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    // Until then the compiler uses a third of a core, and reads wait for it.
    private static final Duration FLOODED_BEFORE = Duration.ofSeconds(45);
    private static final int READERS = 4;
    private static final int READS_PER_SECOND = 200;
    private static final int ACCOUNTS = 1_000;
    private static final int SPRAYERS = 8;
    private static final String SPRAYED = "summer in the city 2026";

    private final List<String> report = new ArrayList<>();
    // What missed its aim is told when everything was measured.
    private final SoftAssertions softly = new SoftAssertions();

    /// How one attempt ended.
    private record Answer(int status, long nanos) {}

    @Test
    void measuresTheFloodAndTheSpray() throws Exception {
        try (var servers = new Servers()) {
            servers.createDatabase("kontor", "template0");
            // Else the shared budget would end the flood of wrong passwords after the first seconds.
            var flooded =
                    servers.startKontor("kontor", PRODUCTS, "--kontor.limits.policies.login-spray.quota=100000000");
            flood(flooded);
            servers.stop(flooded);
            insertAccounts(servers);
            servers.startKontor("kontor", PRODUCTS);
            spray();
            softly.assertAll();
        } finally {
            var text = String.join("\n", report) + "\n";
            Files.writeString(Path.of("target", "perf-login.md"), text);
            System.out.println(text);
        }
    }

    /// The first sign-ins that a process ever sees, all at the same moment.
    @Test
    void measuresTheFirstFloodOfAColdProcess() throws Exception {
        try (var servers = new Servers()) {
            servers.createDatabase("kontor", "template0");
            servers.stop(servers.startKontor("kontor", PRODUCTS));
            servers.startKontor("kontor", PRODUCTS);
            var reads = reads();
            warmTheClients();
            FixedRate.Result during;
            SortedMap<Integer, long[]> logins;
            try (var attacker = Executors.newSingleThreadExecutor()) {
                var flood = attacker.submit(() -> flood(Servers.KONTOR_PORT, CLIENTS, Duration.ZERO));
                during = FixedRate.run(Servers.KONTOR_PORT, reads, READERS, READS_PER_SECOND, Duration.ofSeconds(10));
                logins = flood.get();
            }
            logins.forEach((status, nanos) ->
                    report.add("| cold, %d clients at once | %d | %,d | p50 %.0f | p99 %.0f | %.0f ms |"
                            .formatted(
                                    CLIENTS,
                                    status,
                                    nanos.length,
                                    Load.percentile(nanos, 50),
                                    Load.percentile(nanos, 99),
                                    nanos[nanos.length - 1] / 1e6)));
            row("beside it, cold", during);
            softly.assertThat(Load.percentile(logins.getOrDefault(503, new long[0]), 99))
                    .isLessThan(1_000);
            softly.assertAll();
        } finally {
            var text = String.join("\n", report) + "\n";
            Files.writeString(Path.of("target", "perf-login-cold.md"), text);
            System.out.println(text);
        }
    }

    /// The clients share the two processors with the server that they measure: they are compiled before it is asked, as
    /// those of an attacker elsewhere are.
    private static void warmTheClients() throws Exception {
        var echo = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), CLIENTS);
        echo.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(503, 2);
            exchange.getResponseBody().write(new byte[] {'{', '}'});
            exchange.close();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            echo.setExecutor(threads);
            echo.start();
            flood(echo.getAddress().getPort(), CLIENTS / 5, Duration.ofSeconds(8));
            FixedRate.run(echo.getAddress().getPort(), reads(), READERS, READS_PER_SECOND, Duration.ofSeconds(2));
        } finally {
            echo.stop(0);
        }
    }

    private void flood(Process kontor) throws Exception {
        var reads = reads();
        FixedRate.run(Servers.KONTOR_PORT, reads, READERS, READS_PER_SECOND, WARM_UP);
        // Both what is checked and what is turned away, so that neither is compiled while it is measured.
        try (var attacker = Executors.newSingleThreadExecutor()) {
            var flood = attacker.submit(() -> flood(Servers.KONTOR_PORT, CLIENTS, FLOODED_BEFORE));
            FixedRate.run(Servers.KONTOR_PORT, reads, READERS, READS_PER_SECOND, FLOODED_BEFORE);
            flood.get();
        }
        var before = FixedRate.run(Servers.KONTOR_PORT, reads, READERS, READS_PER_SECOND, CALM);

        FixedRate.Result during;
        SortedMap<Integer, long[]> logins;
        try (var attacker = Executors.newSingleThreadExecutor()) {
            var flood = attacker.submit(() -> flood(Servers.KONTOR_PORT, CLIENTS, FLOOD));
            during = FixedRate.run(Servers.KONTOR_PORT, reads, READERS, READS_PER_SECOND, FLOOD);
            logins = flood.get();
        }
        var after = FixedRate.run(Servers.KONTOR_PORT, reads, READERS, READS_PER_SECOND, CALM);

        report.add("| catalogue, %d reads a second | answers | p50 ms | p95 ms | p99 ms | not 200 |"
                .formatted(READS_PER_SECOND));
        report.add("|---|---|---|---|---|---|");
        row("calm", before);
        row("beside the flood", during);
        row("calm again", after);
        report.add("longest wait of each second, calm, ms: " + before.worst());
        report.add("longest wait of each second beside the flood, ms: " + during.worst());
        report.add("| **p99, aim below 2** | | | | **%.2f** | |".formatted(during.p99() / before.p99()));
        report.add("");
        report.add("| sign-ins of %d clients for %d s | answers | a second | p50 ms | p99 ms | longest ms |"
                .formatted(CLIENTS, FLOOD.toSeconds()));
        report.add("|---|---|---|---|---|---|");
        logins.forEach((status, nanos) -> report.add("| %d | %,d | %,.0f | %.0f | %.0f | %.0f |"
                .formatted(
                        status,
                        nanos.length,
                        nanos.length / (double) FLOOD.toSeconds(),
                        Load.percentile(nanos, 50),
                        Load.percentile(nanos, 99),
                        nanos[nanos.length - 1] / 1e6)));
        report.add("");

        softly.assertThat(kontor.isAlive()).isTrue();
        softly.assertThat(Files.readString(Path.of("target", "perf-kontor.log")))
                .doesNotContain("OutOfMemoryError");
        softly.assertThat(logins.keySet()).contains(401, 503).isSubsetOf(401, 429, 503);
        softly.assertThat(Load.percentile(logins.getOrDefault(503, new long[0]), 99))
                .isLessThan(1_000);
        softly.assertThat(during.failed()).isZero();
        softly.assertThat(during.p99()).isLessThan(before.p99() * 2);
        try (var http = new RawHttp(Servers.KONTOR_PORT)) {
            softly.assertThat(http.call(RawHttp.send(
                            "POST",
                            "/admin/v1/auth/login",
                            "",
                            "{\"email\":\"owner@example.com\",\"password\":\"kontor-demo-password\"}")))
                    .as(http.body())
                    .isEqualTo(200);
        }
    }

    /// The list from the cache and details in turn, of which the cache knows some.
    private static List<byte[]> reads() {
        var requests = new ArrayList<byte[]>();
        for (int product = 1; product <= PRODUCTS; product++) {
            requests.add(RawHttp.get("/store/v1/products?limit=24&currency=USD&locale=en"));
            requests.add(RawHttp.get("/store/v1/products/generated-%d?currency=EUR&locale=en".formatted(product)));
        }
        return requests;
    }

    /// Each attempt with another address, as a botnet has them, and another account, as lists of passwords have them.
    private static SortedMap<Integer, long[]> flood(int port, int clients, Duration duration) throws Exception {
        var answers = new ConcurrentLinkedQueue<Answer>();
        long end = System.nanoTime() + duration.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int client = 0; client < clients; client++) {
                running.add(threads.submit(() -> {
                    try (var http = new RawHttp(port)) {
                        long now = System.nanoTime();
                        do {
                            int number = ThreadLocalRandom.current().nextInt(1 << 24);
                            int status = http.call(logIn(source(number), number + "@example.com", SPRAYED));
                            long after = System.nanoTime();
                            answers.add(new Answer(status, after - now));
                            now = after;
                        } while (now < end);
                    }
                    return null;
                }));
            }
            for (var each : running) {
                each.get();
            }
        }
        var byStatus = new TreeMap<Integer, long[]>();
        for (int status : answers.stream().mapToInt(Answer::status).distinct().toArray()) {
            byStatus.put(
                    status,
                    answers.stream()
                            .filter(answer -> answer.status() == status)
                            .mapToLong(Answer::nanos)
                            .sorted()
                            .toArray());
        }
        return byStatus;
    }

    private void spray() throws Exception {
        report.add("| one password at %,d accounts | 401 | 429 | other |".formatted(ACCOUNTS));
        report.add("|---|---|---|---|");
        var fromOne = spray(_ -> "203.0.113.7");
        sprayed("from one source", fromOne);
        var fromMany = spray(LoginFloodBenchmark::source);
        sprayed("from a source each", fromMany);

        softly.assertThat(fromOne.get(401)).isLessThanOrEqualTo(2 * 30);
        softly.assertThat(fromMany.get(401)).isLessThanOrEqualTo(2 * 600);
        softly.assertThat(fromMany.get(429)).isPositive();
    }

    private static SortedMap<Integer, Integer> spray(IntFunction<String> source) throws Exception {
        var next = new AtomicInteger();
        var answers = new TreeMap<Integer, Integer>();
        var threads = new ArrayList<Thread>();
        var failures = new ConcurrentLinkedQueue<Exception>();
        for (int sprayer = 0; sprayer < SPRAYERS; sprayer++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (var http = new RawHttp(Servers.KONTOR_PORT)) {
                    for (int mine = next.getAndIncrement(); mine < ACCOUNTS; mine = next.getAndIncrement()) {
                        int status = http.call(logIn(source.apply(mine), "victim-" + mine + "@example.com", SPRAYED));
                        synchronized (answers) {
                            answers.merge(status, 1, Integer::sum);
                        }
                    }
                } catch (Exception e) {
                    failures.add(e);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        return answers;
    }

    private void sprayed(String name, SortedMap<Integer, Integer> answers) {
        int total = answers.values().stream().mapToInt(Integer::intValue).sum();
        int refused = answers.getOrDefault(401, 0);
        int limited = answers.getOrDefault(429, 0);
        report.add("| %s | %d | %d | %d |".formatted(name, refused, limited, total - refused - limited));
    }

    private static void insertAccounts(Servers servers) throws Exception {
        var hash = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2).encode("a walrus counts seven lamps");
        try (var connection = DriverManager.getConnection(servers.url("kontor"));
                var statement = connection.prepareStatement("""
                        insert into identity.accounts (id, version, kind, email, email_key, name, password_hash, status,
                            authz_version, created_at, updated_at)
                        select gen_random_uuid(), 1, 'CUSTOMER', email, email, 'Victim', ?, 'ACTIVE', 1, now(), now()
                        from (select 'victim-' || number || '@example.com' as email
                            from generate_series(0, ? - 1) as number) as victims
                        """)) {
            statement.setString(1, hash);
            statement.setInt(2, ACCOUNTS);
            assertThat(statement.executeUpdate()).isEqualTo(ACCOUNTS);
        }
    }

    private static byte[] logIn(String source, String email, String password) {
        return RawHttp.send(
                "POST",
                "/store/v1/auth/login",
                "X-Forwarded-For: " + source + "\r\n",
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    private static String source(int number) {
        return "198.%d.%d.%d".formatted(18 + (number >> 16 & 1), number >> 8 & 255, number & 255);
    }

    private void row(String name, FixedRate.Result result) {
        report.add("| %s | %,d | %.2f | %.2f | %.2f | %d |"
                .formatted(
                        name,
                        result.count(),
                        result.millis()[0],
                        result.millis()[1],
                        result.millis()[2],
                        result.failed()));
    }
}
