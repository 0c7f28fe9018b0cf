package dev.kontor.webhook.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.webhook.WebhookProperties;
import dev.kontor.webhook.target.DeliveryResult.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.http.ContentType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The client goes nowhere it may not, and whatever a receiver does, it is back in time. Each receiver here is a bare
/// socket, so that it can misbehave as it likes, and so that a single byte would be seen.
class WebhookClientTests {

    private static final Duration TIMEOUT = Duration.ofMillis(400);

    private final List<AutoCloseable> open = new ArrayList<>();
    private ServerSocket listener;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);

    /// What a receiver does with a connection once it has read the head of the request.
    private interface Behaviour {

        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    private volatile Behaviour behaviour = out -> write(out, "HTTP/1.1 204 No Content\r\n\r\n");

    @BeforeEach
    void listen() throws IOException {
        // On every address of this machine, IPv4 and IPv6.
        listener = new ServerSocket(0);
        open.add(listener);
        open.add(done::countDown);
        Thread.ofVirtual().start(() -> {
            while (!listener.isClosed()) {
                try {
                    var socket = listener.accept();
                    connections.incrementAndGet();
                    Thread.ofVirtual().start(() -> serve(socket));
                } catch (IOException _) {
                    return;
                }
            }
        });
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = socket.getInputStream();
            while (true) {
                var head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    int next = in.read();
                    if (next < 0) {
                        return;
                    }
                    head.append((char) next);
                }
                in.readNBytes(2);
                requests.add(head.toString());
                behaviour.answer(socket.getOutputStream());
                if (head.indexOf("/once") >= 0) {
                    return;
                }
            }
        } catch (IOException | InterruptedException _) {
            // The client hung up, which is what many of these tests want.
            return;
        }
    }

    @AfterEach
    void close() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "0.0.0.0",
                "localhost",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::127.0.0.1]",
                "[::]",
                "127.0.0.1.",
                "LocalHost"
            })
    void noAddressOfThisMachineGetsAByte(String host) throws Exception {
        var client = client(false, SystemDefaultDnsResolver.INSTANCE);

        for (var scheme : List.of("https://", "http://")) {
            assertThat(post(client, scheme + host + ":" + listener.getLocalPort() + "/")
                            .outcome())
                    .isEqualTo(Outcome.TARGET_NOT_ALLOWED);
        }
        assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "::1", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
                "224.0.0.1", "0.0.0.0", "fd00::1", "fe80::1", "64:ff9b::7f00:1", "64:ff9b:1::7f00:1", "2002:7f00:1::"
            })
    void aNameThatLeadsInsideGetsNoByte(String address) throws Exception {
        var client = client(false, names(Map.of("harmless.example", List.of(address))));

        assertThat(post(client, "https://harmless.example:" + listener.getLocalPort() + "/")
                        .outcome())
                .isEqualTo(Outcome.TARGET_NOT_ALLOWED);
        assertUntouched();
    }

    @Test
    void oneBadAddressSpoilsTheName() throws Exception {
        var client = client(false, names(Map.of("mixed.example", List.of("8.8.8.8", "127.0.0.1"))));

        assertThat(post(client, "https://mixed.example:" + listener.getLocalPort() + "/")
                        .outcome())
                .isEqualTo(Outcome.TARGET_NOT_ALLOWED);
        assertUntouched();
    }

    /// A name server that answers with a public address when it is looked at and with an inner one when a connection
    /// is made would get through if the two were different questions.
    @Test
    void aNameIsResolvedOnceAndTheClientConnectsToThatAddress() throws Exception {
        var asked = new AtomicInteger();
        behaviour = out -> write(out, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        var client = client(true, new Names() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {
                    InetAddress.getByName(asked.incrementAndGet() == 1 ? "127.0.0.1" : "169.254.169.254")
                };
            }
        });

        assertThat(post(client, url("rebinding.example", "/once")).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(asked).hasValue(1);
        assertThat(post(client, url("rebinding.example", "/once")).outcome()).isEqualTo(Outcome.TARGET_NOT_ALLOWED);
        assertThat(connections).hasValue(1);
    }

    @Test
    void aConnectionIsUsedAgain() throws Exception {
        var client = local();
        behaviour = out -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

        for (int call = 0; call < 3; call++) {
            assertThat(post(client, url("receiver.example", "/")).status()).isEqualTo(200);
        }
        assertThat(connections).hasValue(1);
        assertThat(requests).hasSize(3).first().asString().contains("X-Test: yes", "POST / HTTP/1.1");
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        behaviour = out -> write(
                out,
                "HTTP/1.1 307 Go on\r\nLocation: " + url("receiver.example", "/once")
                        + "\r\nContent-Length: 0\r\n\r\n");

        var answer = post(local(), url("receiver.example", "/once"));

        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answer.status()).isEqualTo(307);
        assertThat(requests).hasSize(1);
    }

    @Test
    void goneIsHeard() throws Exception {
        behaviour = out -> write(out, "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n");

        var answer = post(local(), url("receiver.example", "/once"));

        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answer.isGone()).isTrue();
    }

    @Test
    void whoDoesNotAnswerIsLeftInTime() throws Exception {
        behaviour = _ -> done.await();

        assertLeftInTime(Outcome.TIMED_OUT);
    }

    @Test
    void whoAnswersOneByteAtATimeIsLeftInTime() throws Exception {
        behaviour = out -> {
            write(out, "HTTP/1.1 200 OK\r\nX-Long: ");
            trickle(out);
        };

        assertLeftInTime(Outcome.TIMED_OUT);
    }

    @Test
    void anEndlessHeadIsGivenUp() throws Exception {
        behaviour = out -> {
            write(out, "HTTP/1.1 200 OK\r\n");
            while (true) {
                write(out, "X-More: " + "x".repeat(1_000) + "\r\n");
            }
        };

        assertLeftInTime(Outcome.UNREACHABLE);
    }

    @Test
    void ofAnEndlessBodyOnlyTheBeginningIsRead() throws Exception {
        behaviour = out -> {
            write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                write(out, "400\r\n" + "x".repeat(1_024) + "\r\n");
            }
        };

        assertLeftInTime(Outcome.SUCCEEDED);
    }

    @Test
    void aBodyThatTricklesChangesNothingAboutTheAnswer() throws Exception {
        behaviour = out -> {
            write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            trickle(out);
        };

        assertLeftInTime(Outcome.SUCCEEDED);
    }

    @Test
    void whoHangsUpOrIsNotThereIsUnreachable() throws Exception {
        behaviour = out -> out.close();
        assertThat(post(local(), url("receiver.example", "/once")).outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(requests).hasSize(1);

        var port = listener.getLocalPort();
        listener.close();
        assertThat(post(local(), "http://receiver.example:" + port + "/").outcome())
                .isEqualTo(Outcome.UNREACHABLE);
        assertThat(post(client(true, names(Map.of())), "http://nowhere.example/")
                        .outcome())
                .isEqualTo(Outcome.UNREACHABLE);
    }

    @Test
    void whoSpeaksNoTlsIsUnreachable() throws Exception {
        assertThat(post(local(), "https://receiver.example:" + listener.getLocalPort() + "/")
                        .outcome())
                .isIn(Outcome.UNREACHABLE, Outcome.TIMED_OUT);
        assertThat(requests).isEmpty();
    }

    private void assertLeftInTime(Outcome expected) throws Exception {
        long start = System.nanoTime();
        var answer = post(local(), url("receiver.example", "/once"));

        assertThat(answer.outcome()).isEqualTo(expected);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.multipliedBy(40));
        assertThat(connections).hasValue(1);
    }

    private void assertUntouched() {
        assertThat(connections).hasValue(0);
    }

    /// Writes a byte now and then, each well before a reader would give up.
    private void trickle(OutputStream out) throws IOException, InterruptedException {
        do {
            write(out, "x");
        } while (!done.await(50, TimeUnit.MILLISECONDS));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private WebhookClient local() {
        return client(true, names(Map.of("receiver.example", List.of("127.0.0.1"))));
    }

    private WebhookClient client(boolean allowPrivate, DnsResolver names) {
        var properties = new WebhookProperties(
                allowPrivate, TIMEOUT, 8, 4, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofDays(30));
        var client = new WebhookClient(new TargetAddresses(allowPrivate, names), properties);
        open.add(client);
        return client;
    }

    private String url(String host, String path) {
        return "http://" + host + ":" + listener.getLocalPort() + path;
    }

    private static DeliveryResult post(WebhookClient client, String url) {
        return client.post(
                url, Map.of("X-Test", "yes"), ContentType.APPLICATION_JSON, "{}".getBytes(StandardCharsets.UTF_8));
    }

    private abstract static class Names implements DnsResolver {

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static DnsResolver names(Map<String, List<String>> known) {
        return new Names() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                if (!known.containsKey(host)) {
                    throw new UnknownHostException(host);
                }
                var addresses = new ArrayList<InetAddress>();
                for (var address : known.get(host)) {
                    addresses.add(InetAddress.getByName(address));
                }
                return addresses.toArray(InetAddress[]::new);
            }
        };
    }
}
