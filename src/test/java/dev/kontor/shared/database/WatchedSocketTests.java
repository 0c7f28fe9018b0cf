package dev.kontor.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchedSocketTests {

    private static final int SHORT = 20;
    private static final int LONG = 60;

    private final ServerSocket server = listening();
    private @Nullable Socket other;

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        if (other != null) {
            other.close();
        }
    }

    @Test
    void aReadHasNoTimerWhileAWatchKeepsItsTimeout() throws IOException {
        try (var socket = connected()) {
            socket.setSoTimeout(LONG);
            assertThat(socket.getSoTimeout()).isEqualTo(LONG);
            WatchedSocket.beginWatch();
            try {
                send();
                assertThat(socket.getInputStream().read()).isEqualTo(7);
                assertThat(socket.timer()).isZero();
                assertThat(socket.getSoTimeout()).isEqualTo(LONG);
                socket.setSoTimeout(SHORT);
                assertThat(socket.timer()).isEqualTo(SHORT);
                socket.setSoTimeout(LONG);
                assertThat(socket.timer()).isZero();
            } finally {
                WatchedSocket.endWatch();
            }
        }
    }

    @Test
    void aReadThatWaitsTooLongEnds() throws Exception {
        try (var socket = TrackedSocketFactory.track(connected())) {
            socket.setSoTimeout(LONG);
            WatchedSocket.beginWatch();
            try {
                var in = socket.getInputStream();
                var failure = new CompletableFuture<Throwable>();
                Thread.startVirtualThread(() -> failure.complete(failureOf(in)));
                await().until(() -> {
                    TrackedSocketFactory.endOverdue();
                    return failure.isDone();
                });
                assertThat(failure.get())
                        .isInstanceOf(SocketException.class)
                        .isNotInstanceOf(SocketTimeoutException.class);
                assertThat(socket.isOverdue()).isFalse();
            } finally {
                WatchedSocket.endWatch();
            }
        }
    }

    @Test
    void aShortTimeoutStaysExact() throws IOException {
        try (var socket = connected()) {
            WatchedSocket.beginWatch();
            try {
                socket.setSoTimeout(SHORT);
                var in = socket.getInputStream();
                assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
                assertThat(socket.isOverdue()).isFalse();
                // The connection goes on, as the driver expects.
                send();
                assertThat(in.read(new byte[8], 0, 8)).isEqualTo(1);
            } finally {
                WatchedSocket.endWatch();
            }
        }
    }

    private WatchedSocket connected() throws IOException {
        var socket = new WatchedSocket(SHORT + 1);
        socket.connect(server.getLocalSocketAddress());
        other = server.accept();
        return socket;
    }

    private void send() throws IOException {
        Objects.requireNonNull(other).getOutputStream().write(7);
    }

    private static Throwable failureOf(InputStream in) {
        try {
            return new AssertionError("read " + in.read());
        } catch (IOException e) {
            return e;
        }
    }
}
