package dev.kontor.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The kinds of mails. Most of those about orders are each triggered by one event type of the order, and
/// those about parcels by one status of the carrier. Those about accounts have the names of their purposes
/// in `identity`.
///
/// After a rollback the database can contain mails of a kind that only the later version knows. Queries leave them
/// out.
public enum MailKind {
    ORDER_PLACED("order.placed"),
    ORDER_PAID("order.paid"),
    ORDER_CANCELED("order.canceled"),
    ORDER_UNITS_CANCELED("order.units_canceled"),
    ORDER_EDITED("order.edited"),
    ORDER_LINK_REQUESTED("order.link_requested"),
    ORDER_PAYMENT_REQUESTED("order.payment_requested"),
    ORDER_PAYMENT_REMINDER("order.payment_reminded"),
    INVOICE_REMINDER("order.invoice_reminded"),
    RETURN_REQUESTED("return.requested"),
    RETURN_APPROVED("return.approved"),
    RETURN_REJECTED("return.rejected"),
    RETURN_REFUNDED("return.refunded"),
    RETURN_LABELED("return.labeled"),
    EXCHANGE_CONFIRMED("exchange.confirmed"),
    CLAIM_ACCEPTED("claim.accepted"),
    WITHDRAWAL_RECEIVED("withdrawal.acknowledged"),
    FULFILLMENT_SHIPPED("fulfillment.shipped"),
    FULFILLMENT_READY_FOR_PICKUP("fulfillment.ready_for_pickup"),
    PARCEL_OUT_FOR_DELIVERY("fulfillment.tracked", TrackingMail.OUT_FOR_DELIVERY),
    PARCEL_READY_FOR_COLLECTION("fulfillment.tracked", TrackingMail.READY_FOR_COLLECTION),
    PARCEL_DELAYED("fulfillment.tracked", TrackingMail.EXCEPTION),
    PARCEL_DELIVERED("fulfillment.tracked", TrackingMail.DELIVERED),
    REFUND_PAID(true),
    /// To the shop, about a placed order.
    ORDER_NOTICE(true),
    INVOICE_READY(true),
    CREDIT_NOTE_READY(true),
    DOWNLOADS,
    /// To the recipient of a gift card, with its code.
    GIFT_CARD,
    VERIFY_EMAIL,
    REGISTERED_ALREADY,
    RESET_PASSWORD,
    RESET_STAFF_PASSWORD,
    CONFIRM_EMAIL_CHANGE,
    EMAIL_CHANGE_ASKED,
    EMAIL_CHANGED,
    PASSWORD_CHANGED,
    STAFF_INVITATION,
    NEW_SIGN_IN,
    SESSION_COMPROMISED,
    MFA_CHANGED,
    CART_ABANDONED,
    PAYMENT_LINK,
    STOCK_ALERT_CONFIRMATION,
    BACK_IN_STOCK,
    NEWSLETTER_CONFIRMATION,
    REVIEW_INVITATION,
    DATA_EXPORT_READY,
    STAFF_DATA_EXPORT_READY,
    WEBHOOK_DISABLED;

    private final boolean aboutOrder;
    private final @Nullable String eventType;
    private final @Nullable TrackingMail status;

    MailKind() {
        this(false);
    }

    MailKind(boolean aboutOrder) {
        this(aboutOrder, null, null);
    }

    MailKind(String eventType) {
        this(true, eventType, null);
    }

    MailKind(String eventType, TrackingMail status) {
        this(true, eventType, status);
    }

    MailKind(boolean aboutOrder, @Nullable String eventType, @Nullable TrackingMail status) {
        this.aboutOrder = aboutOrder;
        this.eventType = eventType;
        this.status = status;
    }

    /// Returns the mail about the event of an order; empty if buyers get none.
    ///
    /// @param reported the status of a parcel, if the event is a report of its carrier
    /// @param wanted the reports of carriers that are mailed
    public static Optional<MailKind> of(String eventType, @Nullable String reported, Set<TrackingMail> wanted) {
        return Arrays.stream(values())
                .filter(kind -> eventType.equals(kind.eventType))
                .filter(kind ->
                        kind.status == null || kind.status.name().equals(reported) && wanted.contains(kind.status))
                .findFirst();
    }

    /// Whether it is about an order, with the variables of an order.
    public boolean isAboutOrder() {
        return aboutOrder;
    }

    /// Whether a parcel gets it once, however often its carrier reports the status.
    public boolean isOncePerParcel() {
        return status != null;
    }

    public static Set<String> eventTypes() {
        return Arrays.stream(values())
                .flatMap(kind -> Stream.ofNullable(kind.eventType))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The prefix of its message keys, and its name in the database of occasions.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
