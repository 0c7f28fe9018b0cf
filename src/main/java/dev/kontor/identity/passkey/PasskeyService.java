package dev.kontor.identity.passkey;

import com.webauthn4j.util.exception.WebAuthnException;
import dev.kontor.identity.PasskeyId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.factor.FactorNotices;
import dev.kontor.identity.factor.SecondFactors;
import dev.kontor.identity.session.EndReason;
import dev.kontor.identity.session.Factor;
import dev.kontor.identity.session.Sessions;
import dev.kontor.identity.session.SignIns;
import dev.kontor.identity.session.SignedInAuthentication;
import dev.kontor.identity.session.StaffMfaPolicy;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import java.util.Set;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Adds and removes the caller's passkeys.
@Service
@Transactional
class PasskeyService {

    private static final int MAX_PASSKEYS = 20;

    private final RelyingParty relyingParty;
    private final ChallengeRepository challenges;
    private final PasskeyRepository repository;
    private final SecondFactors factors;
    private final FactorNotices notices;
    private final SignIns signIns;
    private final Sessions sessions;
    private final StaffMfaPolicy policy;

    PasskeyService(
            RelyingParty relyingParty,
            ChallengeRepository challenges,
            PasskeyRepository repository,
            SecondFactors factors,
            FactorNotices notices,
            SignIns signIns,
            Sessions sessions,
            StaffMfaPolicy policy) {
        this.relyingParty = relyingParty;
        this.challenges = challenges;
        this.repository = repository;
        this.factors = factors;
        this.notices = notices;
        this.signIns = signIns;
        this.sessions = sessions;
        this.policy = policy;
    }

    @Transactional(readOnly = true)
    public List<PasskeyDetails> list(TypedId account) {
        return repository.list(account);
    }

    public PasskeyCreationOptions creationOptions(TypedId account) {
        if (repository.count(account) >= MAX_PASSKEYS) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION, Message.of("auth.too-many-passkeys", "most", MAX_PASSKEYS));
        }
        var known = repository.findByUserId(PasskeyUsers.handle(account.value())).stream()
                .map(passkey -> new PasskeyCreationOptions.KnownPasskey(
                        "public-key", passkey.getCredentialId().toBase64UrlString()))
                .toList();
        return PasskeyCreationOptions.of(relyingParty.creation(account, challenges.make(account)), known);
    }

    /// Stores the passkey; using it counts as a confirmation in the session. The first second factor of a staff member
    /// ends all other sessions.
    public PasskeyDetails register(Audience audience, SignedInAuthentication caller, RegisterPasskey request) {
        var account = caller.account();
        signIns.lock(account);
        try {
            var challenge = ClientData.challenge(request.credential().response().clientDataJSON());
            if (!challenges.spend(challenge, account)) {
                throw refused();
            }
            relyingParty
                    .operations()
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            relyingParty.creation(account, challenge),
                            new RelyingPartyPublicKey(
                                    credential(request.credential()),
                                    request.name().strip())));
        } catch (WebAuthnException | IllegalArgumentException | PasskeyRefused _) {
            throw refused();
        }
        signIns.prove(audience, caller.session(), Set.of(Factor.PASSKEY));
        if (account instanceof StaffId staff && repository.count(staff) == 1 && !factors.hasTotp(staff)) {
            // Others may have signed in with the password alone, which is no longer enough.
            sessions.endOthers(staff, caller.session(), EndReason.FACTORS);
        }
        record("passkey_added", account);
        return repository.list(account).getLast();
    }

    public void remove(TypedId account, PasskeyId id) {
        // Of two concurrent removals, the second sees the first.
        signIns.lock(account);
        if (!repository.delete(account, id)) {
            throw NotFoundException.of("passkey", id);
        }
        if (account instanceof StaffId staff
                && policy.isRequired()
                && repository.count(staff) == 0
                && !factors.hasTotp(staff)) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "Staff of this shop need a second factor. Set up another one first.");
        }
        record("passkey_removed", account);
    }

    private void record(String action, TypedId account) {
        if (account instanceof StaffId staff) {
            notices.changed("staff." + action, staff, staff.text());
        } else {
            notices.noted("customer." + action, account);
        }
    }

    private static PublicKeyCredential<AuthenticatorAttestationResponse> credential(
            RegisterPasskey.NewCredential credential) {
        var response = credential.response();
        var transports = response.transports() == null ? List.<String>of() : response.transports();
        // Not chained: Spring Security's builder loses its type on the way.
        var result = PublicKeyCredential.<AuthenticatorAttestationResponse>builder();
        result.id(credential.id());
        result.rawId(Bytes.fromBase64(credential.rawId()));
        result.type(PublicKeyCredentialType.PUBLIC_KEY);
        result.response(AuthenticatorAttestationResponse.builder()
                .clientDataJSON(Bytes.fromBase64(response.clientDataJSON()))
                .attestationObject(Bytes.fromBase64(response.attestationObject()))
                .transports(
                        transports.stream().map(AuthenticatorTransport::valueOf).toList())
                .build());
        return result.build();
    }

    private static BadRequestException refused() {
        return BadRequestException.invalid(
                List.of(FieldProblem.ofPointer("/credential", "not-accepted", Message.of("auth.passkey-response"))));
    }
}
