package dev.kontor.exchange.exports;

import dev.kontor.newsletter.NewsletterReader;
import dev.kontor.newsletter.NewsletterSubscriber;
import dev.kontor.newsletter.NewsletterSubscriberId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Exports the subscribers and former subscribers of the newsletter, for newsletter tools.
@Component
class NewsletterSource implements ExportSource {

    private static final List<String> COLUMNS = List.of(
            "id",
            "email",
            "status",
            "locale",
            "channel",
            "customerId",
            "subscribedAt",
            "unsubscribedAt",
            "updatedAt",
            "unsubscribeToken",
            "oneClickUrl");

    private final NewsletterReader subscribers;

    NewsletterSource(NewsletterReader subscribers) {
        this.subscribers = subscribers;
    }

    @Override
    public ExportType type() {
        return ExportType.NEWSLETTER_SUBSCRIBERS;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<Entry> after(@Nullable String last, ExportFilter filter, int most) {
        var after = last == null ? null : new NewsletterSubscriberId(UUID.fromString(last));
        return subscribers.after(after, filter.updatedAt(), most).stream()
                .map(subscriber -> Entry.of(subscriber.id().value().toString(), COLUMNS, row(subscriber)))
                .toList();
    }

    private static Map<String, String> row(NewsletterSubscriber subscriber) {
        var row = new HashMap<String, String>();
        row.put("id", subscriber.id().text());
        row.put("email", subscriber.email() == null ? "" : subscriber.email());
        row.put("status", subscriber.status().name());
        row.put("locale", subscriber.locale());
        row.put("channel", subscriber.channel());
        row.put(
                "customerId",
                subscriber.customerId() == null ? "" : subscriber.customerId().text());
        row.put("subscribedAt", time(subscriber.subscribedAt()));
        row.put("unsubscribedAt", time(subscriber.unsubscribedAt()));
        row.put("updatedAt", subscriber.updatedAt().toString());
        row.put("unsubscribeToken", subscriber.unsubscribeToken());
        row.put("oneClickUrl", subscriber.oneClickUrl());
        return row;
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : time.toString();
    }
}
