package dev.kontor.shared.web;

import dev.kontor.shared.access.AccessMarks;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresStaff;
import dev.kontor.shared.problem.ForbiddenException;
import dev.kontor.shared.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Enforces the marks of `shared.access` before anything of the request is read. A handler without a mark is
/// closed.
class AccessInterceptor implements HandlerInterceptor {

    static final String CUSTOMER = "ROLE_CUSTOMER";
    static final String STAFF = "ROLE_STAFF";
    static final String PROGRAM = "ROLE_PROGRAM";
    private static final GrantedAuthority IS_PROGRAM = new SimpleGrantedAuthority(PROGRAM);

    private final ConcurrentMap<HandlerMethod, AuthorizationManager<Object>> rules = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith("dev.kontor.")) {
            requirePerson(method);
            var rule = rules.computeIfAbsent(method, AccessInterceptor::rule);
            var result = rule.authorize(() -> SecurityContextHolder.getContext().getAuthentication(), request);
            if (result == null) {
                throw new AccessDeniedException("not granted");
            }
            if (!result.isGranted()) {
                throw new AuthorizationDeniedException("not granted", result);
            }
        }
        return true;
    }

    private static void requirePerson(HandlerMethod handler) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        // Asked in this order, because who a customer is costs a look-up that not every handler needs.
        if (caller != null
                && AccessMarks.isForPersonsOnly(handler)
                && caller.getAuthorities().contains(IS_PROGRAM)) {
            throw new ForbiddenException(
                    ProblemCode.KEY_NOT_ALLOWED_HERE, "Only a person who has signed in may do this.");
        }
    }

    private static AuthorizationManager<Object> rule(HandlerMethod method) {
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
