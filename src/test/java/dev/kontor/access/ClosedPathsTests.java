package dev.kontor.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.Replica;
import dev.kontor.testing.TestDatabase;
import dev.kontor.testing.TestRedis;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;

/// What a process shows that runs as in production (R86): two probes, and neither management nor documents.
class ClosedPathsTests {

    private static final List<String> INSIDE = List.of(
            "/actuator",
            "/actuator/health",
            "/actuator/info",
            "/actuator/metrics",
            "/actuator/prometheus",
            "/actuator/env",
            "/actuator/heapdump",
            "/actuator/threaddump",
            "/actuator/loggers",
            "/actuator/sbom",
            "/actuator/shutdown");

    private static final int LOGINS = 10;

    private static TestRedis redis;
    private static Replica production;
    private static Api api;
    private static Api management;

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        redis = TestRedis.on(port);
        redis.start();
        production = Replica.start(
                TestDatabase.newDatabase("production"),
                "spring.profiles.active=test,prod",
                "kontor.secret.key=q8Zr1mT0yJ6vXc4nBw9kLs2pDf7hGaEu5iOe",
                "kontor.redis.url=redis://127.0.0.1:" + port,
                "kontor.shop.public-url=https://shop.example",
                "kontor.shutdown.delay=0s",
                "kontor.webhook.allow-private-targets=false",
                // Where requests come from in this test there is no proxy.
                "server.tomcat.remoteip.internal-proxies=10\\.9\\.9\\.9",
                "kontor.limits.policies.login.quota=" + LOGINS,
                "management.server.port=0");
        api = production.api();
        management = Api.at(
                "http://localhost:" + production.bean(Environment.class).getRequiredProperty("local.management.port"));
    }

    @AfterAll
    static void stop() throws IOException {
        production.close();
        redis.stop();
    }

    @Test
    void theProbesAreOpen() {
        assertThat(api.get("/livez").expect(200).at("/status")).isEqualTo("UP");
        assertThat(api.get("/readyz").expect(200).at("/status")).isEqualTo("UP");
        assertThat(api.get("/livez").json().size()).isEqualTo(1);
    }

    @Test
    void nothingOfTheManagementAnswersOnTheMainPort() {
        for (var path : INSIDE) {
            for (var variant : variants(path)) {
                var answer = api.get(variant);

                assertThat(answer.status()).as(variant).isBetween(400, 499);
                assertThat(answer.requiredHeader("Content-Type")).as(variant).startsWith("application/problem+json");
            }
            assertThat(api.post(path, "{}").status()).isEqualTo(404);
        }
    }

    @Test
    void theManagementPortShowsOnlyWhatIsExposed() {
        assertThat(management.get("/actuator/health").expect(200).json().at("/components/db"))
                .hasToString("{\"status\":\"UP\"}");
        management.get("/actuator/prometheus").expect(200);
        for (var path : List.of(
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/threaddump",
                "/actuator/loggers",
                "/actuator/beans",
                "/actuator/configprops")) {
            assertThat(management.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(management.post("/actuator/shutdown", "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs",
                "/swagger-ui",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/swagger-ui/swagger-ui-bundle.js",
                "/v3/api-docs",
                "/v3/api-docs/store-v1",
                "/v3/api-docs/admin-v1",
                "/v3/api-docs.yaml",
                "/v3/api-docs/swagger-config",
                "/openapi/store-v1.json",
                "/openapi/admin-v1.json",
                "/webjars/swagger-ui/index.html",
                "/META-INF/sbom/application.cdx.json",
                "/application.properties",
                "/.env",
                "/.git/config",
                "/h2-console",
                "/error"
            })
    void neitherDocumentsNorFilesAreServed(String path) {
        for (var variant : variants(path)) {
            var answer = api.get(variant);

            assertThat(answer.status()).as(variant).isBetween(400, 499);
            assertThat(answer.requiredHeader("Content-Type")).as(variant).startsWith("application/problem+json");
        }
    }

    /// A header counts only if a trusted proxy sends it (R78); with several proxies see BruteForceTests.
    @Test
    void aForwardedAddressFromNoProxyIsNotBelieved() {
        var statuses = IntStream.range(0, 2 * LOGINS)
                .mapToObj(number -> api.with("X-Forwarded-For", "198.51.100." + number)
                        .post(
                                "/store/v1/auth/login",
                                Map.of("email", UUID.randomUUID() + "@example.com", "password", "summer in the city")))
                .map(Api.Response::status)
                .toList();

        assertThat(statuses).startsWith(401, 401).endsWith(429, 429).containsOnly(401, 429);
        assertThat(statuses).filteredOn(status -> status == 401).hasSize(LOGINS);
    }

    /// The same address in the ways in which filters and handlers have been fooled before.
    private static List<String> variants(String path) {
        var name = path.substring(1);
        var first = "/%" + Integer.toHexString(name.charAt(0)) + name.substring(1);
        return new ArrayList<>(List.of(
                path,
                path + "/",
                path + "?a=b",
                "/" + path,
                path + ";a=b",
                path + "%00",
                path + ".json",
                path + "%2f",
                first,
                "/%25" + Integer.toHexString(name.charAt(0)) + name.substring(1),
                "/./" + name,
                "/livez/.." + path,
                "/livez/%2e%2e" + path,
                "/livez%2f..%2f" + name,
                "/store/v1/../.." + path,
                "/store/v1/..;/..;" + path,
                "/" + name.toUpperCase(java.util.Locale.ROOT)));
    }
}
