package dev.kontor.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.testing.JavaProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a real Kafka in KRaft mode.
class KafkaForwarding extends BrokerStory {

    private static final String TOPIC = "kontor.events";
    private static final int PARTITIONS = 3;

    @Test
    void kafkaReceivesEveryEventInTheOrderOfItsSubject(@TempDir Path folder) throws Exception {
        var kafka = new Kafka(folder);
        try {
            kafka.format();
            kafka.start();
            kafka.createTopic();

            var received = run(kafka);

            assertThat(received).allSatisfy(message -> {
                assertThat(message.key()).isEqualTo(message.subject());
                assertThat(message.contentType()).isEqualTo("application/cloudevents+json; charset=UTF-8");
                assertThat(message.event().get("specversion").asString()).isEqualTo("1.0");
                assertThat(message.event().get("type").asString()).isEqualTo("inventory.adjusted");
            });
        } finally {
            kafka.kill();
        }
    }

    private static final class Kafka implements Server {

        private final Path folder;
        private final int port = freePort();
        private final int controllerPort = freePort();
        private @Nullable Process process;

        Kafka(Path folder) throws IOException {
            this.folder = folder;
            Files.writeString(
                    folder.resolve("server.properties"), """
                    process.roles=broker,controller
                    node.id=1
                    controller.quorum.bootstrap.servers=localhost:%1$d
                    listeners=PLAINTEXT://localhost:%2$d,CONTROLLER://localhost:%1$d
                    controller.listener.names=CONTROLLER
                    log.dirs=%3$s
                    offsets.topic.replication.factor=1
                    transaction.state.log.replication.factor=1
                    transaction.state.log.min.isr=1
                    """.formatted(controllerPort, port, folder.resolve("data")));
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        void format() throws Exception {
            var format = java(
                    "kafka.tools.StorageTool",
                    "format",
                    "--standalone",
                    "--cluster-id",
                    Uuid.randomUuid().toString(),
                    "--config",
                    configuration());
            assertThat(format.waitFor()).as(log()).isZero();
        }

        private Process java(String... command) throws IOException {
            var arguments = new ArrayList<>(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
            arguments.addAll(List.of(command));
            return JavaProcess.start(folder.resolve("kafka.log"), arguments);
        }

        private String configuration() {
            return folder.resolve("server.properties").toString();
        }

        private String log() throws IOException {
            return Files.readString(folder.resolve("kafka.log"));
        }

        @Override
        public void start() throws Exception {
            process = java("kafka.Kafka", configuration());
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
                try (var admin = Admin.create(Map.of(
                        "bootstrap.servers",
                        address(),
                        "request.timeout.ms",
                        3_000,
                        "default.api.timeout.ms",
                        3_000))) {
                    return !admin.describeCluster().nodes().get().isEmpty();
                }
            });
        }

        void createTopic() throws Exception {
            try (var admin = Admin.create(Map.of("bootstrap.servers", address()))) {
                admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                        .all()
                        .get();
            }
        }

        private String address() {
            return "localhost:" + port;
        }

        @Override
        public List<String> settings() {
            return List.of("kontor.broker.kafka.bootstrap-servers=" + address(), "kontor.broker.kafka.timeout=3s");
        }

        @Override
        public void kill() throws InterruptedException {
            if (process != null) {
                process.destroyForcibly().waitFor();
            }
        }

        @Override
        public List<Received> received() {
            var all = new ArrayList<Received>();
            try (var consumer = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", address()), new StringDeserializer(), new ByteArrayDeserializer())) {
                var partitions = consumer.partitionsFor(TOPIC).stream()
                        .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                var ends = consumer.endOffsets(partitions);
                while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                    consumer.poll(Duration.ofSeconds(1))
                            .forEach(each -> all.add(Received.of(
                                    each.key(),
                                    new String(
                                            each.headers()
                                                    .lastHeader("content-type")
                                                    .value(),
                                            StandardCharsets.UTF_8),
                                    each.value())));
                }
            }
            return all;
        }
    }
}
