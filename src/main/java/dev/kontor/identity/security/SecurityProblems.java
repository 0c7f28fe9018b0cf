package dev.kontor.identity.security;

import dev.kontor.identity.apikey.KeyRefusedException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.security.SecurityEvents;
import dev.kontor.shared.web.problem.ProblemDocuments;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/// Writes denials of the security chains as problem documents.
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private final ProblemDocuments problems;
    private final SecurityEvents security;

    SecurityProblems(ProblemDocuments problems, SecurityEvents security) {
        this.problems = problems;
        this.security = security;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        switch (refusal) {
            case SignInUnavailableException unavailable -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                problems.write(problems.ofDatabase(unavailable.getCause(), request), request, response);
            }
            case KeyRefusedException refused
            when refused.code() == ProblemCode.KEY_NOT_ALLOWED_HERE -> {
                security.denied(request, refused.code().code(), Map.of());
                write(refused.code(), refused.detail(), request, response);
            }
            case KeyRefusedException refused ->
                challenge(refused.code(), refused.detail(), "Bearer error=\"invalid_token\"", request, response);
            case CredentialsExpiredException _ ->
                challenge(
                        ProblemCode.TOKEN_EXPIRED,
                        Message.of("auth.token-expired"),
                        "Bearer error=\"invalid_token\", error_description=\"The access token has expired\"",
                        request,
                        response);
            case OAuth2AuthenticationException _ ->
                challenge(
                        ProblemCode.UNAUTHENTICATED,
                        Message.of("auth.token-invalid"),
                        "Bearer error=\"invalid_token\"",
                        request,
                        response);
            default -> challenge(ProblemCode.UNAUTHENTICATED, Message.of("auth.required"), "Bearer", request, response);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        var missing = missing(refusal);
        var detail = missing.map(permission -> Message.of("auth.permission", "permission", permission))
                .orElse(Message.of("auth.forbidden"));
        Map<String, Object> details = missing.<Map<String, Object>>map(permission -> Map.of("permission", permission))
                .orElse(Map.of());
        security.denied(request, ProblemCode.MISSING_PERMISSION.code(), details);
        problems.write(
                problems.of(ProblemCode.MISSING_PERMISSION, detail, details, List.of(), request), request, response);
    }

    /// Resources that do not exist for others: a path without a handler, or management operations.
    void hide(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().startsWith("/actuator")) {
            security.denied(request, ProblemCode.NOT_FOUND.code(), Map.of());
        }
        problems.write(problems.ofUnknownEndpoint(request), request, response);
    }

    /// A request that Spring Security's firewall rejects: path tricks, or an unknown method.
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException refusal)
            throws IOException {
        boolean known = List.of(HttpMethod.values()).contains(HttpMethod.valueOf(request.getMethod()));
        if (known && !request.getMethod().equals("TRACE")) {
            write(ProblemCode.BAD_REQUEST, Message.of("request.firewall"), request, response);
        } else {
            write(ProblemCode.METHOD_NOT_ALLOWED, Message.of("request.unknown-method"), request, response);
        }
    }

    private static Optional<String> missing(AccessDeniedException refusal) {
        if (refusal instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision) {
            return decision.getAuthorities().stream()
                    .map(GrantedAuthority::getAuthority)
                    .filter(authority -> authority != null && authority.indexOf(':') > 0)
                    .findFirst();
        }
        return Optional.empty();
    }

    private void challenge(
            ProblemCode code,
            Message detail,
            String challenge,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        security.denied(request, code.code(), Map.of());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
        write(code, detail, request, response);
    }

    private void write(ProblemCode code, Message detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(problems.of(code, detail, request), request, response);
    }
}
