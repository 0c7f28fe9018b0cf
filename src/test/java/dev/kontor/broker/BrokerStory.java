package dev.kontor.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.EventLog;
import dev.kontor.inventory.InventoryAdjusted;
import dev.kontor.testing.Replica;
import dev.kontor.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two processes of a shop forward events while the broker is killed and started again and one process stops: nothing
/// is lost, and the events of each subject arrive in order. Runs in the profile `brokers`, with a real broker.
abstract class BrokerStory {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SUBJECTS = 20;
    private static final int EVENTS_OF_A_SUBJECT = 150;
    private static final int KILLS = 3;

    /// A started broker.
    interface Server {

        /// The settings of a shop that forwards to it.
        List<String> settings();

        /// As `kill -9` does; nothing happens if it is not running.
        void kill() throws Exception;

        void start() throws Exception;

        /// All messages so far in the order in which they arrived, those of a subject in particular.
        List<Received> received() throws Exception;
    }

    /// @param key by which the broker routes
    record Received(String key, String contentType, JsonNode event) {

        static Received of(String key, String contentType, byte[] body) {
            return new Received(key, contentType, JSON.readTree(body));
        }

        String subject() {
            return event.get("subject").asString();
        }

        int number() {
            return event.at("/data/available").asInt();
        }
    }

    /// Has the shops forward and returns what the broker has in the end.
    List<Received> run(Server server) throws Exception {
        var database = TestDatabase.newDatabase(getClass().getSimpleName().toLowerCase(Locale.ROOT));
        var settings = server.settings().toArray(String[]::new);
        var subjects =
                IntStream.range(0, SUBJECTS).mapToObj(_ -> VariantId.next()).toList();
        var texts = subjects.stream().map(VariantId::text).collect(Collectors.toSet());
        var appended = new AtomicInteger();
        int all = SUBJECTS * EVENTS_OF_A_SUBJECT;
        try (var two = Replica.start(database, settings)) {
            try (var _ = Replica.start(database, settings);
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var writing = subjects.stream()
                        .map(subject -> threads.submit(() -> append(two, subject, appended)))
                        .toList();
                for (int kill = 1; kill <= KILLS; kill++) {
                    int part = all * kill / (KILLS + 1);
                    await().atMost(Duration.ofMinutes(2)).until(() -> appended.get() >= part);
                    server.kill();
                    await().atMost(Duration.ofMinutes(1)).until(() -> waiting(two) > 50);
                    server.start();
                }
                for (var each : writing) {
                    each.get();
                }
                // Leaving the block stops the process that forwards.
            }
            await().atMost(Duration.ofMinutes(3)).until(() -> waiting(two) == 0);
        }
        var received = server.received().stream()
                .filter(message -> texts.contains(message.subject()))
                .toList();
        check(received, texts);
        return received;
    }

    private static Void append(Replica shop, VariantId subject, AtomicInteger appended) {
        var transaction = new TransactionTemplate(shop.bean(PlatformTransactionManager.class));
        var log = shop.bean(EventLog.class);
        for (int number = 1; number <= EVENTS_OF_A_SUBJECT; number++) {
            var event = new InventoryAdjusted(subject, number, "RECEIVED");
            transaction.executeWithoutResult(_ -> log.append(List.of(event)));
            appended.incrementAndGet();
        }
        return null;
    }

    private static long waiting(Replica shop) {
        return shop.jdbc().sql("""
                        select (select last_position from events.head) - position
                            + (select count(*) from events.log where position is null)
                        from events.consumers where name like 'broker-%'
                        """).query(Long.class).single();
    }

    private static void check(List<Received> received, Set<String> subjects) {
        for (var subject : subjects) {
            var first = received.stream()
                    .filter(message -> message.subject().equals(subject))
                    .map(Received::number)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            assertThat(new ArrayList<>(first))
                    .as(subject)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, EVENTS_OF_A_SUBJECT)
                            .boxed()
                            .toList());
        }
        System.out.printf(
                "%d events, %d kills of the broker, one process of the shop stopped: nothing lost, order of each"
                        + " subject intact, %d duplicates%n",
                SUBJECTS * EVENTS_OF_A_SUBJECT, KILLS, received.size() - SUBJECTS * EVENTS_OF_A_SUBJECT);
    }
}
