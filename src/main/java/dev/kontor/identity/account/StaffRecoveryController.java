package dev.kontor.identity.account;

import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Password recovery for staff. A second factor is still required.
@Tag(name = "Auth", description = "Sign in, stay signed in, sign out.")
@RestController
@RequestMapping("/admin/v1/auth/password")
@PublicEndpoint
class StaffRecoveryController {

    private final MailRequests requests;
    private final PasswordReset reset;

    StaffRecoveryController(MailRequests requests, PasswordReset reset) {
        this.requests = requests;
        this.reset = reset;
    }

    /// Request a password reset.
    ///
    /// Mails a link to the address if it has a staff account. The response is the same for every address. The
    /// token is valid for 30 minutes; an address gets at most three such mails per hour.
    @Operation(operationId = "staffForgotPassword")
    @Problems(ProblemCode.QUOTA_EXCEEDED)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.MAIL)
    @PostMapping("/forgot")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void forgot(@Valid @RequestBody RequestAccountMail request) {
        requests.request(MailRequest.Wish.RESET_PASSWORD, Audience.ADMIN, request.email());
    }

    /// Reset a password.
    ///
    /// Redeems the token of the mail and sets the password. All sessions end and none is opened: sign in with
    /// the new password and the second factor.
    @Operation(operationId = "staffResetPassword")
    @Problems({ProblemCode.LINK_EXPIRED, ProblemCode.OVERLOADED, ProblemCode.QUOTA_EXCEEDED})
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.RESET)
    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@Valid @RequestBody ResetPassword request) {
        reset.reset(Audience.ADMIN, request.token(), request.password());
    }
}
