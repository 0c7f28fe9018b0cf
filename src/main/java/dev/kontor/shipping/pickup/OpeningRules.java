package dev.kontor.shipping.pickup;

import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shipping.OpeningHours;
import dev.kontor.shipping.OpeningHours.DayHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Validates opening hours: each interval ends after it begins, and those of a day do not overlap.
final class OpeningRules {

    private final List<FieldProblem> errors = new ArrayList<>();

    private OpeningRules() {}

    /// @throws BadRequestException `validation-failed` with all invalid fields
    static void check(OpeningHours hours) {
        var rules = new OpeningRules();
        if (!ZoneId.getAvailableZoneIds().contains(hours.timeZone())) {
            rules.refuse("/hours/timeZone", "unknown", "Must be an IANA time zone such as `Europe/Berlin`.");
        }
        var week = new HashMap<DayOfWeek, List<DayHours>>();
        for (int index = 0; index < hours.week().size(); index++) {
            var each = hours.week().get(index);
            rules.check(
                    new DayHours(each.opens(), each.closes()),
                    week.computeIfAbsent(each.day(), _ -> new ArrayList<>()),
                    "/hours/week/" + index);
        }
        var days = new HashSet<LocalDate>();
        for (int index = 0; index < hours.exceptional().size(); index++) {
            var exception = hours.exceptional().get(index);
            var pointer = "/hours/exceptions/" + index;
            if (!days.add(exception.day())) {
                rules.refuse(pointer + "/day", "repeated", "Another exception is on this day.");
            }
            var before = new ArrayList<DayHours>();
            for (int place = 0; place < exception.hours().size(); place++) {
                rules.check(exception.hours().get(place), before, pointer + "/hours/" + place);
            }
        }
        if (!rules.errors.isEmpty()) {
            throw new BadRequestException(
                    ProblemCode.VALIDATION_FAILED, "The opening hours are not valid.", Map.of(), rules.errors);
        }
    }

    private void check(DayHours hours, List<DayHours> before, String pointer) {
        if (!hours.opens().isBefore(hours.closes())) {
            refuse(pointer + "/closes", "too-small", "Must be later than `opens`.");
        } else if (before.stream()
                .anyMatch(other ->
                        hours.opens().isBefore(other.closes()) && other.opens().isBefore(hours.closes()))) {
            refuse(pointer, "overlapping", "Overlaps with other hours of the day.");
        }
        before.add(hours);
    }

    private void refuse(String pointer, String code, String detail) {
        errors.add(FieldProblem.ofPointer(pointer, code, detail));
    }
}
