package dev.kontor.shipping.holiday;

import dev.kontor.audit.AuditLog;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shipping.ShippingHolidayId;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages holidays.
@Service
@Transactional
class ShippingHolidayService {

    private final ShippingHolidayRepository holidays;
    private final AuditLog audit;
    private final Clock clock;

    ShippingHolidayService(ShippingHolidayRepository holidays, AuditLog audit, Clock clock) {
        this.holidays = holidays;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ShippingHolidayDetails get(ShippingHolidayId id) {
        return holidays.get("holiday", id).details();
    }

    public ShippingHolidayDetails create(SaveShippingHoliday request) {
        var holiday = new ShippingHoliday(request, clock.instant());
        holidays.store(holiday);
        var created = holiday.details();
        audit.record("shipping_holiday.created", holiday.id(), null, created);
        return created;
    }

    public ShippingHolidayDetails change(ShippingHolidayId id, IfMatch ifMatch, MergePatch<SaveShippingHoliday> patch) {
        var holiday = holidays.get("holiday", id, ifMatch);
        var before = holiday.details();
        var current = patch.current(before);
        var wanted = patch.applyTo(current);
        if (wanted.equals(current)) {
            return before;
        }
        holiday.change(wanted, clock.instant());
        holidays.store(holiday);
        var after = holiday.details();
        audit.record("shipping_holiday.updated", id, before, after);
        return after;
    }

    public void delete(ShippingHolidayId id, IfMatch ifMatch) {
        var holiday = holidays.get("holiday", id, ifMatch);
        var deleted = holiday.details();
        holidays.deleteAndFlush(holiday);
        audit.record("shipping_holiday.deleted", id, deleted, null);
    }
}
