package dev.kontor.identity.passkey;

import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.shop.ShopSettings;
import java.util.List;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/// The shop as authenticators know it, and its requirements: a discoverable key, and user verification each
/// time. Only the challenge varies, so nothing else is stored.
@Component
class RelyingParty {

    private static final List<PublicKeyCredentialParameters> KINDS = List.of(
            PublicKeyCredentialParameters.EdDSA,
            PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.RS256);

    private final String id;
    private final SettingsGroup<ShopSettings> settings;
    private final PasskeyUsers users;
    private final WebAuthnRelyingPartyOperations operations;

    RelyingParty(
            Shop shop,
            SettingsGroup<ShopSettings> settings,
            PasskeyProperties properties,
            PasskeyUsers users,
            PasskeyRepository passkeys) {
        this.id = properties.relyingParty(shop);
        this.settings = settings;
        this.users = users;
        this.operations =
                new Webauthn4JRelyingPartyOperations(users, passkeys, entity(), properties.allowedOrigins(shop));
    }

    private PublicKeyCredentialRpEntity entity() {
        return PublicKeyCredentialRpEntity.builder()
                .id(id)
                .name(settings.get().name())
                .build();
    }

    WebAuthnRelyingPartyOperations operations() {
        return operations;
    }

    PublicKeyCredentialCreationOptions creation(TypedId account, Bytes challenge) {
        var user = users.findById(PasskeyUsers.handle(account.value()));
        if (user == null) {
            throw new PasskeyRefused();
        }
        return PublicKeyCredentialCreationOptions.builder()
                .rp(entity())
                .user(user)
                .challenge(challenge)
                .pubKeyCredParams(KINDS)
                .timeout(ChallengeRepository.LIFETIME)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .build();
    }

    PublicKeyCredentialRequestOptions request(Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .rpId(id)
                .challenge(challenge)
                .timeout(ChallengeRepository.LIFETIME)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
    }
}
