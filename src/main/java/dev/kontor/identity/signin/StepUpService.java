package dev.kontor.identity.signin;

import dev.kontor.identity.StaffId;
import dev.kontor.identity.passkey.PasskeyAssertion;
import dev.kontor.identity.password.LoginGuard;
import dev.kontor.identity.password.LoginThrottleKey;
import dev.kontor.identity.session.Factor;
import dev.kontor.identity.session.FreshToken;
import dev.kontor.identity.session.SignIns;
import dev.kontor.identity.session.SignedInAuthentication;
import dev.kontor.identity.signin.CredentialRepository.Credentials;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimits;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.UnauthenticatedException;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvent.Kind;
import dev.kontor.shared.security.SecurityEvents;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Confirms factors again in an active session, for operations that require a recent one.
@Service
class StepUpService {

    private final CredentialRepository credentials;
    private final LoginGuard guard;
    private final SecondStep secondStep;
    private final PasskeySignInService passkeys;
    private final RateLimits limits;
    private final SignIns signIns;
    private final SecurityEvents security;

    StepUpService(
            CredentialRepository credentials,
            LoginGuard guard,
            SecondStep secondStep,
            PasskeySignInService passkeys,
            RateLimits limits,
            SignIns signIns,
            SecurityEvents security) {
        this.credentials = credentials;
        this.guard = guard;
        this.secondStep = secondStep;
        this.passkeys = passkeys;
        this.limits = limits;
        this.signIns = signIns;
        this.security = security;
    }

    /// Confirms either the password or a passkey of a customer.
    ///
    /// @throws UnauthenticatedException `invalid-credentials`
    FreshToken customer(SignedInAuthentication caller, StepUp request) {
        requireOne(request.password(), request.passkey());
        if (request.passkey() != null) {
            return passkey(Audience.STORE, caller, request.passkey());
        }
        requirePassword(Audience.STORE, caller.account(), request.password());
        return signIns.prove(Audience.STORE, caller.session(), Set.of(Factor.PASSWORD));
    }

    /// Confirms either password and second factor, or a passkey, of a staff member.
    ///
    /// @throws UnauthenticatedException `invalid-credentials`; `mfa-required` if the second factor is missing
    FreshToken staff(SignedInAuthentication caller, StaffId staff, StepUpStaff request) {
        requireOne(request.password(), request.passkey());
        if (request.passkey() != null) {
            return passkey(Audience.ADMIN, caller, request.passkey());
        }
        requirePassword(Audience.ADMIN, staff, request.password());
        var factors = secondStep.proveWithPassword(staff, request.code(), request.recoveryCode());
        return signIns.prove(Audience.ADMIN, caller.session(), factors);
    }

    private FreshToken passkey(Audience audience, SignedInAuthentication caller, PasskeyAssertion assertion) {
        passkeys.require(audience, caller.account(), assertion);
        return signIns.prove(audience, caller.session(), Set.of(Factor.PASSKEY));
    }

    private void requirePassword(Audience audience, TypedId id, @Nullable String password) {
        limits.require(LimitPolicy.CODE, "step-up/" + id.text());
        var account = credentials.find(id).filter(Credentials::active);
        if (account.isEmpty()
                || password == null
                || !guard.proves(
                        LoginThrottleKey.session(audience, account.get().email()),
                        password,
                        account.get().passwordHash())) {
            security.log(SecurityEvent.failure(Kind.AUTHENTICATION, id.text()).with("factor", "password"));
            throw SignIns.invalidCredentials();
        }
    }

    private static void requireOne(@Nullable String password, @Nullable PasskeyAssertion passkey) {
        if ((password == null) == (passkey == null)) {
            throw BadRequestException.invalid(
                    List.of(FieldProblem.ofPointer("/password", "one-of", Message.of("auth.password-or-passkey"))));
        }
    }
}
