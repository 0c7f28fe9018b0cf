package dev.kontor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.RoleId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypedId;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@KontorTest
class AuditLogAdminTests {

    private static final String PATH = "/admin/v1/audit-log";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private AuditLog audit;

    @Autowired
    private ChainRepository chain;

    @Autowired
    private Sealer sealer;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private PlatformTransactionManager manager;

    @Autowired
    private TestClock clock;

    private Api reader = Api.at("");

    @BeforeEach
    void signIn() {
        reader = api.as(logins.staff(Permission.AUDIT_READ).token());
    }

    @Test
    void whatAPersonDidIsFoundByEverythingThatIsKnownOfIt() {
        var owner = logins.owner();
        var requestId = "audit-" + UUID.randomUUID();
        var name = "Stock sync " + requestId;
        var key = api.as(owner.token())
                .with("X-Request-Id", requestId)
                .post(
                        "/admin/v1/api-keys",
                        Map.of("kind", "SECRET", "name", name, "permissions", List.of("orders:read")))
                .expect(201)
                .at("/key/id");

        var entry = only("?requestId=" + requestId);

        assertThat(entry.path("actor").path("kind").asString()).isEqualTo("STAFF");
        assertThat(entry.path("actor").path("id").asString())
                .isEqualTo(owner.id().text());
        assertThat(entry.path("action").asString()).isEqualTo("api_key.created");
        assertThat(entry.path("object").asString()).isEqualTo(key);
        assertThat(entry.path("requestId").asString()).isEqualTo(requestId);
        assertThat(entry.path("source").asString()).isEqualTo("127.0.0.1");
        assertThat(entry.path("occurredAt").asString()).isEqualTo("2026-11-25T12:00:00.000Z");
        assertThat(entry.path("before").isEmpty()).isTrue();
        assertThat(entry.path("after").path("name").asString()).isEqualTo(name);
        assertThat(entry.path("after").path("permissions").path(0).asString()).isEqualTo("orders:read");
        sealer.seal();
        for (var filter :
                List.of("?actor=" + owner.id().text(), "?object=" + key, "?action=api_key.created&object=" + key)) {
            assertThat(only(filter).path("id")).isEqualTo(entry.path("id"));
        }
        assertThat(ids("?action=api_key.revoked&object=" + key)).isEmpty();
        assertThat(reader.get(PATH + "/" + entry.path("id").asString())
                        .expect(200)
                        .json())
                .isEqualTo(only("?object=" + key));
    }

    @Test
    void theNewestComeFirstPageByPage() {
        var role = RoleId.next();
        var written = new ArrayList<String>();
        for (int number = 0; number < 5; number++) {
            record("role.updated", role);
            written.addFirst(newest(role));
            // Two of them at the same moment.
            clock.advance(Duration.ofSeconds(number == 2 ? 0 : 1));
        }

        var read = new ArrayList<String>();
        var next = "?object=" + role.text() + "&limit=2";
        for (int page = 0; page < 3; page++) {
            var answer = reader.get(PATH + next).expect(200);
            answer.json().path("items").forEach(item -> read.add(item.path("id").asString()));
            next = "?object=" + role.text() + "&limit=2&cursor=" + answer.at("/page/next");
        }

        assertThat(read).isEqualTo(written);
        assertThat(ids("?object=" + role.text() + "&sort=occurredAt")).isEqualTo(written.reversed());
        assertThat(reader.get(PATH + "?withTotal=true&object=" + role.text())
                        .json()
                        .at("/page/total")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void aSpanOfTimeHasItsBeginningAndNotItsEnd() {
        var role = RoleId.next();
        record("role.created", role);
        clock.advance(Duration.ofHours(1));
        record("role.updated", role);
        clock.advance(Duration.ofHours(1));
        record("role.deleted", role);
        signIn();

        var span = "?object=%s&occurredAt.gte=2026-11-25T12:00:00Z&occurredAt.lt=2026-11-25T14:00:00Z"
                .formatted(role.text());

        assertThat(reader.get(PATH + span)
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("action").asString()))
                .containsExactly("role.updated", "role.created");
    }

    @Test
    void thePositionIsThereOnceItIsSealed() {
        var role = RoleId.next();

        transactions.executeWithoutResult(_ -> {
            assertThat(chain.lock()).isTrue();
            recordAlone(role);
            assertThat(only("?object=" + role.text()).has("position")).isFalse();
        });
        sealer.seal();

        long position = only("?object=" + role.text()).path("position").asLong();
        assertThat(position).isPositive();
        assertThat(chain.linksAfter(position - 1, 1).getFirst().entry().text()).isEqualTo(newest(role));
    }

    @Test
    void whatNobodyDidHasNoActorIdAndNoRequest() {
        var role = RoleId.next();
        record("role.updated", role);

        var entry = only("?actor=system&object=" + role.text());

        assertThat(entry.path("actor").path("kind").asString()).isEqualTo("SYSTEM");
        assertThat(entry.path("actor").has("id")).isFalse();
        assertThat(entry.has("requestId")).isFalse();
        assertThat(entry.has("source")).isFalse();
    }

    @Test
    void theListIsOneStatementRegardlessOfItsLength() {
        var role = RoleId.next();
        record("role.updated", role);
        var one = reader.get(PATH + "?object=" + role.text()).expect(200);
        for (int number = 0; number < 20; number++) {
            record("role.updated", role);
        }
        var many = reader.get(PATH + "?object=" + role.text()).expect(200);

        assertThat(many.json().path("items").size()).isEqualTo(20);
        // Who calls, and the list.
        assertThat(many.statements()).hasSize(2).hasSameSizeAs(one.statements());
    }

    @Test
    void onlyWhoMayReadsIt() {
        var role = RoleId.next();
        record("role.updated", role);
        var id = newest(role);
        var others = api.as(logins.staff(Arrays.stream(Permission.values())
                        .filter(permission -> permission != Permission.AUDIT_READ)
                        .toArray(Permission[]::new))
                .token());

        for (var path : List.of(PATH, PATH + "/" + id)) {
            assertThat(others.get(path).expectProblem(403, "missing-permission").at("/permission"))
                    .isEqualTo("audit:read");
            api.get(path).expectProblem(401, "unauthenticated");
        }
        reader.get(PATH + "/" + AuditEntryId.next().text()).expectProblem(404, "not-found");
        reader.get(PATH + "/" + role.text()).expectProblem(400, "invalid-id");
        reader.get(PATH + "?sort=actor").expectProblem(400, "invalid-filter");
        for (var method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            assertThat(reader.send(method, PATH + "/" + id, null).status()).isEqualTo(405);
        }
    }

    private void record(String action, TypedId object) {
        transactions.executeWithoutResult(_ -> audit.record(action, object));
    }

    /// In a transaction that has committed, whatever the caller's does.
    private void recordAlone(TypedId object) {
        var own = new TransactionTemplate(manager);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        own.executeWithoutResult(_ -> audit.record("role.updated", object));
    }

    private String newest(TypedId object) {
        return ids("?object=" + object.text()).getFirst();
    }

    private List<String> ids(String query) {
        return reader.get(PATH + query)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private JsonNode only(String query) {
        var items = reader.get(PATH + query).expect(200).json().path("items");
        assertThat(items.size()).isEqualTo(1);
        return items.path(0);
    }
}
