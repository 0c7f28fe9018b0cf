package dev.kontor.order.returning;

import dev.kontor.order.lifecycle.Fulfillment;
import dev.kontor.order.returning.policy.ReturnTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The units of an order line that can be returned now. The window of a unit begins when its parcel was
/// delivered or collected, or if no delivery was reported, when it was shipped.
///
/// @param within units whose window is open and that are in no return
/// @param until when the last window of the line closes or closed; absent if nothing was shipped or if
///     the product cannot be returned
record ReturnableUnits(
        ReturnableLine line, int within, @Nullable Instant until) {

    static List<ReturnableUnits> of(
            Collection<ReturnableLine> lines, List<Fulfillment> parcels, ReturnTerms terms, Instant now) {
        return lines.stream().map(line -> of(line, parcels, terms, now)).toList();
    }

    private static ReturnableUnits of(ReturnableLine line, List<Fulfillment> parcels, ReturnTerms terms, Instant now) {
        int days = terms.days(line.productId());
        int within = 0;
        Instant until = null;
        for (var parcel : parcels) {
            int units = parcel.units().getOrDefault(line.id(), 0);
            var begin = begin(parcel);
            if (units > 0 && begin != null && days > 0) {
                var end = begin.plus(Duration.ofDays(days));
                until = until == null || until.isBefore(end) ? end : until;
                within += now.isBefore(end) ? units : 0;
            }
        }
        return new ReturnableUnits(line, Math.min(within, line.open()), until);
    }

    private static @Nullable Instant begin(Fulfillment parcel) {
        return parcel.deliveredAt() == null ? parcel.shippedAt() : parcel.deliveredAt();
    }
}
