package dev.kontor.identity.signin;

import dev.kontor.identity.CustomerId;
import dev.kontor.identity.CustomerSignedIn;
import dev.kontor.identity.EmailKey;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.password.LoginGuard;
import dev.kontor.identity.password.LoginThrottleKey;
import dev.kontor.identity.password.Passwords;
import dev.kontor.identity.password.Passwords.Place;
import dev.kontor.identity.session.Factor;
import dev.kontor.identity.session.SignIns;
import dev.kontor.identity.session.SignedIn;
import dev.kontor.identity.signin.CredentialRepository.Credentials;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.problem.UnauthenticatedException;
import dev.kontor.shared.security.Caller;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvents;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Signs in with a password, which is checked without holding a database connection.
@Service
class SignInService {

    private static final Logger LOG = LoggerFactory.getLogger(SignInService.class);

    private final CredentialRepository credentials;
    private final Passwords passwords;
    private final SignIns signIns;
    private final SecondStep secondStep;
    private final ObjectProvider<CustomerSignedIn> observers;
    private final LoginGuard guard;
    private final SecurityEvents security;

    SignInService(
            CredentialRepository credentials,
            Passwords passwords,
            SignIns signIns,
            SecondStep secondStep,
            ObjectProvider<CustomerSignedIn> observers,
            LoginGuard guard,
            SecurityEvents security) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.signIns = signIns;
        this.secondStep = secondStep;
        this.observers = observers;
        this.guard = guard;
        this.security = security;
    }

    /// Signs in with a password. An unknown address, a wrong password and a disabled account get the same
    /// response after the same time.
    ///
    /// @throws UnauthenticatedException `invalid-credentials`; `mfa-required` if a second factor must follow
    /// @throws dev.kontor.shared.problem.ThrottledException `login-throttled` after many wrong passwords
    SignedIn logIn(Audience audience, String email, String password) {
        return logIn(audience, email, password, null);
    }

    /// The same for a guest with a cart.
    ///
    /// @param cartToken of that cart, which is merged if possible
    /// @throws UnauthenticatedException `invalid-credentials`
    SignedIn logIn(Audience audience, String email, String password, @Nullable String cartToken) {
        var account = verified(audience, email, password);
        var subject = account.account();
        if (subject instanceof StaffId staff) {
            return secondStep.openByPassword(staff, account.authzVersion());
        }
        var signedIn = signIns.open(audience, subject, Set.of(Factor.PASSWORD), account.authzVersion());
        if (cartToken != null && subject instanceof CustomerId customer) {
            mergeCart(customer, cartToken);
        }
        return signedIn;
    }

    /// Failures do not affect the sign-in.
    private void mergeCart(CustomerId customer, String cartToken) {
        for (var observer : observers) {
            try {
                observer.bring(customer, cartToken);
            } catch (RuntimeException e) {
                LOG.warn("The guest's data was not merged for {}: {}", customer.text(), e.toString());
            }
        }
    }

    /// Database reads are limited to the number of concurrent password checks: a flood uses no further
    /// connections.
    private Credentials verified(Audience audience, String email, String password) {
        try (var place = passwords.enter()) {
            var source = Caller.current().source();
            var known = credentials.find(audience, EmailKey.of(email), source);
            var account = known.filter(Credentials::active);
            var door = account.map(Credentials::familiar).orElse(false)
                    ? LoginThrottleKey.familiar(audience, email, source)
                    : LoginThrottleKey.front(audience, email);
            boolean matches = guard.proves(
                    door, password, account.map(Credentials::passwordHash).orElse(null), place);
            if (account.isEmpty() || !matches) {
                security.log(SecurityEvent.failure(
                                SecurityEvent.Kind.AUTHENTICATION,
                                known.map(found -> found.account().text()).orElse(audience.claim()))
                        .with("factor", "password"));
                throw SignIns.invalidCredentials();
            }
            upgradeHash(account.get(), password, place);
            return account.get();
        }
    }

    private void upgradeHash(Credentials account, String password, Place place) {
        var before = account.passwordHash();
        if (before != null && passwords.isOutdated(before)) {
            credentials.upgradeHash(account.account(), before, place.hash(password));
        }
    }
}
