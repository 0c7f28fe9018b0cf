package dev.kontor.shared.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Finds ports of the loopback address that nobody listens on.
final class FreePorts {

    private static final int TRIES = 100;

    private FreePorts() {}

    /// The port itself, else the next free one; after a hundred any.
    static int firstFrom(int port) {
        for (int candidate = port; candidate < port + TRIES; candidate++) {
            try (var free = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException _) {
                continue;
            }
        }
        return any();
    }

    static int any() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free", e);
        }
    }
}
