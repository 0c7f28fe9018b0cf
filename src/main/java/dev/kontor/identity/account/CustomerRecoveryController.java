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

/// Redeems mails about customers' accounts. Responses do not reveal whether an address has an account.
@Tag(name = "Auth", description = "Sign in, stay signed in, sign out.")
@RestController
@RequestMapping("/store/v1/auth")
@PublicEndpoint
class CustomerRecoveryController {

    private final MailRequests requests;
    private final PasswordReset reset;
    private final EmailVerification verification;
    private final EmailService emails;

    CustomerRecoveryController(
            MailRequests requests, PasswordReset reset, EmailVerification verification, EmailService emails) {
        this.requests = requests;
        this.reset = reset;
        this.verification = verification;
        this.emails = emails;
    }

    /// Verify an e-mail address.
    ///
    /// Redeems the token of the registration mail with the password of the registration. From then on the customer
    /// can sign in; this operation does not sign in. A person who did not choose the password sets one with
    /// `POST /store/v1/auth/password/forgot`, which verifies the address too.
    @Operation(operationId = "verifyEmail")
    @Problems({
        ProblemCode.LINK_EXPIRED,
        ProblemCode.INVALID_CREDENTIALS,
        ProblemCode.QUOTA_EXCEEDED,
        ProblemCode.OVERLOADED
    })
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.RESET)
    @PostMapping("/email/verify")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verify(@Valid @RequestBody VerifyEmail request) {
        verification.verify(request.token(), request.password());
    }

    /// Resend the verification mail.
    ///
    /// Sends a new token to an address that is not verified yet and invalidates the previous one. The response
    /// is the same for every address. An address gets at most three such mails per hour.
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
    /// Redeems the token mailed to the new address, which then becomes the customer's. The old address is
    /// notified.
    @Operation(operationId = "confirmEmailChange")
    @Problems({ProblemCode.LINK_EXPIRED, ProblemCode.QUOTA_EXCEEDED})
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.RESET)
    @PostMapping("/email/confirm-change")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirmChange(@Valid @RequestBody UseMailToken request) {
        emails.confirmChange(request.token());
    }

    /// Request a password reset.
    ///
    /// Mails a link to the address if it has an account. The response is the same for every address. The token
    /// is valid for 30 minutes; an address gets at most three such mails per hour.
    @Operation(operationId = "forgotPassword")
    @Problems(ProblemCode.QUOTA_EXCEEDED)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.MAIL)
    @PostMapping("/password/forgot")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void forgot(@Valid @RequestBody RequestAccountMail request) {
        requests.request(MailRequest.Wish.RESET_PASSWORD, Audience.STORE, request.email());
    }

    /// Reset a password.
    ///
    /// Redeems the token of the mail and sets the password. All sessions end and none is opened: sign in with
    /// the new password.
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
