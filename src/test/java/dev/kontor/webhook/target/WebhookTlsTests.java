package dev.kontor.webhook.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.kontor.testing.SelfSigned;
import dev.kontor.webhook.WebhookProperties;
import dev.kontor.webhook.target.DeliveryResult.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ContentType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Messages go to whom the certificate names, and to nobody else.
class WebhookTlsTests {

    private static final AtomicInteger REQUESTS = new AtomicInteger();

    private static HttpsServer server;
    private static SelfSigned receiver;

    @BeforeAll
    static void serve() throws IOException {
        receiver = SelfSigned.of("receiver.example");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(receiver.server()));
        server.createContext("/", exchange -> {
            REQUESTS.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void aTrustedReceiverGetsTheMessage() throws Exception {
        int before = REQUESTS.get();

        assertThat(post(trusting(), "receiver.example").outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(REQUESTS).hasValue(before + 1);
    }

    @Test
    void whoHasTheCertificateOfAnotherNameGetsNothing() throws Exception {
        int before = REQUESTS.get();

        assertThat(post(trusting(), "other.example").outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(REQUESTS).hasValue(before);
    }

    @Test
    void whoIsTrustedByNobodyGetsNothing() throws Exception {
        int before = REQUESTS.get();

        assertThat(post(DefaultClientTlsStrategy.createDefault(), "receiver.example")
                        .outcome())
                .isEqualTo(Outcome.UNREACHABLE);
        assertThat(REQUESTS).hasValue(before);
    }

    private static TlsSocketStrategy trusting() {
        return new DefaultClientTlsStrategy(receiver.trusting().createSslContext());
    }

    private static DeliveryResult post(TlsSocketStrategy tls, String host) throws IOException {
        var properties = new WebhookProperties(
                true, Duration.ofSeconds(5), 8, 4, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofDays(30));
        DnsResolver loopback = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String name) {
                return new InetAddress[] {InetAddress.getLoopbackAddress()};
            }

            @Override
            public String resolveCanonicalHostname(String name) {
                return name;
            }
        };
        try (var client = new WebhookClient(new TargetAddresses(true, loopback), properties, tls)) {
            return client.post(
                    "https://" + host + ":" + server.getAddress().getPort() + "/",
                    Map.of(),
                    ContentType.APPLICATION_JSON,
                    "{}".getBytes(StandardCharsets.UTF_8));
        }
    }
}
