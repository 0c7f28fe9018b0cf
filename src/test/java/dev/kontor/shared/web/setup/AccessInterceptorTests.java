package dev.kontor.shared.web.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.shared.access.AllowedWhileEnrolling;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.PersonsOnly;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.access.RequiresStaff;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.ForbiddenException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;

class AccessInterceptorTests {

    private final AccessInterceptor interceptor = new AccessInterceptor();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aHandlerWithoutAMarkIsClosedEvenToWhoMayDoEverything() {
        signIn(Arrays.stream(Permission.values()).map(Permission::text).toArray(String[]::new));

        assertThatThrownBy(() -> call("unmarked")).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aHandlerWithTwoMarksIsClosed() {
        signIn("ROLE_STAFF");

        assertThatThrownBy(() -> call("contradictory")).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aPermissionOpensOnlyWhatItNames() {
        signIn("ROLE_STAFF", "orders:read");

        assertThat(call("readsOrders")).isTrue();
        assertThatThrownBy(() -> call("writesOrders")).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void programsCannotCallOperationsForPersons() {
        signIn("ROLE_PROGRAM", "orders:read", "orders:write");

        assertThat(call("readsOrders")).isTrue();
        assertThatThrownBy(() -> call("writesOrdersInPerson"))
                .isInstanceOfSatisfying(
                        ForbiddenException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.KEY_NOT_ALLOWED_HERE));
        signIn("ROLE_STAFF", "orders:write");
        assertThat(call("writesOrdersInPerson")).isTrue();
    }

    @Test
    void whoMustSetUpASecondFactorCanDoNothingElse() {
        signIn("ROLE_STAFF", "ENROLLING", "FACTOR_RECENT", "orders:read");

        assertThatThrownBy(() -> call("readsOrders"))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.MFA_REQUIRED));
        assertThat(call("enrols")).isTrue();
    }

    @Test
    void aFreshProofIsAskedOfPersonsButNotOfPrograms() {
        signIn("ROLE_STAFF", "orders:write");
        assertThatThrownBy(() -> call("ships"))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.STEP_UP_REQUIRED));

        signIn("ROLE_STAFF", "orders:write", "FACTOR_RECENT");
        assertThat(call("ships")).isTrue();

        signIn("ROLE_PROGRAM", "orders:write");
        assertThat(call("ships")).isTrue();
    }

    private static void signIn(String... authorities) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("somebody", "", authorities));
    }

    private boolean call(String method) {
        try {
            return interceptor.preHandle(
                    new MockHttpServletRequest(),
                    new MockHttpServletResponse(),
                    new HandlerMethod(new Handlers(), Handlers.class.getDeclaredMethod(method)));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    static class Handlers {

        void unmarked() {}

        @PublicEndpoint
        @RequiresStaff
        void contradictory() {}

        @RequiresPermission(Permission.ORDERS_READ)
        void readsOrders() {}

        @RequiresPermission(Permission.ORDERS_WRITE)
        void writesOrders() {}

        @PersonsOnly
        @RequiresPermission(Permission.ORDERS_WRITE)
        void writesOrdersInPerson() {}

        @RequiresPermission(Permission.ORDERS_WRITE)
        @RequiresRecentFactor
        void ships() {}

        @RequiresStaff
        @AllowedWhileEnrolling
        void enrols() {}
    }
}
