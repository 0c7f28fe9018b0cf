package dev.kontor.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.OrderId;
import dev.kontor.privacy.ErasureRequestId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A backup brings persons back, and the file of proofs erases them again.
@KontorTest
class RepeatErasuresTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RepeatErasuresCommand command;

    @Autowired
    private ErasedPersons persons;

    private final String mark = "restored" + UUID.randomUUID().toString().replace("-", "");
    private Api staff;

    @BeforeEach
    void open() {
        staff = api.as(logins.owner().token());
    }

    @Test
    void theFileNamesErasedPersonsWithoutPersonalData() {
        var customer = logins.customer();
        var email = mark + "@example.com";
        order(email);
        var ofCustomer = erase(Map.of("customerId", customer.id().text()));
        var ofGuest = erase(Map.of("email", email));

        var file = staff.get("/admin/v1/erasure-proofs").expect(200).text();

        assertThat(file).doesNotContain(customer.email()).doesNotContain(mark);
        assertThat(file.lines().filter(line -> line.contains(ofCustomer)))
                .singleElement()
                .asString()
                .contains(customer.id().text());
        assertThat(file.lines().filter(line -> line.contains(ofGuest)))
                .singleElement()
                .asString()
                .contains(Keyring.hex(persons.key(email)));
        var erasedAt =
                staff.get("/admin/v1/erasure-requests/" + ofGuest).expect(200).at("/request/erasedAt");
        assertThat(staff.get("/admin/v1/erasure-proofs?since=" + erasedAt)
                        .expect(200)
                        .text())
                .contains(ofGuest);
    }

    @Test
    void personsWhomABackupBroughtBackAreErasedAgain() throws IOException {
        var back = logins.customer();
        var other = logins.customer();
        var held = logins.customer();
        var email = mark + "@example.com";
        var order = order(email);
        var kept = order("other" + email);
        staff.post("/admin/v1/legal-holds", Map.of("customerId", held.id().text(), "reason", "Lawsuit"))
                .expect(201);
        var file = file(
                customer(back.id().text()),
                customer(held.id().text()),
                customer("cus_01h455vb4pex5vsknk084sn02q"),
                guest(Keyring.hex(persons.key(email))),
                guest("ab".repeat(32)));

        var out = new ByteArrayOutputStream();
        assertThat(run(file, out)).as("a legal hold needs staff").isEqualTo(1);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("2 erasures started, 2 persons are not in the backup, 1 are blocked.");
        await().atMost(PATIENCE)
                .until(
                        () -> staff.get("/admin/v1/customers/" + back.id().text())
                                .status(),
                        status -> status == 404);
        await().atMost(PATIENCE).until(() -> email(order), "erased@erased.invalid"::equals);
        assertThat(email(kept)).isEqualTo("other" + email);
        assertThat(status(other)).isEqualTo("ACTIVE");
        assertThat(status(held)).as("its account is disabled at once").isEqualTo("DISABLED");

        assertThat(run(file(customer(back.id().text()), guest(Keyring.hex(persons.key(email)))), out))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("0 erasures started, 2 persons are not in the backup, 0 are blocked.");
    }

    /// The address was erased before the backup was made, and has ordered again since.
    @Test
    void ordersThatAGuestHasPlacedAfterTheErasureRemain() throws IOException {
        var email = mark + "@example.com";
        var order = order(email);
        var out = new ByteArrayOutputStream();
        var before = "2026-11-25T11:59:59Z";

        assertThat(run(file(guest(Keyring.hex(persons.key(email)), before)), out))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("0 erasures started, 1 persons are not in the backup");
        assertThat(email(order)).isEqualTo(email);
    }

    @Test
    void guestsWithoutOrdersAreErasedAgain() throws IOException {
        var email = mark + "@example.com";
        jdbc.sql("""
                        insert into newsletter.subscribers (id, status, email, email_key, address_key, locale, channel,
                            subscribed_at, created_at, updated_at)
                        values (gen_random_uuid(), 'SUBSCRIBED', :email, :email, sha256(:email::bytea), 'en', 'default', now(),
                            now(), now())
                        """).param("email", email).update();
        var out = new ByteArrayOutputStream();

        assertThat(run(file(guest(Keyring.hex(persons.key(email)), "2999-01-01T00:00:00Z")), out))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 erasures started");
        await().atMost(PATIENCE).until(() -> subscribers(email), count -> count == 0);
    }

    private long subscribers(String email) {
        return jdbc.sql("select count(*) from newsletter.subscribers where email = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    @Test
    void anInvalidFileErasesNothing() throws IOException {
        var customer = logins.customer();
        var out = new ByteArrayOutputStream();

        assertThat(run(file(customer(customer.id().text()), "{\"email\":\"a@example.com\"}"), out))
                .isEqualTo(1);
        assertThat(command.repeat(List.of(), new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(1);
        assertThat(command.repeat(
                        List.of(folder.resolve("absent").toString()),
                        new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(1);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Line 3", "Nothing was erased.");
        assertThat(status(customer)).isEqualTo("ACTIVE");
    }

    private int run(Path file, ByteArrayOutputStream out) {
        return command.repeat(List.of(file.toString()), new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private Path file(String... lines) throws IOException {
        return Files.write(
                folder.resolve(UUID.randomUUID() + ".ndjson"),
                Stream.concat(Stream.of("{\"exportedAt\":\"2026-11-01T12:00:00Z\"}"), Arrays.stream(lines))
                        .toList());
    }

    private static String customer(String id) {
        return "{\"requestId\":\"%s\",\"customerId\":\"%s\",\"erasedAt\":\"2026-11-01T12:00:00Z\"}"
                .formatted(ErasureRequestId.next().text(), id);
    }

    private static String guest(String key) {
        return guest(key, "2026-11-25T13:00:00Z");
    }

    private static String guest(String key, String erasedAt) {
        return "{\"requestId\":\"%s\",\"emailKey\":\"%s\",\"erasedAt\":\"%s\"}"
                .formatted(ErasureRequestId.next().text(), key, erasedAt);
    }

    private String status(Logins.Customer customer) {
        return staff.get("/admin/v1/customers/" + customer.id().text())
                .expect(200)
                .at("/status");
    }

    private String email(String order) {
        return staff.get("/admin/v1/orders/" + order).expect(200).at("/email");
    }

    /// A canceled order of a guest.
    private String order(String email) {
        var shop = new BuyingShop(api, jdbc);
        var cart = shop.payingCart(Map.of(shop.variant(1_000, 5), 1), "tok_approve");
        var id = shop.complete(cart).expect(201).at("/id");
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + id + "/cancel", Map.of("reason", "Test"))
                .expect(200);
        jdbc.sql("update orders.orders set email = :email where id = :id")
                .param("email", email)
                .param("id", TypeIds.parse(OrderId.class, id).value())
                .update();
        return id;
    }

    /// @return the id of the request
    private String erase(Map<String, String> person) {
        var id = staff.post("/admin/v1/erasure-requests", person).expect(201).at("/id");
        await().atMost(PATIENCE)
                .until(
                        () -> staff.post("/admin/v1/erasure-requests/" + id + "/approve")
                                .status(),
                        status -> status == 202);
        await().atMost(PATIENCE)
                .until(
                        () -> staff.get("/admin/v1/erasure-requests/" + id)
                                .expect(200)
                                .at("/request/status"),
                        "ERASED"::equals);
        return id;
    }
}
