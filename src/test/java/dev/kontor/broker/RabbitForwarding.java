package dev.kontor.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With the `rabbitmq-server` that is installed; `-Dkontor.rabbitmq.command=` names another one.
class RabbitForwarding extends BrokerStory {

    private static final String QUEUE = "everything";

    @Test
    void rabbitmqReceivesEveryEventInTheOrderOfItsSubject(@TempDir Path folder) throws Exception {
        var rabbit = new Rabbit(folder);
        try {
            rabbit.start();
            rabbit.bind();

            var received = run(rabbit);

            assertThat(received).allSatisfy(message -> {
                assertThat(message.key()).isEqualTo("inventory.adjusted");
                assertThat(message.contentType()).isEqualTo("application/cloudevents+json; charset=UTF-8");
                assertThat(message.event().get("type").asString()).isEqualTo("inventory.adjusted");
            });
        } finally {
            rabbit.kill();
        }
    }

    private static final class Rabbit implements Server {

        private final Path folder;
        private final int port = freePort();
        private final int clusterPort = freePort();
        private @Nullable Process process;

        Rabbit(Path folder) throws IOException {
            this.folder = folder;
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        @Override
        public void start() throws Exception {
            var builder = new ProcessBuilder(
                            System.getProperty("kontor.rabbitmq.command", "/usr/lib/rabbitmq/bin/rabbitmq-server"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("rabbitmq.log").toFile()));
            builder.environment()
                    .putAll(Map.of(
                            "HOME",
                            folder.toString(),
                            "RABBITMQ_NODENAME",
                            "kontor" + port + "@localhost",
                            "RABBITMQ_NODE_IP_ADDRESS",
                            "127.0.0.1",
                            "RABBITMQ_NODE_PORT",
                            Integer.toString(port),
                            "RABBITMQ_DIST_PORT",
                            Integer.toString(clusterPort),
                            "RABBITMQ_MNESIA_BASE",
                            folder.resolve("data").toString(),
                            "RABBITMQ_LOG_BASE",
                            folder.resolve("log").toString(),
                            "RABBITMQ_ENABLED_PLUGINS_FILE",
                            folder.resolve("plugins").toString()));
            process = builder.start();
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
                try (var connection = factory().newConnection()) {
                    return connection.isOpen();
                }
            });
        }

        private ConnectionFactory factory() {
            var factory = new ConnectionFactory();
            factory.setHost("127.0.0.1");
            factory.setPort(port);
            return factory;
        }

        void bind() throws Exception {
            try (var connection = factory().newConnection();
                    var channel = connection.createChannel()) {
                channel.exchangeDeclare("kontor.events", "topic", true);
                channel.queueDeclare(QUEUE, true, false, false, Map.of());
                channel.queueBind(QUEUE, "kontor.events", "inventory.*");
            }
        }

        @Override
        public List<String> settings() {
            return List.of("kontor.broker.rabbitmq.hosts=127.0.0.1:" + port, "kontor.broker.rabbitmq.timeout=3s");
        }

        @Override
        public void kill() throws Exception {
            if (process == null) {
                return;
            }
            var all = process.descendants().toList();
            all.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            for (var each : all) {
                each.onExit().get(30, TimeUnit.SECONDS);
            }
        }

        @Override
        public List<Received> received() throws Exception {
            var all = new ArrayList<Received>();
            try (var connection = factory().newConnection();
                    var channel = connection.createChannel()) {
                for (var next = channel.basicGet(QUEUE, true); next != null; next = channel.basicGet(QUEUE, true)) {
                    all.add(Received.of(
                            next.getEnvelope().getRoutingKey(), next.getProps().getContentType(), next.getBody()));
                }
            }
            return all;
        }
    }
}
