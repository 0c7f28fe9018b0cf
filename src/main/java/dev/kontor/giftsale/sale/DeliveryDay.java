package dev.kontor.giftsale.sale;

import dev.kontor.giftsale.GiftSaleProperties;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// When gift cards are mailed.
@Component
class DeliveryDay {

    private final GiftSaleProperties properties;
    private final Clock clock;

    DeliveryDay(GiftSaleProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /// Returns when a card is mailed: now if the buyer entered no day, or the day has begun.
    ///
    /// @param entered day such as `2026-12-24`; another text, such as that of an erased order, is no day
    Instant sendAt(@Nullable String entered) {
        try {
            return entered == null ? now() : sendAt(LocalDate.parse(entered));
        } catch (DateTimeException _) {
            return now();
        }
    }

    Instant sendAt(LocalDate day) {
        var then =
                day.atTime(properties.deliverAt()).atZone(properties.timeZone()).toInstant();
        return day.isAfter(today()) && then.isAfter(now()) ? then : now();
    }

    boolean isDue(@Nullable Instant sendAt) {
        return sendAt != null && !sendAt.isAfter(now());
    }

    LocalDate today() {
        return dayOf(now());
    }

    LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, properties.timeZone());
    }

    /// With the precision of the database, so that what is due now is also due there.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
