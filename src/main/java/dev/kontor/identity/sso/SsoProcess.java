package dev.kontor.identity.sso;

import dev.kontor.identity.session.SignedIn;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvents;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/// Signs in at an issuer, or links an account with one: first the issuer, then the database.
@Component
class SsoProcess {

    private final Issuers issuers;
    private final SsoExchange exchange;
    private final SsoAccountService accounts;
    private final SecurityEvents events;

    SsoProcess(Issuers issuers, SsoExchange exchange, SsoAccountService accounts, SecurityEvents events) {
        this.issuers = issuers;
        this.exchange = exchange;
        this.accounts = accounts;
        this.events = events;
    }

    List<SsoProviderDetails> providers(Audience audience) {
        return issuers.list(audience);
    }

    StartedSso start(Audience audience, String provider, HttpServletRequest request) {
        return exchange.start(audience, provider, null, request);
    }

    SignedIn finish(Audience audience, String provider, FinishSso answer) {
        var settings = issuers.settings(audience, provider);
        var vouched = exchange.finish(audience, provider, null, answer);
        var signedIn = accounts.signIn(audience, provider, settings, vouched);
        events.log(SecurityEvent.success(SecurityEvent.Kind.AUTHENTICATION, "sso:" + provider));
        return signedIn;
    }

    StartedSso startLink(Audience audience, TypedId account, String provider, HttpServletRequest request) {
        return exchange.start(audience, provider, account.value(), request);
    }

    SsoLinkDetails finishLink(Audience audience, TypedId account, String provider, FinishSso answer) {
        var vouched = exchange.finish(audience, provider, account.value(), answer);
        return accounts.link(audience, account, provider, vouched);
    }

    List<SsoLinkDetails> links(TypedId account) {
        return accounts.list(account);
    }

    void unlink(TypedId account, SsoLinkId id) {
        accounts.unlink(account, id);
    }
}
