package dev.kontor.identity.passkey;

import com.webauthn4j.util.exception.WebAuthnException;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.id.TypedId;
import java.util.Optional;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.stereotype.Component;

/// Determines a passkey's owner. Must not be called within a transaction: a challenge is used up in any case.
@Component
public class Passkeys {

    private final RelyingParty relyingParty;
    private final ChallengeRepository challenges;
    private final PasskeyRepository repository;

    Passkeys(RelyingParty relyingParty, ChallengeRepository challenges, PasskeyRepository repository) {
        this.relyingParty = relyingParty;
        this.challenges = challenges;
        this.repository = repository;
    }

    /// The options for the device of someone who wants to sign in.
    public PasskeyRequestOptions requestOptions() {
        var options = relyingParty.request(challenges.make(null));
        return new PasskeyRequestOptions(
                options.getChallenge().toBase64UrlString(),
                ChallengeRepository.LIFETIME.toMillis(),
                String.valueOf(options.getRpId()),
                "required");
    }

    /// The owner of the passkey, with user presence and user verification confirmed. Empty if it is not
    /// accepted. Whether that account belongs to the audience and may sign in is not checked here.
    public Optional<TypedId> holder(Audience audience, PasskeyAssertion assertion) {
        try {
            var challenge = ClientData.challenge(assertion.response().clientDataJSON());
            if (!challenges.spend(challenge, null)) {
                return Optional.empty();
            }
            var user = relyingParty
                    .operations()
                    .authenticate(new RelyingPartyAuthenticationRequest(
                            relyingParty.request(challenge), credential(assertion)));
            return Optional.ofNullable(user)
                    .map(found -> PasskeyUsers.account(found.getId()))
                    .map(id -> audience == Audience.STORE ? new CustomerId(id) : new StaffId(id));
        } catch (WebAuthnException | IllegalArgumentException | PasskeyRefused _) {
            return Optional.empty();
        }
    }

    public boolean hasAny(TypedId account) {
        return repository.count(account) > 0;
    }

    /// Removes all passkeys of the account, in the caller's transaction.
    ///
    /// @return whether there were any
    public boolean reset(TypedId account) {
        return repository.deleteAll(account);
    }

    private static PublicKeyCredential<AuthenticatorAssertionResponse> credential(PasskeyAssertion assertion) {
        var response = assertion.response();
        var signed = AuthenticatorAssertionResponse.builder()
                .clientDataJSON(Bytes.fromBase64(response.clientDataJSON()))
                .authenticatorData(Bytes.fromBase64(response.authenticatorData()))
                .signature(Bytes.fromBase64(response.signature()));
        if (response.userHandle() != null) {
            signed.userHandle(Bytes.fromBase64(response.userHandle()));
        }
        // Not chained: Spring Security's builder loses its type on the way.
        var credential = PublicKeyCredential.<AuthenticatorAssertionResponse>builder();
        credential.id(assertion.id());
        credential.rawId(Bytes.fromBase64(assertion.rawId()));
        credential.type(PublicKeyCredentialType.PUBLIC_KEY);
        credential.response(signed.build());
        return credential.build();
    }
}
