package dev.kontor.identity.session;

import dev.kontor.identity.SessionId;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.AllowedWhileEnrolling;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/// The session operations of both APIs for the caller, with the same texts for each audience.
abstract class SessionEndpoints {

    private final Audience audience;
    private final SessionService service;

    SessionEndpoints(Audience audience, SessionService service) {
        this.audience = audience;
        this.service = service;
    }

    /// Refresh the tokens.
    ///
    /// Uses up the refresh token and returns the next pair. Within 30 seconds, the same token gets the same
    /// successor; later it counts as stolen and the session ends.
    @Operation(operationId = "refreshSession")
    @Problems(ProblemCode.UNAUTHENTICATED)
    @Idempotency(Idempotency.Mode.NONE)
    @PublicEndpoint
    @PostMapping("/refresh")
    SignedIn refresh(@Valid @RequestBody RefreshSession request) {
        return service.refresh(audience, request.refreshToken());
    }

    /// Sign out.
    ///
    /// Ends the session of the access token; its refresh token becomes invalid immediately.
    @Operation(operationId = "logOut")
    @Idempotency(Idempotency.Mode.NONE)
    @AllowedWhileEnrolling
    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(Authentication authentication) {
        service.logOut(SignedInAuthentication.of(authentication).session());
    }

    /// List my sessions.
    ///
    /// Returns the caller's active sessions, most recently used first, at most a hundred.
    @Operation(operationId = "listSessions")
    @GetMapping("/sessions")
    Page<SessionDetails> sessions(Authentication authentication) {
        var signedIn = SignedInAuthentication.of(authentication);
        return Page.whole(service.list(audience, signedIn.account(), signedIn.session()));
    }

    /// End one of my sessions.
    ///
    /// Signs out another device immediately: the refresh token of that session becomes invalid.
    @Operation(operationId = "endSession")
    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Authentication authentication, @PathVariable SessionId id) {
        service.end(SignedInAuthentication.of(authentication).account(), id);
    }
}
