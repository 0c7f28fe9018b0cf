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

/// What customers do with the mails about their account. Nobody learns here whether an address has one.
@Tag(name = "Auth", description = "Sign in, stay signed in, sign out.")
@RestController
@RequestMapping("/store/v1/auth")
@PublicEndpoint
class CustomerRecoveryController {

    private final MailRequests requests;
    private final PasswordReset reset;
    private final EmailService emails;

    CustomerRecoveryController(MailRequests requests, PasswordReset reset, EmailService emails) {
        this.requests = requests;
        this.reset = reset;
        this.emails = emails;
    }

    /// Verify an e-mail address.
    ///
    /// Uses up the token of the mail that a registration causes. From then on the customer can sign in; this does
    /// not do so.
    @Operation(operationId = "verifyEmail")
    @Problems({ProblemCode.LINK_EXPIRED, ProblemCode.QUOTA_EXCEEDED})
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.RESET)
    @PostMapping("/email/verify")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verify(@Valid @RequestBody UseMailToken request) {
        emails.verify(request.token());
    }

    /// Send the verification again.
    ///
    /// Sends a new token to an address that is not verified yet; the one before is dead then. The answer is the
    /// same for every address. An address gets at most three such mails an hour.
    @Operation(operationId = "resendVerification")
    @Problems(ProblemCode.QUOTA_EXCEEDED)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.MAIL)
    @PostMapping("/email/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void resend(@Valid @RequestBody RequestAccountMail request) {
        requests.request(MailRequest.Wish.VERIFY_EMAIL, Audience.STORE, request.email());
    }

    /// Confirm a new e-mail address.
    ///
    /// Uses up the token of the mail to the new address, which is the customer's from then on. The old address is
    /// told.
    @Operation(operationId = "confirmEmailChange")
    @Problems({ProblemCode.LINK_EXPIRED, ProblemCode.QUOTA_EXCEEDED})
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.RESET)
    @PostMapping("/email/confirm-change")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirmChange(@Valid @RequestBody UseMailToken request) {
        emails.confirmChange(request.token());
    }

    /// Ask for a new password.
    ///
    /// Sends a link to the address if it has an account. The answer is the same for every address. The token is
    /// good for 30 minutes; an address gets at most three such mails an hour.
    @Operation(operationId = "forgotPassword")
    @Problems(ProblemCode.QUOTA_EXCEEDED)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.MAIL)
    @PostMapping("/password/forgot")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void forgot(@Valid @RequestBody RequestAccountMail request) {
        requests.request(MailRequest.Wish.RESET_PASSWORD, Audience.STORE, request.email());
    }

    /// Set a new password by mail.
    ///
    /// Uses up the token of the mail and sets the password. All sessions end, and none is opened: sign in with the
    /// new password.
    @Operation(operationId = "resetPassword")
    @Problems({ProblemCode.LINK_EXPIRED, ProblemCode.OVERLOADED, ProblemCode.QUOTA_EXCEEDED})
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.RESET)
    @PostMapping("/password/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@Valid @RequestBody ResetPassword request) {
        reset.reset(Audience.STORE, request.token(), request.password());
    }
}
