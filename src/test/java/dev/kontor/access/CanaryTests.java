package dev.kontor.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.password.Passwords;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypedId;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.LogCapture;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import dev.kontor.testing.TestClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sends every sort of secret and personal data through the routes that take it, right and wrong, and looks for
/// it where it must never be: in the logs as production writes them, in the event log, the audit log and the
/// metrics (R82).
@KontorTest
class CanaryTests {

    private static final String CARD = "4111 1111 1111 1111";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String email = "canary-" + mark + "@example.com";
    private final String password = "a walrus counts " + mark + " lamps";
    private final String newPassword = "nine violins under " + mark;
    private final String line1 = "Canary Lane " + mark;
    private final Map<String, String> canaries = new LinkedHashMap<>();

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private MailSink mails;

    @Autowired
    private Passwords passwords;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private TestClock clock;

    private LogCapture log = LogCapture.start();

    @BeforeEach
    void listen() {
        log.close();
        log = LogCapture.start();
        canaries.putAll(Map.of(
                "e-mail address", email,
                "password", password,
                "new password", newPassword,
                "address", line1,
                "phone", "+354" + (1_000_000 + Math.floorMod(mark.hashCode(), 9_000_000)),
                "card", CARD,
                "card without spaces", CARD.replace(" ", "")));
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void nothingOfAShopperIsWhereItMustNotBe() {
        post(
                "/store/v1/auth/register",
                Map.of("email", email, "password", "short" + mark, "firstName", "A", "lastName", "B"));
        post("/store/v1/auth/register", registration()).expect(202);
        var verification = keep("mail token", mails.nth(email, 1).token());
        post("/store/v1/auth/email/verify", Map.of("token", verification, "password", password))
                .expect(204);
        post("/store/v1/auth/email/verify", Map.of("token", verification, "password", password))
                .expect(422);
        post("/store/v1/auth/login", Map.of("email", email, "password", keep("wrong password", "wrong walrus " + mark)))
                .expect(401);
        var session = post("/store/v1/auth/login", Map.of("email", email, "password", password))
                .expect(200);
        var token = keep("access token", session.at("/accessToken"));
        var refresh = keep("refresh token", session.at("/refreshToken"));
        var shopper = api.as(token);
        address(shopper);
        var second =
                post("/store/v1/auth/refresh", Map.of("refreshToken", refresh)).expect(200);
        keep("second access token", second.at("/accessToken"));
        var third = post(
                        "/store/v1/auth/refresh",
                        Map.of("refreshToken", keep("second refresh token", second.at("/refreshToken"))))
                .expect(200);
        keep("third access token", third.at("/accessToken"));
        keep("third refresh token", third.at("/refreshToken"));
        post("/store/v1/auth/refresh", Map.of("refreshToken", refresh)).expect(401);
        post("/store/v1/auth/password/forgot", Map.of("email", email)).expect(202);
        var reset = keep("reset token", mails.nth(email, 2).token());
        post("/store/v1/auth/password/reset", Map.of("token", reset, "password", "passwordpassword"))
                .expect(400);
        post("/store/v1/auth/password/reset", Map.of("token", reset, "password", newPassword))
                .expect(204);
        post("/store/v1/auth/login", Map.of("email", email, "password", newPassword))
                .expect(200);

        assertNowhere();
    }

    @Test
    void nothingOfACheckoutIsWhereItMustNotBe() {
        var shop = new BuyingShop(api, jdbc);
        var mug = shop.variant(1999, 5);
        var home = new HashMap<>(BuyingShop.ICELAND);
        home.putAll(Map.of("line1", line1, "phone", canary("phone")));
        var cart = shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                email,
                "shippingAddress",
                home,
                "items",
                List.of(Map.of("variantId", mug.text(), "quantity", 1))));
        keep("cart token", cart.token());
        cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-iceland"))
                .expect(200);
        cart.api().patch(cart.path(""), Map.of("note", CARD));
        cart.api()
                .patch(cart.path(""), Map.of("email", "not an address " + email))
                .expect(400);
        shop.pay(cart, CARD);
        shop.pay(cart, keep("payment token", "tok_" + mark));
        shop.pay(cart, "tok_approve").expect(201);
        var order = shop.complete(cart).expect(201);
        keep("order token", order.at("/token"));
        api.with("X-Order-Token", order.at("/token"))
                .get("/store/v1/orders/" + order.at("/id"))
                .expect(200);
        api.as(logins.staff(Permission.ORDERS_READ, Permission.ORDERS_WRITE).token())
                .get("/admin/v1/orders?email=" + URLEncoder.encode(email, StandardCharsets.UTF_8))
                .expect(200);

        assertNowhere();
    }

    @Test
    void nothingOfStaffAndProgramsIsWhereItMustNotBe() {
        var staff = logins.staff(Permission.ORDERS_READ);
        givePassword(staff.id());
        keep("staff address", staff.email());
        var session = api.as(keep("staff token", staff.token()));
        var secret =
                keep("TOTP secret", session.post("/admin/v1/me/mfa").expect(200).at("/secret"));
        session.post("/admin/v1/me/mfa/confirm", Map.of("code", code(secret)))
                .expect(200)
                .json()
                .path("recoveryCodes")
                .forEach(code -> keep("recovery code " + code.asString().hashCode(), code.asString()));
        clock.advance(Duration.ofSeconds(30));
        var asked = post("/admin/v1/auth/login", Map.of("email", staff.email(), "password", password))
                .expect(401);
        var ticket = keep("MFA token", asked.at("/mfaToken"));
        post(
                "/admin/v1/auth/mfa",
                Map.of("mfaToken", ticket, "recoveryCode", keep("wrong code", "AAAA-BBBB-CCCC-DDD2")));
        var recovery = canaries.entrySet().stream()
                .filter(each -> each.getKey().startsWith("recovery"))
                .findFirst()
                .orElseThrow();
        keep(
                "staff access token",
                post("/admin/v1/auth/mfa", Map.of("mfaToken", ticket, "recoveryCode", recovery.getValue()))
                        .expect(200)
                        .at("/accessToken"));

        var owner = api.as(logins.owner().token());
        var key = owner.post(
                        "/admin/v1/api-keys",
                        Map.of("kind", "SECRET", "name", "Sync " + mark, "permissions", List.of("orders:read")))
                .expect(201);
        var first = keep("key secret", key.at("/secret"));
        var id = key.at("/key/id");
        api.as(first).get("/admin/v1/orders").expect(200);
        api.as(first).get("/admin/v1/roles").expect(403);
        api.as(first).get("/store/v1/products");
        api.as(first.substring(0, first.length() - 1)).get("/admin/v1/orders").expect(401);
        keep(
                "rotated secret",
                owner.post("/admin/v1/api-keys/" + id + "/rotate", Map.of())
                        .expect(200)
                        .at("/secret"));
        var basic = Base64.getEncoder().encodeToString((id + ":" + first).getBytes(StandardCharsets.UTF_8));
        keep("Basic header", basic);
        api.with("Content-Type", "application/x-www-form-urlencoded")
                .with("Authorization", "Basic " + basic)
                .send("POST", "/oauth2/token", "grant_type=client_credentials");
        owner.withIdempotencyKey()
                .post("/admin/v1/staff-invitations", Map.of("email", email, "roles", List.of(ownerRole())))
                .expect(201);
        var invitation = keep("invitation token", mails.nth(email, 1).token());
        post("/admin/v1/auth/invitations/accept", Map.of("token", invitation, "name", "Canary", "password", password))
                .expect(204);

        assertNowhere();
    }

    @Test
    void whatIsSentToTheWrongPlaceIsNotLoggedEither() {
        // Off the documents, so unchecked.
        var anybody = Api.at(api.baseUrl());
        var misplaced = keep("misplaced secret", "misplaced-" + mark);
        for (var path : List.of(
                "/store/v1/products?q=%s",
                "/store/v1/products/%s",
                "/store/v1/carts/%s",
                "/store/v1/nothing/%s",
                "/admin/v1/orders/%s",
                "/nothing/%s?token=%s",
                "/problems/%s",
                "/actuator/%s",
                "/store/v1/products?cursor=%s",
                "/store/v1/products?sort=%s",
                "/store/v1/products?limit=%s",
                "/admin/v1/auth/sso/%s/start")) {
            anybody.get(path.formatted(misplaced, misplaced));
            anybody.post(path.formatted(misplaced, misplaced), Map.of("x", misplaced));
        }
        for (var header : List.of(
                "X-Cart-Token",
                "X-Order-Token",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "X-Publishable-Key",
                "Authorization",
                "Accept",
                "Accept-Language",
                "Content-Type",
                "API-Version",
                "Origin",
                "Cookie",
                "Forwarded",
                "User-Agent")) {
            anybody.with(header, misplaced).post("/store/v1/carts", Map.of("currency", misplaced));
            anybody.with(header, misplaced).get("/admin/v1/orders");
            anybody.with(header, misplaced).get("/store/v1/products");
        }
        var key = UUID.randomUUID().toString();
        for (var body : List.of(
                "{\"password\": \"%s\"".formatted(misplaced),
                "{\"email\": {\"%s\": 1}}".formatted(misplaced),
                "{\"password\": 1, \"%s\": 2}".formatted(misplaced),
                "[\"%s\"]".formatted(misplaced),
                "%s".formatted(misplaced))) {
            anybody.post("/store/v1/auth/login", body);
            anybody.with("Idempotency-Key", key).post("/store/v1/carts", body);
        }
        // Ends in a crash on our side.
        anybody.with("X-Cart-Token", misplaced)
                .as(misplaced)
                .post("/store/v1/kernel-test/fail", Map.of("x", misplaced));

        assertNowhere();
    }

    @Test
    void errorsOfTheDatabaseContainNoValues() {
        var value = keep("unique value", "unique-" + mark);
        var insert = jdbc.sql("""
                        insert into identity.accounts
                            (id, version, kind, email, email_key, name, status, authz_version, created_at, updated_at)
                        values (gen_random_uuid(), 1, 'CUSTOMER', :email, :email, '', 'ACTIVE', 1, now(), now())
                        """).param("email", value);
        insert.update();

        assertThatThrownBy(insert::update)
                .isInstanceOf(DataIntegrityViolationException.class)
                .satisfies(failure -> {
                    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                        assertThat(String.valueOf(cause.getMessage())).doesNotContain(value);
                    }
                });
    }

    @Test
    void aLineBreakInARequestDoesNotBreakALogLine() throws IOException {
        var anybody = Api.at(api.baseUrl());
        var forged = "x\r\nFORGED " + mark;
        var encoded = "x%0d%0aFORGED%20" + mark;
        post("/store/v1/auth/login", Map.of("email", forged, "password", forged));
        post(
                "/store/v1/auth/register",
                Map.of("email", forged, "password", forged, "firstName", forged, "lastName", forged));
        post("/store/v1/auth/refresh", Map.of("refreshToken", forged));
        post("/admin/v1/auth/mfa", Map.of("mfaToken", forged, "code", forged));
        anybody.post("/admin/v1/auth/sso/" + encoded + "/start", Map.of());
        for (var path : List.of(
                "/store/v1/products/",
                "/store/v1/products?q=",
                "/store/v1/products?sort=",
                "/actuator/",
                "/nothing/")) {
            anybody.get(path + encoded);
        }
        var owner = api.as(logins.owner().token());
        owner.withIdempotencyKey().post("/admin/v1/roles", Map.of("name", forged, "permissions", List.of()));
        owner.post(
                "/admin/v1/api-keys", Map.of("kind", "SECRET", "name", forged, "permissions", List.of("orders:read")));
        owner.get("/admin/v1/audit-log?action=" + encoded);
        anybody.with("Content-Type", "application/x-www-form-urlencoded")
                .send(
                        "POST",
                        "/oauth2/token",
                        "grant_type=client_credentials&client_id=" + encoded + "&client_secret=x");
        raw("GET /admin/v1/orders HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: x\r\n FORGED " + mark
                + "\r\nUser-Agent: x\u000bFORGED " + mark + "\r\nConnection: close\r\n\r\n");
        raw("GET /nothing\rFORGED" + mark + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        raw("FOR\u0001GED /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(log.all()).isNotEmpty().allSatisfy(written -> {
            assertThat(written.line().stripTrailing().lines()).hasSize(1);
            assertThat(written.message().lines().skip(1)).noneMatch(line -> line.contains("FORGED"));
        });
    }

    private void address(Api shopper) {
        var address = new HashMap<>(BuyingShop.ICELAND);
        address.putAll(Map.of("line1", line1, "phone", canary("phone")));
        var id = shopper.post("/store/v1/me/addresses", address).expect(201).at("/id");
        shopper.post("/store/v1/me/addresses", Map.of("line1", line1, "country", "XX"))
                .expect(400);
        shopper.get("/store/v1/me/addresses/" + id).expect(200);
    }

    private Map<String, String> registration() {
        return Map.of("email", email, "password", password, "firstName", "Canary", "lastName", "Bird");
    }

    private void assertNowhere() {
        EventProbe.on(jdbc).awaitDelivered();
        // Is heard, so the rest would have been.
        api.get("/admin/v1/orders").expect(401);
        var found = new ArrayList<String>();
        canaries.forEach((what, canary) -> {
            log.all().stream()
                    .filter(written ->
                            written.line().contains(canary) || written.message().contains(canary))
                    .forEach(written -> found.add(what + " in the log: " + written.line()));
            rows("events.log", "type || ' ' || subject || ' ' || request_id || ' ' || data::text", canary).stream()
                    .filter(row -> !isRecipient(what, row))
                    .forEach(row -> found.add(what + " in the event log: " + row));
            rows("audit.entries", "action || ' ' || object || ' ' || actor || before || after", canary)
                    .forEach(row -> found.add(what + " in the audit log: " + row));
            rows("events.dead_letters", "consumer || ' ' || error", canary)
                    .forEach(row -> found.add(what + " in a dead letter: " + row));
            meters.getMeters().stream()
                    .map(meter -> meter.getId().toString())
                    .filter(meter -> meter.contains(canary))
                    .forEach(meter -> found.add(what + " in a metric: " + meter));
        });

        assertThat(log.all()).isNotEmpty();
        assertThat(found).isEmpty();
    }

    /// The events of an order name the address to which the mails about it go.
    private static boolean isRecipient(String what, String event) {
        return what.equals("e-mail address") && event.startsWith("order.");
    }

    private List<String> rows(String table, String line, String canary) {
        return jdbc.sql("select %s from %s where position(:canary in %s) > 0".formatted(line, table, line))
                .param("canary", canary)
                .query(String.class)
                .list();
    }

    private Api.Response post(String path, Object body) {
        return api.withIdempotencyKey().post(path, body);
    }

    private String keep(String what, String secret) {
        assertThat(secret).as(what).hasSizeGreaterThan(7);
        canaries.put(what, secret);
        return secret;
    }

    private String canary(String what) {
        return String.valueOf(canaries.get(what));
    }

    private void raw(String request) throws IOException {
        var base = URI.create(api.baseUrl());
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 4");
        }
    }

    private String ownerRole() {
        return new RoleId(jdbc.sql("select id from identity.roles where owner")
                        .query(UUID.class)
                        .single())
                .text();
    }

    private String code(String secret) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(Base32.decode(secret), "HmacSHA1"), clock.instant());
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private void givePassword(TypedId account) {
        jdbc.sql("update identity.accounts set password_hash = :hash where id = :id")
                .param("hash", passwords.hash(password))
                .param("id", account.value())
                .update();
    }
}
