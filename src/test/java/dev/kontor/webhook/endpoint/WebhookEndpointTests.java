package dev.kontor.webhook.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.webhook.WebhookEndpointId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Programs are registered, changed and removed.
@KontorTest
class WebhookEndpointTests {

    private static final String PATH = "/admin/v1/webhook-endpoints";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SigningSecrets secrets;

    private Api staff;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.staff(Permission.WEBHOOKS_READ, Permission.WEBHOOKS_WRITE)
                .token());
    }

    @AfterEach
    void leaveNothingBehind() {
        jdbc.sql("delete from webhook.endpoints").update();
    }

    @Test
    void anEndpointIsCreatedReadChangedAndDeleted() {
        var created = staff.post(PATH, """
                        {"url": "https://erp.example.com/kontor?key=abc", "eventTypes": ["order.*", "price.changed"],
                         "description": "ERP", "contactEmail": "erp@example.com"}""").expect(201);
        var path = created.requiredHeader("Location");
        var secret = created.at("/secret");
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .hasSize(32);

        var read = staff.get(path).expect(200);
        assertThat(read.text()).doesNotContain("secret", secret);
        assertThat(read.at("/url")).isEqualTo("https://erp.example.com/kontor?key=abc");
        assertThat(read.at("/enabled")).isEqualTo("true");
        assertThat(read.requiredHeader("ETag")).startsWith("W/\"1-");

        staff.patch(path, "{\"enabled\": false}").expectProblem(428, "precondition-required");
        var changed = staff.with("If-Match", "\"1\"")
                .patch(path, "{\"enabled\": false, \"description\": null, \"eventTypes\": [\"*\"]}")
                .expect(200);
        assertThat(changed.at("/disabledReason")).isEqualTo("STAFF");
        assertThat(changed.json().has("description")).isFalse();
        assertThat(changed.at("/eventTypes/0")).isEqualTo("*");
        staff.with("If-Match", "\"1\"").delete(path).expectProblem(412, "precondition-failed");
        assertThat(staff.get(PATH + "?limit=1&sort=url&withTotal=true")
                        .expect(200)
                        .at("/page/total"))
                .isEqualTo("1");

        var id = TypeIds.parse(WebhookEndpointId.class, created.at("/endpoint/id"));
        staff.with("If-Match", "\"2\"").delete(path).expect(204);
        staff.get(path).expectProblem(404, "not-found");
        assertThat(AuditProbe.on(jdbc).of(id))
                .extracting(AuditProbe.Recorded::action)
                .containsExactly("webhook_endpoint.created", "webhook_endpoint.updated", "webhook_endpoint.deleted");
        assertThat(AuditProbe.on(jdbc).of(id).toString())
                .contains("https://erp.example.com")
                .doesNotContain("key=abc", secret);
    }

    @Test
    void theSecretIsStoredSealedAndBoundToItsRow() {
        var created = staff.post(PATH, "{\"url\": \"https://a.example.com/\", \"eventTypes\": [\"*\"]}")
                .expect(201);
        var id = TypeIds.parse(WebhookEndpointId.class, created.at("/endpoint/id"))
                .value();
        var plain = Base64.getDecoder().decode(created.at("/secret").substring("whsec_".length()));

        assertThat(secrets.of(List.of(id), Instant.EPOCH).get(id)).containsExactly(plain);
        var sealed = jdbc.sql("select sealed from webhook.secrets where endpoint_id = :id")
                .param("id", id)
                .query((row, _) -> row.getBytes(1))
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(plain, StandardCharsets.ISO_8859_1));
        jdbc.sql("update webhook.secrets set id = gen_random_uuid() where endpoint_id = :id")
                .param("id", id)
                .update();
        assertThat(secrets.of(List.of(id), Instant.EPOCH)).isEmpty();
    }

    @Test
    void whatIsNotAllowedIsRefusedAndNothingIsStored() {
        refuse("http://169.254.169.254/latest/meta-data/", 422, "target-not-allowed");
        refuse("https://2130706433/", 422, "target-not-allowed");
        refuse("https://user:pass@erp.example.com/", 422, "target-not-allowed");
        refuse("ftp://erp.example.com/", 422, "target-not-allowed");
        refuse("", 400, "validation-failed");
        refuse("https://erp.example.com/" + "x".repeat(2_000), 400, "validation-failed");
        for (var types : List.of("", "\"order.vanished\"", "\"vanished.*\"", "\"Order\"", "\"*.placed\"")) {
            staff.post(PATH, "{\"url\": \"https://a.example.com/\", \"eventTypes\": [%s]}".formatted(types))
                    .expectProblem(400, "validation-failed");
        }
        staff.post(PATH, "{\"url\": \"https://a.example.com/\", \"eventTypes\": [\"*\"], \"contactEmail\": \"nobody\"}")
                .expectProblem(400, "validation-failed");

        assertThat(jdbc.sql("select count(*) from webhook.endpoints")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void thereAreAHundredAtMost() {
        staff.post(PATH, "{\"url\": \"https://a.example.com/\", \"eventTypes\": [\"*\"]}")
                .expect(201);
        jdbc.sql("""
                        insert into webhook.endpoints (id, version, url, event_types, enabled, created_at, updated_at)
                        select gen_random_uuid(), version, url, event_types, enabled, created_at, updated_at
                        from webhook.endpoints, generate_series(2, 100)
                        """).update();

        staff.post(PATH, "{\"url\": \"https://a.example.com/\", \"eventTypes\": [\"*\"]}")
                .expectProblem(422, "rejected");

        assertThat(jdbc.sql("select count(*) from webhook.endpoints")
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
    }

    @Test
    void whoMayReadMayNotWrite() {
        var reader = api.as(logins.staff(Permission.WEBHOOKS_READ).token());

        reader.get(PATH).expect(200);
        reader.post(PATH, "{\"url\": \"https://a.example.com/\", \"eventTypes\": [\"*\"]}")
                .expectProblem(403, "missing-permission");
    }

    private void refuse(String url, int status, String code) {
        staff.post(PATH, "{\"url\": \"%s\", \"eventTypes\": [\"*\"]}".formatted(url))
                .expectProblem(status, code);
    }
}
