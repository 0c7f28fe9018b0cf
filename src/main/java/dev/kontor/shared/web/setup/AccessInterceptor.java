package dev.kontor.shared.web.setup;

import dev.kontor.shared.access.AccessMarks;
import dev.kontor.shared.access.Authorities;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresStaff;
import dev.kontor.shared.problem.ForbiddenException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnauthenticatedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Enforces the annotations of `shared.access` before any part of the request is read. A handler without one is
/// closed.
class AccessInterceptor implements HandlerInterceptor {

    static final String CUSTOMER = "ROLE_CUSTOMER";
    static final String STAFF = "ROLE_STAFF";
    static final String PROGRAM = "ROLE_PROGRAM";

    private final ConcurrentMap<HandlerMethod, Rule> rules = new ConcurrentHashMap<>();

    /// The requirements of a handler for its caller.
    ///
    /// @param personsOnly no API keys
    /// @param enrolled a second factor, if staff must have one
    /// @param recent a recently confirmed factor
    private record Rule(AuthorizationManager<Object> who, boolean personsOnly, boolean enrolled, boolean recent) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith("dev.kontor.")) {
            var rule = rules.computeIfAbsent(method, AccessInterceptor::rule);
            // Resolving a customer costs a lookup that not every handler needs, so it happens on demand.
            if (rule.personsOnly() && has(PROGRAM)) {
                throw new ForbiddenException(ProblemCode.KEY_NOT_ALLOWED_HERE, Message.of("auth.persons-only"));
            }
            if (rule.enrolled() && has(Authorities.ENROLLING)) {
                throw new UnauthenticatedException(
                        ProblemCode.MFA_REQUIRED,
                        "Staff of this shop need a second factor, and you have not set one up. Use `POST "
                                + "/admin/v1/me/mfa`.");
            }
            requireGranted(rule.who(), request);
            if (rule.recent() && !has(Authorities.RECENT_FACTOR) && !has(PROGRAM)) {
                throw new UnauthenticatedException(ProblemCode.STEP_UP_REQUIRED, Message.of("auth.recent-factor"));
            }
        }
        return true;
    }

    private static void requireGranted(AuthorizationManager<Object> who, HttpServletRequest request) {
        var result = who.authorize(() -> SecurityContextHolder.getContext().getAuthentication(), request);
        if (result == null) {
            throw new AccessDeniedException("not granted");
        }
        if (!result.isGranted()) {
            throw new AuthorizationDeniedException("not granted", result);
        }
    }

    private static boolean has(String authority) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(granted -> authority.equals(granted.getAuthority()));
    }

    private static Rule rule(HandlerMethod method) {
        var who = who(method);
        var marks = AccessMarks.of(method);
        boolean forStaff =
                marks.stream().anyMatch(mark -> mark instanceof RequiresStaff || mark instanceof RequiresPermission);
        return new Rule(
                who,
                AccessMarks.isForPersonsOnly(method),
                forStaff && !AccessMarks.isAllowedWhileEnrolling(method),
                AccessMarks.requiresRecentFactor(method));
    }

    private static AuthorizationManager<Object> who(HandlerMethod method) {
        var marks = AccessMarks.of(method);
        if (marks.size() != 1) {
            return SingleResultAuthorizationManager.denyAll();
        }
        return switch (marks.getFirst()) {
            case PublicEndpoint _, RequiresCapability _ -> SingleResultAuthorizationManager.permitAll();
            case RequiresCustomer _ -> AuthorityAuthorizationManager.hasAuthority(CUSTOMER);
            case RequiresStaff _ -> AuthorityAuthorizationManager.hasAuthority(STAFF);
            case RequiresPermission permission ->
                AuthorityAuthorizationManager.hasAuthority(permission.value().text());
            default -> SingleResultAuthorizationManager.denyAll();
        };
    }
}
