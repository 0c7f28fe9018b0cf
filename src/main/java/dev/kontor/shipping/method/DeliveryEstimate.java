package dev.kontor.shipping.method;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;

/// The days on which a parcel ordered now is delivered.
///
/// @param fromOn first day
/// @param toOn last day
record DeliveryEstimate(LocalDate fromOn, LocalDate toOn) {

    /// @param holidays of the destination
    static DeliveryEstimate of(ShippingMethod method, Instant now, Collection<LocalDate> holidays) {
        var schedule = method.schedule();
        var local = now.atZone(ZoneId.of(schedule.zone()));
        var today = local.toLocalDate();
        var cutOff = schedule.cutOff();
        boolean inTime = cutOff == null || local.toLocalTime().isBefore(cutOff);
        var handedOver = isWorking(today, schedule, holidays) && inTime ? today : next(today, 1, schedule, holidays);
        var from = next(handedOver, method.minDays(), schedule, holidays);
        return new DeliveryEstimate(from, next(from, method.maxDays() - method.minDays(), schedule, holidays));
    }

    /// The day that is the given number of working days later.
    private static LocalDate next(LocalDate day, int days, DeliverySchedule schedule, Collection<LocalDate> holidays) {
        var next = day;
        for (int left = days; left > 0; left--) {
            do {
                next = next.plusDays(1);
            } while (!isWorking(next, schedule, holidays));
        }
        return next;
    }

    private static boolean isWorking(LocalDate day, DeliverySchedule schedule, Collection<LocalDate> holidays) {
        return schedule.days().contains(day.getDayOfWeek()) && !holidays.contains(day);
    }
}
