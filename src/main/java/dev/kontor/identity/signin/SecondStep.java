package dev.kontor.identity.signin;

import dev.kontor.identity.StaffId;
import dev.kontor.identity.factor.SecondFactors;
import dev.kontor.identity.passkey.Passkeys;
import dev.kontor.identity.session.Factor;
import dev.kontor.identity.session.SignIns;
import dev.kontor.identity.session.SignedIn;
import dev.kontor.identity.signin.MfaTicketRepository.Ticket;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimits;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnauthenticatedException;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvents;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The second factor of staff, after the password.
@Service
class SecondStep {

    private final MfaTicketRepository tickets;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final SignIns signIns;
    private final RateLimits limits;
    private final SecurityEvents security;
    private final TransactionTemplate transactions;

    SecondStep(
            MfaTicketRepository tickets,
            SecondFactors factors,
            Passkeys passkeys,
            SignIns signIns,
            RateLimits limits,
            SecurityEvents security,
            TransactionTemplate transactions) {
        this.tickets = tickets;
        this.factors = factors;
        this.passkeys = passkeys;
        this.signIns = signIns;
        this.limits = limits;
        this.security = security;
        this.transactions = transactions;
    }

    /// Opens a session of an account whose password was correct and that has no second factor. One that is being
    /// set up counts: the sign-in waits for it.
    ///
    /// @throws MfaRequired with a token that proves the correct password, for accounts with one
    SignedIn openByPassword(StaffId staff, long authzVersion) {
        var methods = new ArrayList<String>();
        Optional<SignedIn> signedIn = transactions.execute(_ -> {
            signIns.lockFactors(staff);
            methods.addAll(methods(staff));
            return methods.isEmpty()
                    ? Optional.of(signIns.open(Audience.ADMIN, staff, EnumSet.of(Factor.PASSWORD), authzVersion))
                    : Optional.empty();
        });
        return signedIn.orElseThrow(() -> {
            var token = Keyring.randomToken();
            var expiresAt = tickets.insert(Keyring.hash(token), new Ticket(staff, authzVersion));
            return MfaRequired.forSignIn(token, expiresAt, methods);
        });
    }

    /// Opens the session whose password was given before.
    ///
    /// @throws UnauthenticatedException `unauthenticated` if the token is used up or too old,
    ///     `invalid-credentials` if the code is wrong
    SignedIn complete(CompleteSignIn request) {
        var hash = Keyring.hash(request.mfaToken());
        var ticket = tickets.attempt(hash).orElseThrow(() -> {
            security.log(SecurityEvent.failure(SecurityEvent.Kind.AUTHENTICATION, Audience.ADMIN.claim())
                    .with("factor", "mfa-token"));
            return notLive();
        });
        var factor = prove(ticket.staff(), request.code(), request.recoveryCode());
        return transactions.execute(_ -> {
            if (!tickets.spend(hash)) {
                throw notLive();
            }
            return signIns.open(
                    Audience.ADMIN, ticket.staff(), EnumSet.of(Factor.PASSWORD, factor), ticket.authzVersion());
        });
    }

    /// The factors confirmed together with a correct password.
    ///
    /// @throws MfaRequired if the account has a second factor and there is no code
    /// @throws UnauthenticatedException `invalid-credentials` if the code is wrong
    Set<Factor> proveWithPassword(StaffId staff, @Nullable String code, @Nullable String recoveryCode) {
        var methods = methods(staff);
        if (methods.isEmpty()) {
            return EnumSet.of(Factor.PASSWORD);
        }
        if (code == null && recoveryCode == null) {
            throw MfaRequired.forStepUp(methods);
        }
        return EnumSet.of(Factor.PASSWORD, prove(staff, code, recoveryCode));
    }

    private List<String> methods(StaffId staff) {
        var methods = new ArrayList<String>();
        if (factors.hasTotp(staff)) {
            methods.add("totp");
            methods.add("recovery-code");
        }
        if (passkeys.hasAny(staff)) {
            methods.add("passkey");
        }
        return methods;
    }

    private Factor prove(StaffId staff, @Nullable String code, @Nullable String recoveryCode) {
        limits.require(LimitPolicy.CODE, staff.text());
        Optional<Factor> proven;
        if (code != null && recoveryCode == null) {
            proven = factors.proveByApp(staff, code);
        } else if (recoveryCode != null && code == null) {
            proven = factors.proveByRecovery(staff, recoveryCode);
        } else {
            throw BadRequestException.invalid(
                    List.of(FieldProblem.ofPointer("/code", "one-of", "Send either `code` or `recoveryCode`.")));
        }
        var event = proven.isPresent()
                ? SecurityEvent.success(SecurityEvent.Kind.AUTHENTICATION, staff.text())
                : SecurityEvent.failure(SecurityEvent.Kind.AUTHENTICATION, staff.text());
        security.log(event.by(staff.text()).with("factor", code == null ? "recovery-code" : "totp"));
        return proven.orElseThrow(() ->
                new UnauthenticatedException(ProblemCode.INVALID_CREDENTIALS, "The code is wrong or was used before."));
    }

    private static UnauthenticatedException notLive() {
        return new UnauthenticatedException(
                ProblemCode.UNAUTHENTICATED, "The MFA token is invalid or has expired. Sign in again.");
    }
}
