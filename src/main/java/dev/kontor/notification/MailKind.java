package dev.kontor.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The kinds of mails, each triggered by one event type.
enum MailKind {
    ORDER_PLACED("order.placed"),
    ORDER_PAID("order.paid"),
    ORDER_CANCELED("order.canceled"),
    ORDER_UNITS_CANCELED("order.units_canceled"),
    ORDER_LINK_REQUESTED("order.link_requested"),
    FULFILLMENT_SHIPPED("fulfillment.shipped"),
    FULFILLMENT_READY_FOR_PICKUP("fulfillment.ready_for_pickup");

    private final String eventType;

    MailKind(String eventType) {
        this.eventType = eventType;
    }

    static MailKind of(String eventType) {
        return Arrays.stream(values())
                .filter(kind -> kind.eventType.equals(eventType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mail for " + eventType));
    }

    static Set<String> eventTypes() {
        return Arrays.stream(values()).map(kind -> kind.eventType).collect(Collectors.toUnmodifiableSet());
    }

    /// The prefix of its message keys, and its name in the database.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
