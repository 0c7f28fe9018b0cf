package dev.kontor.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.ApiOperation;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Calls every operation as everybody and compares what happens with what the OpenAPI documents declare (R18, R22).
/// The requests carry no body and name ids that belong to nothing: whoever is let in is told so by a 400 or 404.
@KontorTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationMatrixTests {

    private static final Set<String> CAPABILITIES = Set.of("CartToken", "OrderToken");

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private TestClock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private String customer = "";
    private String owner = "";
    private String expiredCustomer = "";
    private String expiredStaff = "";

    /// What the caller meets.
    private enum Outcome {
        LET_IN,
        UNAUTHENTICATED,
        EXPIRED,
        NO_PERMISSION,
        WRONG_KEY
    }

    @BeforeEach
    void signIn() {
        surprises.clear();
        clock.set(TestClock.START.minus(Duration.ofMinutes(30)));
        expiredCustomer = logins.customer().token();
        expiredStaff = logins.owner().token();
        clock.reset();
        customer = logins.customer().token();
        owner = logins.owner().token();
    }

    @Test
    void everyAdminOperationIsOpenToWhomItDeclaresAndClosedToAllOthers() {
        var openKey = key(Permission.values());
        var sessions = new ConcurrentHashMap<String, String>();
        ApiOperation.of("admin-v1").parallelStream().forEach(operation -> {
            var open = operation.security().isEmpty();
            meets(operation, "nobody", api, open ? Outcome.LET_IN : Outcome.UNAUTHENTICATED);
            meets(operation, "a customer", api.as(customer), Outcome.UNAUTHENTICATED);
            meets(operation, "an expired token", api.as(expiredStaff), Outcome.EXPIRED);
            meets(
                    operation,
                    "the token of a cart",
                    api.with("X-Cart-Token", "anything"),
                    open ? Outcome.LET_IN : Outcome.UNAUTHENTICATED);
            // What is allowed and writes may end the session or change the account: it has one of its own.
            var shared = operation.isRead() ? sessions : new ConcurrentHashMap<String, String>();
            meets(operation, "the owner", api.as(session(shared, "owner", logins::owner)), Outcome.LET_IN);
            var permission = operation.permission();
            meets(
                    operation,
                    "one who may do nothing else",
                    api.as(session(shared, "only " + permission, () -> logins.staff(only(permission)))),
                    Outcome.LET_IN);
            meets(
                    operation,
                    "one who may do everything else",
                    api.as(session(
                            permission == null ? shared : sessions,
                            "all but " + permission,
                            () -> logins.staff(allBut(permission)))),
                    permission == null ? Outcome.LET_IN : Outcome.NO_PERMISSION);
            var forPrograms = open || operation.security().contains("SecretKey");
            meets(
                    operation,
                    "a key with everything",
                    api.as(openKey),
                    forPrograms ? Outcome.LET_IN : Outcome.WRONG_KEY);
            meets(
                    operation,
                    "a key for something else",
                    api.as(keyWithout(operation.permission())),
                    open ? Outcome.LET_IN : forPrograms ? Outcome.NO_PERMISSION : Outcome.WRONG_KEY);
        });

        assertThat(surprises).isEmpty();
    }

    @Test
    void everyStoreOperationIsOpenToWhomItDeclaresAndClosedToAllOthers() {
        var key = key(Permission.CATALOG_READ);
        ApiOperation.of("store-v1").parallelStream().forEach(operation -> {
            boolean open = operation.security().isEmpty()
                    || operation.security().stream().anyMatch(CAPABILITIES::contains);
            meets(operation, "nobody", api, open ? Outcome.LET_IN : Outcome.UNAUTHENTICATED);
            meets(
                    operation,
                    "a guest with some token",
                    api.with("X-Cart-Token", "anything").with("X-Order-Token", "anything"),
                    open ? Outcome.LET_IN : Outcome.UNAUTHENTICATED);
            var token = operation.isRead() || operation.hasVariables()
                    ? customer
                    : logins.customer().token();
            meets(operation, "a customer", api.as(token), Outcome.LET_IN);
            meets(operation, "an expired token", api.as(expiredCustomer), Outcome.EXPIRED);
            meets(operation, "a member of staff", api.as(owner), Outcome.UNAUTHENTICATED);
            meets(operation, "a secret key", api.as(key), Outcome.WRONG_KEY);
        });

        assertThat(surprises).isEmpty();
    }

    @Test
    void noRouteOfTheTwoApisIsMissingInTheDocuments() {
        var declared = Stream.of("store-v1", "admin-v1")
                .flatMap(document -> ApiOperation.of(document).stream())
                .map(ApiOperation::toString)
                .toList();
        var routes = handlers.getHandlerMethods().entrySet().stream()
                .filter(entry -> isOurs(entry.getValue()))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .filter(path -> !path.contains("kernel-test"))
                        .filter(path -> path.startsWith("/store/v1") || path.startsWith("/admin/v1"))
                        .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path)))
                .toList();

        assertThat(routes).hasSizeGreaterThan(100).allMatch(declared::contains);
    }

    private static boolean isOurs(HandlerMethod handler) {
        return !handler.getBeanType().getName().contains("Tests");
    }

    private void meets(ApiOperation operation, String who, Api caller, Outcome expected) {
        var answer = caller.withIdempotencyKey().send(operation.method(), operation.examplePath(), null);
        var met = outcome(answer);
        if (met != expected || answer.status() >= 500) {
            surprises.add("%s as %s: expected %s, got %s".formatted(operation, who, expected, answer));
        }
    }

    private static Outcome outcome(Api.Response answer) {
        if (answer.status() != 401 && answer.status() != 403) {
            return Outcome.LET_IN;
        }
        return switch (answer.at("/code")) {
            case "unauthenticated" -> Outcome.UNAUTHENTICATED;
            case "token-expired" -> Outcome.EXPIRED;
            case "missing-permission" -> Outcome.NO_PERMISSION;
            case "key-not-allowed-here" -> Outcome.WRONG_KEY;
            default -> Outcome.LET_IN;
        };
    }

    private String key(Permission... permissions) {
        return api.as(logins.owner().token())
                .post(
                        "/admin/v1/api-keys",
                        Map.of(
                                "name",
                                "Matrix",
                                "kind",
                                "SECRET",
                                "permissions",
                                Arrays.stream(permissions).map(Permission::text).toList()))
                .expect(201)
                .at("/secret");
    }

    private static String session(Map<String, String> known, String who, Supplier<Logins.Staff> signIn) {
        return known.computeIfAbsent(who, _ -> signIn.get().token());
    }

    private static Permission[] only(@Nullable String permission) {
        return Arrays.stream(Permission.values())
                .filter(each -> each.text().equals(permission))
                .toArray(Permission[]::new);
    }

    private static Permission[] allBut(@Nullable String permission) {
        return Arrays.stream(Permission.values())
                .filter(each -> !each.text().equals(permission))
                .toArray(Permission[]::new);
    }

    private final Map<String, String> narrowKeys = new ConcurrentHashMap<>();

    private String keyWithout(@Nullable String permission) {
        var other = "catalog:read".equals(permission) ? Permission.TAX_READ : Permission.CATALOG_READ;
        return narrowKeys.computeIfAbsent(other.text(), _ -> key(other));
    }
}
