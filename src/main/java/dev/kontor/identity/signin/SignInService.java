package dev.kontor.identity.signin;

import dev.kontor.identity.CustomerId;
import dev.kontor.identity.EmailKey;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.password.Passwords;
import dev.kontor.identity.session.Factor;
import dev.kontor.identity.session.SignIns;
import dev.kontor.identity.session.SignedIn;
import dev.kontor.identity.signin.CredentialRepository.Credentials;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.problem.UnauthenticatedException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Signs in with a password. It is checked while no database connection is held.
@Service
class SignInService {

    private static final Logger LOG = LoggerFactory.getLogger(SignInService.class);

    private final CredentialRepository credentials;
    private final Passwords passwords;
    private final SignIns signIns;
    private final SecondStep secondStep;
    private final Arrivals arrivals;

    SignInService(
            CredentialRepository credentials,
            Passwords passwords,
            SignIns signIns,
            SecondStep secondStep,
            Arrivals arrivals) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.signIns = signIns;
        this.secondStep = secondStep;
        this.arrivals = arrivals;
    }

    /// Signs in with a password. An unknown address, a wrong password and a disabled account are told in the
    /// same words after the same time.
    ///
    /// @throws UnauthenticatedException `invalid-credentials`; `mfa-required` if a second factor must follow
    SignedIn logIn(Audience audience, String email, String password) {
        return logIn(audience, email, password, null);
    }

    /// The same for somebody who has filled a cart as a guest.
    ///
    /// @param cartToken opens that cart, which comes along if it can
    /// @throws UnauthenticatedException `invalid-credentials`
    SignedIn logIn(Audience audience, String email, String password, @Nullable String cartToken) {
        var account = credentials.find(audience, EmailKey.of(email)).filter(Credentials::active);
        boolean matches = passwords.matches(
                password, account.map(Credentials::passwordHash).orElse(null));
        if (account.isEmpty() || !matches) {
            LOG.info("Sign-in refused at {}", audience.claim());
            throw SignIns.invalidCredentials();
        }
        upgradeHash(account.get(), password);
        var subject = account.get().account();
        if (subject instanceof StaffId staff) {
            secondStep.requireNone(staff, account.get().authzVersion());
        }
        var signedIn = signIns.open(
                audience, subject, Set.of(Factor.PASSWORD), account.get().authzVersion());
        if (cartToken != null && subject instanceof CustomerId customer) {
            arrivals.bring(customer, cartToken);
        }
        return signedIn;
    }

    private void upgradeHash(Credentials account, String password) {
        var before = account.passwordHash();
        if (before != null && passwords.isOutdated(before)) {
            credentials.upgradeHash(account.account(), before, passwords.hash(password));
        }
    }
}
