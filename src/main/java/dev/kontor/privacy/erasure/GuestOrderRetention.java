package dev.kontor.privacy.erasure;

import dev.kontor.order.OrderId;
import dev.kontor.order.privacy.PersonalOrders;
import dev.kontor.order.privacy.PersonalOrders.Place;
import dev.kontor.privacy.PrivacyProperties;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.privacy.RetentionLimit;
import dev.kontor.shared.privacy.RetentionPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Orders of guests lose their personal data by their age, with everything that belongs to them: the same rules as in
/// an erasure.
@Component
class GuestOrderRetention implements RetainedData {

    private static final int ORDERS = 25;
    /// No limit: the data of a batch of orders is erased with it.
    private static final int ALL = 1_000_000;

    private final PersonalOrders orders;
    private final Erasers erasers;
    private final PrivacyProperties properties;

    GuestOrderRetention(PersonalOrders orders, Erasers erasers, PrivacyProperties properties) {
        this.orders = orders;
        this.erasers = erasers;
        this.properties = properties;
    }

    @Override
    public RetentionPolicy policy() {
        return RetentionPolicy.optional(
                RetentionKind.GUEST_ORDERS,
                Math.toIntExact(properties.orderRetentionMinimum().toDays()),
                "orders.orders");
    }

    @Override
    public long due(RetentionLimit limit, int most) {
        return orders.countOfGuests(limit.before(), limit.heldEmails(), most);
    }

    @Override
    public Pass delete(RetentionLimit limit, String cursor, int most) {
        var found = orders.nextOfGuests(limit.before(), limit.heldEmails(), place(cursor), Math.min(most, ORDERS));
        var batch = found.batch();
        if (!batch.orders().isEmpty()) {
            erasers.erase(ErasureStage.ORDERS, ErasedPersons.with(PersonToErase.NOBODY, batch), ALL);
        }
        return new Pass(batch.orders().size(), found.place() == null ? null : cursor(found.place()));
    }

    private static String cursor(Place place) {
        return place.createdAt() + " " + place.id().text();
    }

    private static @Nullable Place place(String cursor) {
        if (cursor.isEmpty()) {
            return null;
        }
        int space = cursor.indexOf(' ');
        return new Place(
                Instant.parse(cursor.substring(0, space)), TypeIds.parse(OrderId.class, cursor.substring(space + 1)));
    }
}
