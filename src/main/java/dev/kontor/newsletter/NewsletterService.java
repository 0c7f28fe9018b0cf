package dev.kontor.newsletter;

import dev.kontor.channel.Channel;
import dev.kontor.customer.ConsentEvidence;
import dev.kontor.customer.EmailConsents;
import dev.kontor.customer.OfferedConsent;
import dev.kontor.events.EventLog;
import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.ChannelChoice;
import dev.kontor.identity.EmailKey;
import dev.kontor.newsletter.SubscriberRepository.Confirmed;
import dev.kontor.newsletter.SubscriberRepository.Wanted;
import dev.kontor.shared.crypto.KeyedHash;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Subscribes and unsubscribes shoppers.
@Service
@Transactional
class NewsletterService {

    private final SubscriberRepository subscribers;
    private final NewsletterAddresses addresses;
    private final EmailConsents consents;
    private final ChannelChoice channels;
    private final AccountMails mails;
    private final EventLog events;
    private final NewsletterProperties properties;

    NewsletterService(
            SubscriberRepository subscribers,
            NewsletterAddresses addresses,
            EmailConsents consents,
            ChannelChoice channels,
            AccountMails mails,
            EventLog events,
            NewsletterProperties properties) {
        this.subscribers = subscribers;
        this.addresses = addresses;
        this.consents = consents;
        this.channels = channels;
        this.mails = mails;
        this.events = events;
        this.properties = properties;
    }

    /// The text that subscribers agree to.
    ///
    /// @throws NotFoundException if there is none: the shop offers no newsletter
    @Transactional(readOnly = true)
    public OfferedConsent offered(Locale language) {
        return consents.offered(properties.purpose(), language)
                .orElseThrow(() -> new NotFoundException(Message.of("not-found.newsletter")));
    }

    /// Mails the link that confirms the subscription, at most three of them an hour to an address. Neither
    /// the response nor the work depends on what the shop knows about the address.
    ///
    /// @param language of the request
    /// @param key publishable key, if any
    public void subscribe(Subscribe request, Locale language, @Nullable String key, ConsentEvidence evidence) {
        consents.requireOffered(properties.purpose(), request.textId());
        var channel = channels.require(request.channel(), key);
        var wanted = wanted(request, channel, language, evidence);
        var kind = AccountMailKind.NEWSLETTER_CONFIRMATION;
        mails.sendWithinQuota(kind, wanted.email(), () -> {
            var token = Keyring.randomToken();
            subscribers.insertPending(wanted, Keyring.hash(token), properties.confirmWithin());
            return AccountMail.withToken(kind, wanted.email(), wanted.locale(), token, properties.confirmWithin())
                    .in(channel.code());
        });
    }

    private Wanted wanted(Subscribe request, Channel channel, Locale language, ConsentEvidence evidence) {
        var email = request.email().strip();
        var locale = channel.nearest(request.locale() == null ? language : Locale.forLanguageTag(request.locale()))
                .orElse(channel.defaultLocale());
        return new Wanted(
                NewsletterSubscriberId.next(),
                email,
                EmailKey.of(email),
                addresses.key(email),
                locale.toLanguageTag(),
                channel.code(),
                null,
                request.textId(),
                evidence.ip(),
                evidence.userAgent());
    }

    /// Records the consent and subscribes the address.
    ///
    /// @throws RejectedException `link-expired` if the token is unknown, was used or has expired
    public void confirm(NewsletterToken token, ConsentEvidence evidence) {
        var confirmed = subscribers.confirm(Keyring.hash(token.token())).orElseThrow(NewsletterService::invalidLink);
        consents.give(
                confirmed.email(),
                properties.purpose(),
                confirmed.textId(),
                new ConsentEvidence(evidence.ip(), evidence.userAgent(), proof(confirmed)));
        if (!confirmed.wasSubscribed()) {
            events.append(new NewsletterSubscribed(
                    confirmed.id(), confirmed.email(), confirmed.locale(), confirmed.channel()));
        }
    }

    private static String proof(Confirmed confirmed) {
        return "Double opt-in: requested at %s%s, confirmed with the link of the mail."
                .formatted(
                        confirmed.requestedAt(), confirmed.requestIp() == null ? "" : " from " + confirmed.requestIp());
    }

    /// Ends the subscription of the address that got the token. Does nothing if there is none.
    ///
    /// @throws RejectedException `link-expired` if the token is malformed
    public void unsubscribe(NewsletterToken token) {
        var key = KeyedHash.parse(token.token()).orElseThrow(NewsletterService::invalidLink);
        end(key, UnsubscribedBy.LINK);
    }

    /// @return whether there was a subscription
    boolean end(byte[] addressKey, UnsubscribedBy by) {
        var ended = subscribers.unsubscribe(addressKey, by, properties.retainUnsubscribed());
        ended.ifPresent(subscriber -> {
            consents.withdraw(
                    subscriber.email(),
                    properties.purpose(),
                    new ConsentEvidence(null, null, "Unsubscribed: " + by + "."));
            events.append(new NewsletterUnsubscribed(subscriber.id(), subscriber.email(), by.name()));
        });
        return ended.isPresent();
    }

    private static RejectedException invalidLink() {
        return new RejectedException(ProblemCode.LINK_EXPIRED, Message.of("newsletter.link"));
    }
}
