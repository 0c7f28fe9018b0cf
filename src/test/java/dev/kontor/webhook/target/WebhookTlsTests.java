package dev.kontor.webhook.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.kontor.webhook.WebhookProperties;
import dev.kontor.webhook.target.Answer.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ContentType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages go to whom the certificate names, and to nobody else.
class WebhookTlsTests {

    private static final char[] PASSWORD = "password".toCharArray();
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static HttpsServer server;
    private static KeyStore store;

    @BeforeAll
    static void serve() throws Exception {
        var file = folder.resolve("receiver.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=receiver.example",
                        "-ext",
                        "SAN=dns:receiver.example",
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor())
                .as(() -> new String(read(keytool), StandardCharsets.UTF_8))
                .isZero();
        store = KeyStore.getInstance("PKCS12");
        try (var content = Files.newInputStream(file)) {
            store.load(content, PASSWORD);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            REQUESTS.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    private static byte[] read(Process process) {
        try {
            return process.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static TlsSocketStrategy trusting() throws GeneralSecurityException {
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        return new DefaultClientTlsStrategy(context);
    }

    private static Answer post(TlsSocketStrategy tls, String host) throws IOException {
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
