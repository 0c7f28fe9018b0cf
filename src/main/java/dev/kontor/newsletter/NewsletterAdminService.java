package dev.kontor.newsletter;

import dev.kontor.audit.AuditLog;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.TimeRange;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lists subscribers for staff and programs, and unsubscribes them on request.
@Service
@Transactional
class NewsletterAdminService implements NewsletterReader {

    private final SubscriberRepository subscribers;
    private final NewsletterService newsletter;
    private final AuditLog audit;
    private final Shop shop;

    NewsletterAdminService(SubscriberRepository subscribers, NewsletterService newsletter, AuditLog audit, Shop shop) {
        this.subscribers = subscribers;
        this.newsletter = newsletter;
        this.audit = audit;
        this.shop = shop;
    }

    @Transactional(readOnly = true)
    public Page<NewsletterSubscriber> list(SubscriberFilter filter, Listing listing) {
        return subscribers.list(filter, listing).map(this::details);
    }

    @Transactional(readOnly = true)
    public NewsletterSubscriber get(NewsletterSubscriberId id) {
        return details(find(id));
    }

    @Override
    @Transactional(readOnly = true)
    public List<NewsletterSubscriber> after(
            @Nullable NewsletterSubscriberId after, @Nullable TimeRange updatedAt, int most) {
        return subscribers.after(after, updatedAt, most).stream()
                .map(this::details)
                .toList();
    }

    /// Ends the subscription. Does nothing if there is none.
    public NewsletterSubscriber unsubscribe(NewsletterSubscriberId id) {
        var before = find(id);
        if (newsletter.end(before.addressKey(), UnsubscribedBy.STAFF)) {
            audit.record("newsletter.unsubscribed", id, null, new Ended(before.channel(), before.locale()));
        }
        return get(id);
    }

    private record Ended(String channel, String locale) {}

    private StoredSubscriber find(NewsletterSubscriberId id) {
        return subscribers.find(id).orElseThrow(() -> NotFoundException.of("newsletter-subscriber", id));
    }

    private NewsletterSubscriber details(StoredSubscriber subscriber) {
        return subscriber.details(shop.link(NewsletterHookController.PATH));
    }
}
