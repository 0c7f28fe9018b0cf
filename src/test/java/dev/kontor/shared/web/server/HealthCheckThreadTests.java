package dev.kontor.shared.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Health checks are answered while all carriers of virtual threads compute.
class HealthCheckThreadTests {

    private static final int LONG = 20_000;
    private static final int SHORT = 250;
    private static final String NOTHING = "nothing";

    @TempDir
    private Path folder;

    private final Tomcat tomcat = new Tomcat();
    private final AtomicBoolean computing = new AtomicBoolean(true);
    private int port;

    @BeforeEach
    void start() throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        var protocol = new FinishedBytesProtocol();
        protocol.limit(new ConnectionProperties(100, Duration.ofSeconds(15)));
        protocol.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var connector = new Connector(protocol);
        connector.setPort(0);
        tomcat.setConnector(connector);
        var context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "thread", new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getWriter().print(Thread.currentThread().isVirtual() ? "virtual" : "platform");
            }
        });
        context.addServletMapping("/", "thread");
        tomcat.start();
        port = connector.getLocalPort();
    }

    @AfterEach
    void stop() throws LifecycleException {
        computing.set(false);
        tomcat.stop();
        tomcat.destroy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /livez", "GET /readyz", "HEAD /livez", "GET /livez?verbose"})
    void answersHealthChecksWhileAllCarriersCompute(String request) throws Exception {
        assertThat(answer("GET /")).endsWith("virtual");
        takeAllCarriers();

        assertThat(answer(request)).startsWith("HTTP/1.1 200").contains("Connection: close");
        try (var client = connect()) {
            client.setSoTimeout(SHORT);
            assertThat(answer(client, "GET /")).isEqualTo(NOTHING);
        }
        assertThat(answer(request)).startsWith("HTTP/1.1 200");
    }

    @Test
    void otherRequestsRunOnVirtualThreads() throws IOException {
        assertThat(answer("GET /livez")).endsWith("platform");
        assertThat(answer("GET /livezoo")).endsWith("virtual");
        assertThat(answer("POST /livez")).startsWith("HTTP/1.1 405");
        try (var client = connect()) {
            assertThat(answer(client, "GET /")).endsWith("virtual").doesNotContain("Connection");
            // Only the first request of a connection is looked at.
            assertThat(answer(client, "GET /livez")).endsWith("virtual");
        }
    }

    @Test
    void aRequestThatArrivesInPiecesIsReadAsAWhole() throws IOException {
        try (var client = connect()) {
            client.getOutputStream().write("GET /li".getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();

            assertThat(answer(client, "vez")).startsWith("HTTP/1.1 200");
        }
    }

    private void takeAllCarriers() throws InterruptedException {
        int carriers = Runtime.getRuntime().availableProcessors();
        var taken = new CountDownLatch(carriers);
        for (int carrier = 0; carrier < carriers; carrier++) {
            Thread.ofVirtual().start(() -> {
                taken.countDown();
                while (computing.get()) {
                    Thread.onSpinWait();
                }
            });
        }
        taken.await();
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONG);
        return socket;
    }

    private String answer(String request) throws IOException {
        try (var socket = connect()) {
            return answer(socket, request);
        }
    }

    private static String answer(Socket socket, String request) throws IOException {
        socket.getOutputStream()
                .write((request + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        var bytes = new byte[4_096];
        try {
            int read = socket.getInputStream().read(bytes);
            return new String(bytes, 0, Math.max(0, read), StandardCharsets.US_ASCII);
        } catch (SocketTimeoutException _) {
            return NOTHING;
        }
    }
}
