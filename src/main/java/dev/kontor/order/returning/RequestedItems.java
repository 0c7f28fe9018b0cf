package dev.kontor.order.returning;

import dev.kontor.order.OrderLineId;
import dev.kontor.order.returning.reason.OfferedReason;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Checks requested items against the shipped units of the order, the windows of their products and the
/// reasons of the shop.
final class RequestedItems {

    private final Map<OrderLineId, ReturnableUnits> lines;
    private final Map<String, OfferedReason> reasons;

    RequestedItems(List<ReturnableUnits> lines, List<OfferedReason> reasons) {
        this.lines =
                lines.stream().collect(Collectors.toMap(units -> units.line().id(), Function.identity()));
        this.reasons = reasons.stream().collect(Collectors.toMap(OfferedReason::code, Function.identity()));
    }

    /// @param anyTime whether units whose window has closed are accepted
    List<ReturnItem> check(List<UnitsToReturn> wanted, boolean anyTime) {
        var sums = new HashMap<OrderLineId, Integer>();
        var items = new ArrayList<ReturnItem>();
        for (int index = 0; index < wanted.size(); index++) {
            var units = wanted.get(index);
            var pointer = "/items/" + index;
            var reason = reason(units, pointer);
            int sum = sums.merge(units.itemId(), units.quantity(), Math::addExact);
            requireReturnable(units.itemId(), sum, anyTime, pointer);
            items.add(ReturnItem.of(units.itemId(), units.quantity(), reason.code(), reason.label(), units.note()));
        }
        return items;
    }

    private OfferedReason reason(UnitsToReturn units, String pointer) {
        var reason = reasons.get(units.reason());
        if (reason == null) {
            throw RejectedException.at(pointer + "/reason", "unknown", Message.of("return.unknown-reason"));
        }
        if (reason.noteRequired() && (units.note() == null || units.note().isBlank())) {
            throw RejectedException.at(pointer + "/note", "required", Message.of("return.note-required"));
        }
        return reason;
    }

    private void requireReturnable(OrderLineId id, int units, boolean anyTime, String pointer) {
        var known = lines.get(id);
        if (known == null) {
            throw RejectedException.at(pointer + "/itemId", "unknown", Message.of("not-found.item", "id", id));
        }
        int open = known.line().open();
        if (units > open) {
            var detail = Message.of("return.too-many-units", "limit", open);
            throw refused(ProblemCode.QUANTITY_LIMIT, pointer, "too-many", detail, id, open);
        }
        int within = known.within();
        if (!anyTime && units > within) {
            var detail = Message.of("return.window-closed", "limit", within);
            throw refused(ProblemCode.RETURN_WINDOW_CLOSED, pointer, "window-closed", detail, id, within);
        }
    }

    private static RejectedException refused(
            ProblemCode problem, String pointer, String code, Message detail, OrderLineId id, int most) {
        return new RejectedException(
                problem,
                detail,
                Map.of("itemId", id, "limit", most),
                List.of(FieldProblem.ofPointer(pointer + "/quantity", code, detail)));
    }
}
