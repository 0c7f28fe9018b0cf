package dev.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AuditCheckTests {

    private static final String WRITE = "update catalog.categories set position = ? where id = ?";

    private final List<String> recorded = new ArrayList<>();
    private final AuditCheck check = new AuditCheck(_ -> recorded);

    @Test
    void aChangeWithoutAnEntryFails() {
        var category = "/admin/v1/categories/" + UUID.randomUUID();

        assertThatThrownBy(() -> check.check("PATCH", category + "?x=1", answer(200, WRITE)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("changeCategory")
                .hasMessageContaining(WRITE);
        assertThatThrownBy(() -> check.check("DELETE", category, answer(204, "with gone as (delete from catalog.x)")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> check.check("PUT", "/store/v1/me/password", answer(200, WRITE)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("changeMyPassword");
    }

    @Test
    void whatChangesNothingOrOnlyGoesOnNeedsNone() {
        var path = "/admin/v1/categories/" + UUID.randomUUID();

        assertThatCode(() -> {
                    check.check("PATCH", path, answer(409, WRITE));
                    check.check("PATCH", path, answer(200, "select 1 from catalog.categories for update"));
                    check.check("PATCH", path, answer(200, "insert into kontor.idempotency_keys values (?)"));
                    check.check("GET", path, answer(200, WRITE));
                    check.check("POST", "/admin/v1/auth/refresh", answer(200, WRITE));
                    check.check("POST", "/store/v1/carts", answer(201, WRITE));
                    check.check("PATCH", path, replayed());
                })
                .doesNotThrowAnyException();
    }

    @Test
    void itsListsNameOperationsThatExist() {
        assertThat(operations("admin-v1")).containsAll(AuditCheck.NOTHING_ON_RECORD.keySet());
        assertThat(operations("store-v1")).containsAll(AuditCheck.ACCESS_OF_SHOPPERS);
    }

    @Test
    void anActionThatIsNotDocumentedFails() {
        assertThat(AuditCheck.documented()).contains("product.created", "staff.role_changed", "refund.requested");
        var answer = answer(200, WRITE);
        recorded.add("category.updated");
        check.check("PATCH", "/admin/v1/categories/x", answer);

        recorded.add("category.painted");

        assertThatThrownBy(() -> check.check("PATCH", "/admin/v1/categories/x", answer))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("category.painted");
    }

    private static List<String> operations(String document) {
        return ApiOperation.of(document).stream()
                .filter(operation -> !operation.isRead())
                .map(ApiOperation::id)
                .collect(Collectors.toList());
    }

    private static Api.Response answer(int status, String... statements) {
        return answer(status, Map.of(), statements);
    }

    private static Api.Response replayed() {
        return answer(200, Map.of("Idempotent-Replayed", List.of("true")), WRITE);
    }

    private static Api.Response answer(int status, Map<String, List<String>> headers, String... statements) {
        var all = Stream.concat(
                        headers.entrySet().stream(),
                        Stream.of(Map.entry(
                                "X-Request-Id", List.of(UUID.randomUUID().toString()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Api.Response(status, all, new byte[0], List.of(statements), 0, new JsonMapper());
    }
}
