package dev.kontor.shipping.holiday;

import dev.kontor.audit.AuditLog;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shipping.ShippingHolidayId;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages holidays.
@Service
@Transactional
class ShippingHolidayService {

    private final ShippingHolidayRepository holidays;
    private final ShippingHolidayQueries queries;
    private final AuditLog audit;
    private final Clock clock;

    ShippingHolidayService(
            ShippingHolidayRepository holidays, ShippingHolidayQueries queries, AuditLog audit, Clock clock) {
        this.holidays = holidays;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<ShippingHolidayDetails> list(Listing listing) {
        return queries.list(listing);
    }

    @Transactional(readOnly = true)
    public ShippingHolidayDetails get(ShippingHolidayId id) {
        return ShippingHolidayDetails.of(find(id));
    }

    public ShippingHolidayDetails create(SaveShippingHoliday request) {
        var holiday = new ShippingHoliday(request, clock.instant());
        holidays.store(holiday);
        var created = ShippingHolidayDetails.of(holiday);
        audit.record("shipping_holiday.created", holiday.id(), null, created);
        return created;
    }

    public ShippingHolidayDetails change(ShippingHolidayId id, IfMatch ifMatch, MergePatch<SaveShippingHoliday> patch) {
        var holiday = find(id);
        ifMatch.require(holiday.version());
        var before = ShippingHolidayDetails.of(holiday);
        var current = SaveShippingHoliday.of(holiday);
        var wanted = patch.applyTo(current);
        if (wanted.equals(current)) {
            return before;
        }
        holiday.change(wanted, clock.instant());
        holidays.store(holiday);
        var after = ShippingHolidayDetails.of(holiday);
        audit.record("shipping_holiday.updated", id, before, after);
        return after;
    }

    public void delete(ShippingHolidayId id, IfMatch ifMatch) {
        var holiday = find(id);
        ifMatch.require(holiday.version());
        var deleted = ShippingHolidayDetails.of(holiday);
        holidays.deleteAndFlush(holiday);
        audit.record("shipping_holiday.deleted", id, deleted, null);
    }

    private ShippingHoliday find(ShippingHolidayId id) {
        return holidays.findById(id).orElseThrow(() -> NotFoundException.of("holiday", id));
    }
}
