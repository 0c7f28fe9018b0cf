package dev.kontor.identity.signin;

import dev.kontor.identity.EmailKey;
import dev.kontor.identity.password.Passwords;
import dev.kontor.identity.session.Factor;
import dev.kontor.identity.session.FreshToken;
import dev.kontor.identity.session.SignIns;
import dev.kontor.identity.session.SignedIn;
import dev.kontor.identity.session.SignedInAuthentication;
import dev.kontor.identity.signin.CredentialRepository.Credentials;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.problem.UnauthenticatedException;
import java.util.Set;
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

    SignInService(CredentialRepository credentials, Passwords passwords, SignIns signIns) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.signIns = signIns;
    }

    /// Signs in with a password. An unknown address, a wrong password and a disabled account are told in the
    /// same words after the same time.
    ///
    /// @throws UnauthenticatedException `invalid-credentials`
    SignedIn logIn(Audience audience, String email, String password) {
        var account = credentials.find(audience, EmailKey.of(email)).filter(Credentials::active);
        boolean matches = passwords.matches(
                password, account.map(Credentials::passwordHash).orElse(null));
        if (account.isEmpty() || !matches) {
            LOG.info("Sign-in refused at {}", audience.claim());
            throw SignIns.invalidCredentials();
        }
        upgradeHash(account.get(), password);
        return signIns.open(
                audience,
                account.get().account(),
                Set.of(Factor.PASSWORD),
                account.get().authzVersion());
    }

    /// Proves the password again in a session that is open.
    ///
    /// @throws UnauthenticatedException `invalid-credentials`
    FreshToken stepUp(Audience audience, SignedInAuthentication caller, String password) {
        var account = credentials.find(caller.account()).filter(Credentials::active);
        boolean matches = passwords.matches(
                password, account.map(Credentials::passwordHash).orElse(null));
        if (account.isEmpty() || !matches) {
            LOG.info("Step-up refused at {}", audience.claim());
            throw SignIns.invalidCredentials();
        }
        return signIns.prove(audience, caller.session(), Set.of(Factor.PASSWORD));
    }

    private void upgradeHash(Credentials account, String password) {
        var before = account.passwordHash();
        if (before != null && passwords.isOutdated(before)) {
            credentials.upgradeHash(account.account(), before, passwords.hash(password));
        }
    }
}
