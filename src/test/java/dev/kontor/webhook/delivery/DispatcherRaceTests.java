package dev.kontor.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.webhook.WebhookEndpointId;
import dev.kontor.webhook.WebhookProperties;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Several processes share one queue: nothing is sent twice, and what one had in hand when it died is not lost.
class DispatcherRaceTests extends WebhookDesk {

    @Autowired
    private DeliveryQueue queue;

    @Autowired
    private DeliverySender sender;

    @Autowired
    private DeliveryRepository repository;

    @Autowired
    private ReplayRunner replays;

    @Autowired
    private DeliveryMetrics metrics;

    @Autowired
    private WebhookProperties properties;

    @AfterEach
    void runAgain() {
        if (!dispatcher.isRunning()) {
            dispatcher.start();
        }
    }

    @Test
    void threeDispatchersSendEachMessageOnceAndInOrder() {
        dispatcher.stop();
        var receiver = receiver();
        var endpoint = register(receiver, "inventory.adjusted");
        var variants = IntStream.range(0, 10).mapToObj(_ -> VariantId.next()).toList();
        for (int step = 1; step <= 12; step++) {
            for (var variant : variants) {
                tellStock(variant, step);
            }
        }
        awaitQueued();

        var others = IntStream.range(0, 3).mapToObj(_ -> another()).toList();
        try {
            others.forEach(DeliveryDispatcher::start);
            until(() -> delivered(endpoint) == 120);
        } finally {
            others.forEach(DeliveryDispatcher::stop);
        }

        assertThat(receiver.messages).hasSize(120);
        var steps = receiver.messages.stream()
                .collect(Collectors.groupingBy(
                        message -> message.json().get("subject").asString(),
                        Collectors.mapping(
                                message -> message.json().at("/data/available").asInt(), Collectors.toList())));
        assertThat(steps)
                .hasSize(10)
                .allSatisfy((_, seen) -> assertThat(seen)
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, 12).boxed().toList()));
    }

    /// The result locks its delivery first and the endpoint second.
    @Test
    void anEndpointIsDeletedWhileTheResultOfADeliveryIsRecorded() throws Exception {
        dispatcher.stop();
        var endpoint = register(receiver(), "inventory.adjusted");
        tellStock(VariantId.next(), 1);
        awaitQueued();
        var id = TypeIds.parse(WebhookEndpointId.class, endpoint.id()).value();

        Future<Api.Response> deletion;
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            deletion = new TransactionTemplate(transactions).execute(_ -> {
                jdbc.sql("update webhook.deliveries set attempts = attempts + 1 where endpoint_id = :id")
                        .param("id", id)
                        .update();
                var deleting = thread.submit(() -> staff.with("If-Match", "*").delete(endpoint.path()));
                until(this::aDeletionWaits);
                jdbc.sql("update webhook.endpoints set failures = failures + 1 where id = :id")
                        .param("id", id)
                        .update();
                return deleting;
            });
        }

        deletion.get().expect(204);
        staff.get(endpoint.path()).expect(404);
        assertThat(deliveries("endpointId=" + endpoint.id())).isEmpty();
    }

    private boolean aDeletionWaits() {
        return jdbc.sql("""
                        select exists (
                            select from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock'
                            and query like 'delete from webhook.%')
                        """).query(Boolean.class).single();
    }

    @Test
    void whatAProcessHadInHandWhenItDiedIsSentByAnother() {
        dispatcher.stop();
        var receiver = receiver();
        var endpoint = register(receiver, "inventory.adjusted");
        var variant = VariantId.next();
        tellStock(variant, 1, 2);
        awaitQueued();
        var died = UUID.randomUUID();
        var claimed = queue.claim(died, 10, clock.instant());
        assertThat(claimed).as("of one subject").hasSize(1);

        dispatcher.start();
        assertThat(queue.claim(UUID.randomUUID(), 10, clock.instant())).isEmpty();
        assertThat(receiver.messages).isEmpty();
        jdbc.sql("update webhook.deliveries set claimed_until = clock_timestamp() where claimed_by = :died")
                .param("died", died)
                .update();
        dispatcher.wake();
        until(() -> delivered(endpoint) == 2);

        assertThat(receiver.numbers("available")).containsExactly(1, 2);
    }

    @Test
    void anAnswerThatComesAfterTheLeaseIsNotRecorded() {
        dispatcher.stop();
        var receiver = receiver();
        var endpoint = register(receiver, "inventory.adjusted");
        tellStock(VariantId.next(), 1);
        awaitQueued();
        var slow = UUID.randomUUID();
        var claimed = queue.claim(slow, 10, clock.instant());
        jdbc.sql("update webhook.deliveries set claimed_until = clock_timestamp() where claimed_by = :slow")
                .param("slow", slow)
                .update();
        var other = UUID.randomUUID();
        var taken = queue.claim(other, 10, clock.instant());
        assertThat(taken).hasSize(1);

        sender.send(slow, claimed.getFirst(), sender.supply(claimed));
        assertThat(attempts(endpoint)).isZero();
        sender.send(other, taken.getFirst(), sender.supply(taken));

        assertThat(attempts(endpoint)).isEqualTo(1);
        assertThat(receiver.messages).hasSize(2);
        assertThat(receiver.messages.getFirst().id())
                .isEqualTo(receiver.messages.getLast().id());
    }

    private DeliveryDispatcher another() {
        return new DeliveryDispatcher(queue, sender, repository, replays, metrics, properties, clock);
    }

    private int delivered(Registered endpoint) {
        return jdbc.sql("""
                        select count(*) from webhook.deliveries d join webhook.endpoints e on e.id = d.endpoint_id
                        where d.status = 'SUCCEEDED' and e.id = :id
                        """)
                .param(
                        "id",
                        TypeIds.parse(WebhookEndpointId.class, endpoint.id()).value())
                .query(Integer.class)
                .single();
    }
}
