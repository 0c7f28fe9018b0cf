package dev.kontor.webhook.delivery;

import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.inventory.InventoryAdjusted;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What tests of webhooks have in common: staff, receivers, and events to tell.
@KontorTest
abstract class WebhookDesk {

    static final String ENDPOINTS = "/admin/v1/webhook-endpoints";
    static final String DELIVERIES = "/admin/v1/webhook-deliveries";

    @Autowired
    Api api;

    @Autowired
    Logins logins;

    @Autowired
    EventLog log;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    DeliveryDispatcher dispatcher;

    @Autowired
    PlatformTransactionManager transactions;

    Api staff;
    private final List<Receiver> receivers = new ArrayList<>();

    @BeforeEach
    void signIn() {
        staff = api.as(logins.staff(Permission.WEBHOOKS_READ, Permission.WEBHOOKS_WRITE)
                .token());
    }

    @AfterEach
    void leaveNothingBehind() {
        // Deliveries that are still running write the same rows.
        await().ignoreExceptionsInstanceOf(PessimisticLockingFailureException.class)
                .until(() -> jdbc.sql("delete from webhook.endpoints").update() >= 0);
        receivers.forEach(Receiver::close);
    }

    /// @param path of its resource
    record Registered(String path, String id, String secret) {}

    Receiver receiver() {
        var receiver = new Receiver();
        receivers.add(receiver);
        return receiver;
    }

    Registered register(Receiver receiver, String... types) {
        return register(receiver.url(), "\"contactEmail\": null", types);
    }

    Registered register(String url, String more, String... types) {
        var created = staff.post(
                        ENDPOINTS,
                        "{\"url\": \"%s\", \"eventTypes\": [\"%s\"], %s}"
                                .formatted(url, String.join("\",\"", types), more))
                .expect(201);
        return new Registered(created.requiredHeader("Location"), created.at("/endpoint/id"), created.at("/secret"));
    }

    /// Tells of a variant's stock, once for each number.
    void tellStock(VariantId variant, int... available) {
        for (var number : available) {
            tell(new InventoryAdjusted(variant, number, "RECEIVED"));
        }
    }

    void tell(Event event) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> log.append(List.of(event)));
    }

    /// Waits until what was told is queued.
    void awaitQueued() {
        until(() -> jdbc.sql("""
                        select not exists (select from events.log where position is null)
                           and (select position from events.consumers where name = 'webhooks')
                               >= (select last_position from events.head)
                        """).query(Boolean.class).single());
    }

    /// Moves time, and signs in again: a token lives for minutes.
    void advance(Duration duration) {
        clock.advance(duration);
        signIn();
        dispatcher.wake();
    }

    static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(15))
                .until(condition);
    }

    JsonNode deliveries(String query) {
        return staff.get(DELIVERIES + "?limit=100&sort=createdAt&" + query)
                .expect(200)
                .json()
                .get("items");
    }

    JsonNode onlyDelivery(Registered endpoint) {
        var items = deliveries("endpointId=" + endpoint.id());
        if (items.size() != 1) {
            throw new AssertionError("not one delivery but " + items);
        }
        return items.get(0);
    }

    int attempts(Registered endpoint) {
        return onlyDelivery(endpoint).get("attempts").asInt();
    }
}
