package dev.kontor.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.broker.Broker.Message;
import dev.kontor.events.CloudEvents;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.EventId;
import dev.kontor.events.LoggedEvent;
import dev.kontor.testing.KontorTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.annotation.UserConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.json.JsonMapper;

/// What a broker gets to store, and when. The profile `brokers` tests with real ones.
@KontorTest
class ForwarderTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    @Autowired
    private CloudEvents cloudEvents;

    @Autowired
    private List<EventConsumer> consumers;

    /// Confirms messages until it fails.
    private static final class RecordingBroker implements Broker {

        final List<List<Message>> published = new ArrayList<>();
        int confirmations = Integer.MAX_VALUE;

        @Override
        public void publish(List<Message> messages) {
            if (published.size() == confirmations) {
                throw new BrokerException("Test", new IllegalStateException("gone"));
            }
            published.add(messages);
        }

        @Override
        public void close() {}
    }

    @Test
    void eventsOfASubjectFollowOnlyAfterTheConfirmationOfTheOneBefore() {
        var broker = new RecordingBroker();
        var events = List.of(event(1, "a"), event(2, "b"), event(3, "a"), event(4, "a"), event(5, "b"), event(6, "c"));

        forwarder(broker).consume(events);

        assertThat(broker.published.stream()
                        .map(round ->
                                round.stream().map(ForwarderTests::position).toList()))
                .containsExactly(List.of(1L, 2L, 6L), List.of(3L, 5L), List.of(4L));
    }

    @Test
    void aFailureIsNotSwallowedAndLeavesTheRestUnpublished() {
        var broker = new RecordingBroker();
        broker.confirmations = 1;

        assertThatThrownBy(() -> forwarder(broker).consume(List.of(event(1, "a"), event(2, "a"), event(3, "a"))))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("Test has not confirmed messages");
        assertThat(broker.published).hasSize(1);
    }

    @Test
    void aMessageIsACloudEvent() {
        var broker = new RecordingBroker();
        var event = event(4711, "prod_x");

        forwarder(broker).consume(List.of(event));

        var message = broker.published.getFirst().getFirst();
        var body = JSON.readTree(message.body());
        assertThat(message.id())
                .isEqualTo(new EventId(event.id()).text())
                .isEqualTo(body.get("id").asString());
        assertThat(message.type()).isEqualTo("product.updated");
        assertThat(message.subject()).isEqualTo("prod_x");
        assertThat(message.traceParent()).isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        assertThat(body.get("sequence").asString()).isEqualTo("00000000000000004711");
        assertThat(body.get("subject").asString()).isEqualTo("prod_x");
        assertThat(body.at("/data/number").asInt()).isEqualTo(4711);
    }

    @Test
    void aShopWithoutBrokersForwardsNothing() {
        assertThat(consumers).noneMatch(Forwarder.class::isInstance);
    }

    @Test
    void eachConfiguredBrokerHasAForwarderThatConnectsLater() {
        new ApplicationContextRunner()
                .withConfiguration(UserConfigurations.of(BrokerConfiguration.class, Settings.class))
                .withBean(CloudEvents.class, () -> cloudEvents)
                .withBean(SslBundles.class, DefaultSslBundleRegistry::new)
                .withPropertyValues(
                        "kontor.broker.kafka.bootstrap-servers=one.invalid:9092,two.invalid:9092",
                        "kontor.broker.kafka.types=order.*,payment.captured",
                        "kontor.broker.rabbitmq.hosts=rabbit.invalid:5672",
                        "kontor.broker.rabbitmq.from-beginning=true")
                .run(shop -> {
                    var forwarders = shop.getBeansOfType(Forwarder.class).values();
                    assertThat(forwarders)
                            .extracting(Forwarder::name)
                            .containsExactlyInAnyOrder("broker-kafka", "broker-rabbitmq");
                    assertThat(forwarders).allMatch(Forwarder::retriesForever);
                    assertThat(forwarders).filteredOn(Forwarder::wantsHistory).hasSize(1);
                    assertThat(forwarders)
                            .extracting(Forwarder::types)
                            .containsExactlyInAnyOrder(Set.of("order.*", "payment.captured"), Set.of());
                });
    }

    @Test
    void aSettingThatCannotWorkIsRefusedAtTheStart() {
        for (var wrong : List.of(
                "kontor.broker.kafka.bootstrap-servers=kafka",
                "kontor.broker.kafka.types=everything",
                "kontor.broker.kafka.topic=shop events",
                "kontor.broker.rabbitmq.hosts=amqp://guest:guest@rabbit",
                "kontor.broker.rabbitmq.timeout=0s")) {
            new ApplicationContextRunner()
                    .withConfiguration(UserConfigurations.of(BrokerConfiguration.class, Settings.class))
                    .withBean(CloudEvents.class, () -> cloudEvents)
                    .withBean(SslBundles.class, DefaultSslBundleRegistry::new)
                    .withPropertyValues(wrong)
                    .run(shop -> assertThat(shop).as(wrong).hasFailed());
        }
    }

    @Test
    void aBrokerThatIsNotThereIsAFailureThatNamesIt() {
        var kafka = new KafkaBroker(
                new BrokerProperties.Kafka(
                        List.of("127.0.0.1:1"),
                        "kontor.events",
                        Set.of(),
                        false,
                        Duration.ofSeconds(1),
                        "user",
                        "pass\"word",
                        "",
                        Map.of()),
                Optional.empty());
        var rabbit = new RabbitBroker(
                new BrokerProperties.Rabbitmq(
                        List.of("127.0.0.1:1"),
                        "/",
                        "kontor.events",
                        Set.of(),
                        false,
                        Duration.ofSeconds(1),
                        "",
                        "",
                        ""),
                Optional.empty());
        var message = List.of(new Message("evt_1", "order.placed", "ord_1", new byte[0], null));

        assertThatThrownBy(() -> kafka.publish(message))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("Kafka has not confirmed")
                .hasMessageNotContaining("pass");
        assertThatThrownBy(() -> rabbit.publish(message))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("RabbitMQ has not confirmed");
    }

    @EnableConfigurationProperties(BrokerProperties.class)
    private static final class Settings {}

    private Forwarder forwarder(Broker broker) {
        return new Forwarder("broker-test", Set.of(), false, broker, cloudEvents);
    }

    private static LoggedEvent event(long position, String subject) {
        return new LoggedEvent(
                position,
                UUID.randomUUID(),
                "product.updated",
                1,
                subject,
                NOON,
                "req-1",
                JSON.readTree("{\"number\": " + position + "}"),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    private static long position(Message message) {
        return JSON.readTree(message.body()).get("sequence").asLong();
    }
}
