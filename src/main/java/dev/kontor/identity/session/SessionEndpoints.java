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

/// What both APIs offer about the sessions of the caller: the same words, each for its own audience.
abstract class SessionEndpoints {

    private final Audience audience;
    private final SessionService service;

    SessionEndpoints(Audience audience, SessionService service) {
        this.audience = audience;
        this.service = service;
    }

    /// Refresh the tokens.
    ///
    /// Spends the refresh token and answers with the next pair. Sent again within 30 seconds, the same token gets
    /// the same successor; later it is taken for stolen and the session ends.
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
    /// Ends the session of the access token; its refresh token is dead at once.
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
    /// Where one is signed in: the living sessions, the last used first, at most a hundred.
    @Operation(operationId = "listSessions")
    @GetMapping("/sessions")
    Page<SessionDetails> sessions(Authentication authentication) {
        var signedIn = SignedInAuthentication.of(authentication);
        return Page.whole(service.list(audience, signedIn.account(), signedIn.session()));
    }

    /// End one of my sessions.
    ///
    /// Signs out elsewhere, at once: the refresh token of that session is dead.
    @Operation(operationId = "endSession")
    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Authentication authentication, @PathVariable SessionId id) {
        service.end(SignedInAuthentication.of(authentication).account(), id);
    }
}
