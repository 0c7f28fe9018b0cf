package dev.kontor.identity.signin;

import dev.kontor.identity.passkey.PasskeyAssertion;
import dev.kontor.identity.passkey.PasskeyRequestOptions;
import dev.kontor.identity.passkey.Passkeys;
import dev.kontor.identity.session.Factor;
import dev.kontor.identity.session.SignIns;
import dev.kontor.identity.session.SignedIn;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnauthenticatedException;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvents;
import java.util.Set;
import org.springframework.stereotype.Service;

/// Signs in with a passkey.
@Service
class PasskeySignInService {

    private final Passkeys passkeys;
    private final SignIns signIns;
    private final SecurityEvents security;

    PasskeySignInService(Passkeys passkeys, SignIns signIns, SecurityEvents security) {
        this.passkeys = passkeys;
        this.signIns = signIns;
        this.security = security;
    }

    PasskeyRequestOptions requestOptions() {
        return passkeys.requestOptions();
    }

    /// @throws UnauthenticatedException `invalid-credentials`
    SignedIn signIn(Audience audience, PasskeyAssertion assertion) {
        var account = holder(audience, assertion);
        return signIns.open(audience, account, Set.of(Factor.PASSKEY));
    }

    /// Accepts a passkey of the account.
    ///
    /// @throws UnauthenticatedException `invalid-credentials`
    void require(Audience audience, TypedId account, PasskeyAssertion assertion) {
        if (!holder(audience, assertion).equals(account)) {
            throw refused();
        }
    }

    private TypedId holder(Audience audience, PasskeyAssertion assertion) {
        return passkeys.holder(audience, assertion).orElseThrow(() -> {
            security.log(SecurityEvent.failure(SecurityEvent.Kind.AUTHENTICATION, audience.claim())
                    .with("factor", "passkey"));
            return refused();
        });
    }

    private static UnauthenticatedException refused() {
        return new UnauthenticatedException(ProblemCode.INVALID_CREDENTIALS, Message.of("auth.passkey-refused"));
    }
}
