package dev.kontor.newsletter;

import dev.kontor.channel.Channel;
import dev.kontor.customer.CustomerMerges;
import dev.kontor.customer.EmailConsents;
import dev.kontor.events.EventLog;
import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.EmailKey;
import dev.kontor.newsletter.SubscriberRepository.Wanted;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Subscribes customers who agree in their account, and unsubscribes those who withdraw. Compares with what
/// the customer has agreed to now, so repeated and late events change nothing.
@Service
@Transactional
class NewsletterConsents {

    private final SubscriberRepository subscribers;
    private final NewsletterAddresses addresses;
    private final NewsletterService newsletter;
    private final EmailConsents consents;
    private final CustomerAccounts accounts;
    private final CustomerMerges merges;
    private final EventLog events;
    private final NewsletterProperties properties;

    NewsletterConsents(
            SubscriberRepository subscribers,
            NewsletterAddresses addresses,
            NewsletterService newsletter,
            EmailConsents consents,
            CustomerAccounts accounts,
            CustomerMerges merges,
            EventLog events,
            NewsletterProperties properties) {
        this.subscribers = subscribers;
        this.addresses = addresses;
        this.newsletter = newsletter;
        this.consents = consents;
        this.accounts = accounts;
        this.merges = merges;
        this.events = events;
        this.properties = properties;
    }

    /// @param locale of the text that the customer agreed to
    public void follow(CustomerId customer, String locale) {
        var account = accounts.find(List.of(customer)).get(customer);
        if (account == null) {
            return;
        }
        if (!consents.isGiven(customer, properties.purpose())) {
            subscribers.of(customer).forEach(found -> newsletter.end(found.addressKey(), UnsubscribedBy.ACCOUNT));
            newsletter.end(addresses.key(account.email()), UnsubscribedBy.ACCOUNT);
        } else if (account.active() && account.verified() && account.owned()) {
            subscribe(account, locale, Channel.DEFAULT);
        }
    }

    /// The subscription follows the confirmed address of the account. Those of merged accounts remain.
    public void addressChanged(CustomerId customer) {
        var account = accounts.find(List.of(customer)).get(customer);
        var former = subscribers.of(customer).stream()
                .filter(found -> !isOfMerged(found, customer))
                .findFirst()
                .orElse(null);
        if (account == null
                || former == null
                || !account.owned()
                || Arrays.equals(former.addressKey(), addresses.key(account.email()))) {
            return;
        }
        subscribers
                .unsubscribe(former.addressKey(), UnsubscribedBy.ACCOUNT, properties.retainUnsubscribed())
                .ifPresent(ended -> events.append(
                        new NewsletterUnsubscribed(ended.id(), ended.email(), UnsubscribedBy.ACCOUNT.name())));
        subscribe(account, former.locale(), former.channel());
    }

    /// Whether it is the subscription of an account that was merged into the customer.
    private boolean isOfMerged(StoredSubscriber subscriber, CustomerId customer) {
        return Optional.ofNullable(subscriber.email())
                .flatMap(accounts::findByEmail)
                .filter(account ->
                        customer.equals(merges.targets(List.of(account.id())).get(account.id())))
                .isPresent();
    }

    private void subscribe(CustomerAccount account, String locale, String channel) {
        var key = addresses.key(account.email());
        var wanted = new Wanted(
                NewsletterSubscriberId.next(),
                account.email(),
                EmailKey.of(account.email()),
                key,
                locale,
                channel,
                account.id(),
                null,
                null,
                null);
        subscribers
                .subscribe(wanted)
                .ifPresentOrElse(
                        added -> events.append(
                                new NewsletterSubscribed(added.id(), added.email(), added.locale(), added.channel())),
                        () -> subscribers.assign(key, account.id()));
    }
}
