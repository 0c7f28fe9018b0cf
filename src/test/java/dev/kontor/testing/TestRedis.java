package dev.kontor.testing;

import java.io.IOException;
import org.testcontainers.containers.GenericContainer;
import redis.embedded.RedisServer;

/// A real Redis that a test starts and stops: a process, or a container in the profile `containers`.
public sealed interface TestRedis {

    /// @param port at which it listens after each start
    static TestRedis on(int port) throws IOException {
        return TestContainers.areActive()
                ? new Contained(TestContainers.redis(port))
                : new Embedded(new RedisServer(port));
    }

    void start() throws IOException;

    void stop() throws IOException;

    int port();

    record Embedded(RedisServer server) implements TestRedis {

        @Override
        public void start() throws IOException {
            server.start();
        }

        @Override
        public void stop() throws IOException {
            server.stop();
        }

        @Override
        public int port() {
            return server.ports().getFirst();
        }
    }

    record Contained(GenericContainer<?> container) implements TestRedis {

        @Override
        public void start() {
            container.start();
        }

        @Override
        public void stop() {
            container.stop();
        }

        @Override
        public int port() {
            return container.getFirstMappedPort();
        }
    }
}
