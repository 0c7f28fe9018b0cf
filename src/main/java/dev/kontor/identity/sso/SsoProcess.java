package dev.kontor.identity.sso;

import dev.kontor.identity.session.FreshToken;
import dev.kontor.identity.session.SignedIn;
import dev.kontor.identity.session.SignedInAuthentication;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvents;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/// Signs in, links an account or steps up at an issuer: first the issuer, then the database.
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
        return exchange.start(audience, provider, null, false, request);
    }

    SignedIn finish(Audience audience, String provider, FinishSso answer) {
        var settings = issuers.settings(audience, provider);
        var identity = exchange.finish(audience, provider, null, false, answer);
        var signedIn = accounts.signIn(audience, provider, settings, identity, exchange.age(settings, identity));
        events.log(SecurityEvent.success(SecurityEvent.Kind.AUTHENTICATION, "sso:" + provider));
        return signedIn;
    }

    StartedSso startLink(Audience audience, TypedId account, String provider, HttpServletRequest request) {
        return exchange.start(audience, provider, account.value(), false, request);
    }

    SsoLinkDetails finishLink(Audience audience, TypedId account, String provider, FinishSso answer) {
        var identity = exchange.finish(audience, provider, account.value(), false, answer);
        return accounts.link(audience, account, provider, identity);
    }

    StartedSso startStepUp(Audience audience, TypedId account, String provider, HttpServletRequest request) {
        return exchange.start(audience, provider, account.value(), true, request);
    }

    FreshToken finishStepUp(Audience audience, SignedInAuthentication caller, String provider, FinishSso answer) {
        var settings = issuers.settings(audience, provider);
        var identity = exchange.finish(audience, provider, caller.account().value(), true, answer);
        if (!accounts.isLinked(audience, caller.account(), identity)) {
            throw exchange.refused(provider, Message.of("sso.not-linked"));
        }
        var fresh = accounts.prove(audience, caller.session(), exchange.age(settings, identity));
        events.log(SecurityEvent.success(SecurityEvent.Kind.AUTHENTICATION, "sso:" + provider)
                .with("step-up", "yes"));
        return fresh;
    }

    List<SsoLinkDetails> links(TypedId account) {
        return accounts.list(account);
    }

    void unlink(TypedId account, SsoLinkId id) {
        accounts.unlink(account, id);
    }
}
