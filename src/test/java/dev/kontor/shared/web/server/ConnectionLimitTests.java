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
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Connections that are there to block others: many of one source, and headers that never end.
class ConnectionLimitTests {

    private static final int MAX = 5;
    private static final Duration HEADER = Duration.ofSeconds(1);
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TempDir
    private Path folder;

    private final Tomcat tomcat = new Tomcat();
    private final List<Socket> open = new ArrayList<>();
    private int port;

    @BeforeEach
    void start() throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        var protocol = new FinishedBytesProtocol();
        protocol.limit(new ConnectionProperties(MAX, HEADER));
        protocol.setConnectionTimeout(5_000);
        var connector = new Connector(protocol);
        connector.setPort(0);
        tomcat.setConnector(connector);
        var context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "ok", new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getWriter().print("ok");
            }
        });
        context.addServletMapping("/", "ok");
        tomcat.start();
        port = connector.getLocalPort();
    }

    @AfterEach
    void stop() throws IOException, LifecycleException {
        for (var socket : open) {
            socket.close();
        }
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void oneSourceHasSoManyConnectionsAtATimeAndNoMore() throws IOException {
        for (int connection = 0; connection < MAX; connection++) {
            assertThat(answers(connect())).isTrue();
        }

        assertThat(answers(connect())).isFalse();
        assertThat(answers(connect())).isFalse();
        open.getFirst().close();
        // Tomcat hears of it with the next look at its sockets.
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> answers(connect()));
        assertThat(answers(open.get(1))).isTrue();
    }

    @Test
    void connectionsThatEndAreCountedNoMore() throws IOException {
        for (int round = 0; round < 10 * MAX; round++) {
            try (var socket = connect()) {
                socket.getOutputStream()
                        .write(REQUEST.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void aHeaderThatTricklesIsNotWaitedForForever() throws IOException {
        var socket = connect();
        socket.setSoTimeout(100);
        socket.getOutputStream()
                .write("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
        long begun = System.nanoTime();
        boolean ended = false;
        while (!ended && System.nanoTime() - begun < Duration.ofSeconds(30).toNanos()) {
            ended = trickle(socket);
        }

        assertThat(ended).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(HEADER);
    }

    /// Between two requests nothing is on its way.
    @Test
    void aConnectionMayRestBetweenTwoRequests() throws IOException {
        var socket = connect();
        assertThat(answers(socket)).isTrue();
        socket.setSoTimeout((int) HEADER.multipliedBy(2).toMillis());
        try {
            assertThat(socket.getInputStream().read()).isNotEqualTo(-1);
        } catch (SocketTimeoutException _) {
            assertThat(answers(socket)).isTrue();
        }
    }

    @Test
    void aNetworkOfIpv6IsOneSource() throws IOException {
        assertThat(source("2001:db8:1:2:3::4")).isEqualTo(source("2001:db8:1:2:ffff::1"));
        assertThat(source("2001:db8:1:2::1")).isNotEqualTo(source("2001:db8:1:3::1"));
        assertThat(source("192.0.2.1")).isNotEqualTo(source("192.0.2.2"));
    }

    private static java.nio.ByteBuffer source(String address) throws IOException {
        return SourceLimitedEndpoint.source(InetAddress.getByName(address).getAddress());
    }

    /// One more byte; whether the other side has ended the connection.
    private static boolean trickle(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return socket.getInputStream().read() == -1;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(5_000);
        open.add(socket);
        return socket;
    }

    private static boolean answers(Socket socket) {
        try {
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            while (!answer.toString().endsWith("\r\n\r\nok")) {
                int next = socket.getInputStream().read();
                if (next == -1) {
                    return false;
                }
                answer.append((char) next);
            }
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
