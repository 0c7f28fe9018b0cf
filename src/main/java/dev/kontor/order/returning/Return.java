package dev.kontor.order.returning;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.ReturnId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// A return with the rules of its states. It is changed only while its order is locked.
///
/// @param number shown to people: the number of the order with a suffix
/// @param requestedBy label of the actor
/// @param replacements what the buyer wants instead of the units; null if nothing
/// @param tracking the parcel with which the buyer sends the units
/// @param exchanging whether the value of the units pays an order that is not settled
public record Return(
        ReturnId id,
        String number,
        Kind kind,
        OrderId orderId,
        ReturnStatus status,
        String requestedBy,
        Texts texts,
        Times times,
        ReturnDetails.Tracking tracking,
        List<ReturnItem> items,
        @Nullable List<Replacement> replacements,
        boolean exchanging,
        long version) {

    /// Determines what happens to the units.
    @Schema(name = "ReturnKind")
    public enum Kind {
        /// They are returned and refunded.
        RETURN,
        /// They are returned, and the buyer wants others instead.
        EXCHANGE,
        /// They arrived damaged, were the wrong ones or never arrived. They stay with the buyer and are
        /// replaced or refunded.
        CLAIM
    }

    /// Units that the buyer wants instead.
    ///
    /// @param variantId a variant that the channel of the order sells
    @Schema(name = "WantedReplacement")
    public record Replacement(
            @NotNull VariantId variantId,
            @Min(1) @Max(100_000) int quantity) {}

    /// @param instructions for the buyer: how to send the goods
    /// @param rejectReason for the buyer
    /// @param windowReason why staff accepted units whose window has closed
    /// @param note seen by staff only
    public record Texts(
            @Nullable String instructions,
            @Nullable String rejectReason,
            @Nullable String windowReason,
            @Nullable String note) {}

    /// @param decidedAt when it was approved or rejected
    /// @param receivedAt when the last units arrived
    /// @param endedAt when it reached its last state
    public record Times(
            Instant createdAt,
            @Nullable Instant decidedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant endedAt,
            Instant updatedAt) {

        Times decided(Instant now) {
            return new Times(createdAt, now, receivedAt, endedAt, now);
        }

        Times received(Instant now) {
            return new Times(createdAt, decidedAt, now, endedAt, now);
        }

        Times ended(Instant now) {
            return new Times(createdAt, decidedAt, receivedAt, now, now);
        }

        Times updated(Instant now) {
            return new Times(createdAt, decidedAt, receivedAt, endedAt, now);
        }
    }

    static Return request(
            OrderId order,
            String number,
            Kind kind,
            List<ReturnItem> items,
            @Nullable List<Replacement> replacements,
            @Nullable String windowReason,
            @Nullable String note,
            String actor,
            Instant now) {
        return new Return(
                ReturnId.next(),
                number,
                kind,
                order,
                ReturnStatus.REQUESTED,
                actor,
                new Texts(null, null, windowReason, note),
                new Times(now, null, null, null, now),
                ReturnDetails.Tracking.NONE,
                items,
                replacements,
                false,
                1);
    }

    /// Turns a return into one whose units stay with the buyer: nothing is expected to arrive.
    ///
    /// @param replaced whether another order replaces the units, so that nothing is refunded
    Return claim(boolean replaced, Instant now) {
        require("approve", ReturnStatus.REQUESTED);
        var kept = items.stream()
                .map(item -> item.receive(ItemCondition.LOST, item.quantity()))
                .toList();
        return replaced
                ? with(ReturnStatus.CLOSED, texts, times.decided(now).ended(now), kept)
                : with(ReturnStatus.RECEIVED, texts, times.decided(now), kept);
    }

    /// Records that another order replaces the units.
    public Return exchanged(Instant now) {
        requireExchangeable();
        return with(Kind.EXCHANGE, status, texts, times.updated(now), tracking, items, true);
    }

    /// @throws ConflictException if its units cannot be exchanged
    public void requireExchangeable() {
        if (kind == Kind.CLAIM) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "Nothing comes back for a claim, so that it cannot become an exchange.",
                    Map.of("returnStatus", status));
        }
        require("exchange", ReturnStatus.APPROVED, ReturnStatus.PARTIALLY_RECEIVED, ReturnStatus.RECEIVED);
        requireNotExchanging();
    }

    private void requireNotExchanging() {
        if (exchanging) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    Message.of("return.exchanging"),
                    Map.of("returnStatus", status));
        }
    }

    Return approve(@Nullable String instructions, Instant now) {
        require("approve", ReturnStatus.REQUESTED);
        return with(
                ReturnStatus.APPROVED,
                new Texts(instructions, null, texts.windowReason, texts.note),
                times.decided(now),
                items);
    }

    Return reject(String reason, Instant now) {
        require("reject", ReturnStatus.REQUESTED);
        return with(
                ReturnStatus.REJECTED,
                new Texts(null, reason, texts.windowReason, texts.note),
                times.decided(now).ended(now),
                items);
    }

    /// Ends it before anything arrived.
    Return cancel(Instant now) {
        require("cancel", ReturnStatus.REQUESTED, ReturnStatus.APPROVED);
        requireNotExchanging();
        return with(ReturnStatus.CANCELED, texts, times.ended(now), items);
    }

    /// Records inspected units.
    Return receive(List<ReceivedUnits> arrived, Instant now) {
        require("receive", ReturnStatus.APPROVED, ReturnStatus.PARTIALLY_RECEIVED);
        var changed = new ArrayList<>(items);
        for (int index = 0; index < arrived.size(); index++) {
            var units = arrived.get(index);
            int place = place(units.itemId(), index);
            var item = changed.get(place);
            if (units.quantity() > item.open()) {
                throw RejectedException.at(
                        ProblemCode.QUANTITY_LIMIT,
                        "/items/" + index + "/quantity",
                        "too-many",
                        "Only %d units of this item have not been received.".formatted(item.open()));
            }
            changed.set(place, item.receive(units.condition(), units.quantity()));
        }
        boolean whole = changed.stream().allMatch(item -> item.open() == 0);
        return with(
                whole ? ReturnStatus.RECEIVED : ReturnStatus.PARTIALLY_RECEIVED, texts, times.received(now), changed);
    }

    /// Returns whether all units arrived that are on their way.
    public boolean isReceived() {
        return status == ReturnStatus.RECEIVED && items.stream().noneMatch(item -> item.lost() > 0);
    }

    /// Ends it; units that did not arrive no longer belong to it.
    Return close(Instant now) {
        require("close", ReturnStatus.APPROVED, ReturnStatus.PARTIALLY_RECEIVED, ReturnStatus.RECEIVED);
        requireNotExchanging();
        return with(ReturnStatus.CLOSED, texts, times.ended(now), items);
    }

    /// @throws ConflictException if no units of it can be refunded
    public void requireRefundable() {
        require("refund", ReturnStatus.PARTIALLY_RECEIVED, ReturnStatus.RECEIVED);
        requireNotExchanging();
    }

    /// Records a successful refund.
    ///
    /// @param settled whether every unit that arrived was refunded
    public Return refunded(boolean settled, Instant now) {
        return settled && status == ReturnStatus.RECEIVED
                ? with(ReturnStatus.REFUNDED, texts, times.ended(now), items)
                : this;
    }

    /// Returns it as if all units that are still on their way had arrived.
    public Return received() {
        var arrived = items.stream()
                .map(item -> item.receive(ItemCondition.SELLABLE, item.open()))
                .toList();
        return with(ReturnStatus.RECEIVED, texts, times, arrived);
    }

    Return change(@Nullable String instructions, @Nullable String note, Instant now) {
        return with(
                status,
                new Texts(instructions, texts.rejectReason, texts.windowReason, note),
                times.updated(now),
                items);
    }

    /// @throws ConflictException if the buyer does not send its units, or has sent all of them
    public void requireLabelable() {
        if (kind == Kind.CLAIM) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    Message.of("return.label-of-claim"),
                    Map.of("returnStatus", status));
        }
        require("label", ReturnStatus.APPROVED, ReturnStatus.PARTIALLY_RECEIVED);
    }

    /// Whether its units can still arrive.
    public boolean isExpected() {
        return status == ReturnStatus.APPROVED || status == ReturnStatus.PARTIALLY_RECEIVED;
    }

    /// Records what is known about the parcel of the buyer.
    public Return track(ReturnDetails.Tracking changed, Instant now) {
        return with(kind, status, texts, times.updated(now), changed, items, exchanging);
    }

    /// Returns all units by order line.
    public Map<OrderLineId, Integer> units() {
        return sum(ReturnItem::quantity);
    }

    /// Returns the units that have not been inspected, by order line.
    Map<OrderLineId, Integer> open() {
        return sum(ReturnItem::open);
    }

    private Map<OrderLineId, Integer> sum(ToIntFunction<ReturnItem> count) {
        var units = new HashMap<OrderLineId, Integer>();
        for (var item : items) {
            int some = count.applyAsInt(item);
            if (some > 0) {
                units.merge(item.lineId(), some, Integer::sum);
            }
        }
        return units;
    }

    public ReturnItem item(ReturnItemId wanted) {
        return items.stream()
                .filter(item -> item.id().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    private int place(ReturnItemId wanted, int index) {
        for (int place = 0; place < items.size(); place++) {
            if (items.get(place).id().equals(wanted)) {
                return place;
            }
        }
        throw RejectedException.at("/items/" + index + "/itemId", "unknown", "The return does not contain this item.");
    }

    private void require(String step, ReturnStatus... allowed) {
        if (!Set.of(allowed).contains(status)) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    Message.of("return.state", "status", status, "step", Message.of("return.step." + step)),
                    Map.of("returnStatus", status));
        }
    }

    private Return with(ReturnStatus next, Texts nextTexts, Times nextTimes, List<ReturnItem> changed) {
        return with(kind, next, nextTexts, nextTimes, tracking, changed, exchanging);
    }

    private Return with(
            Kind nextKind,
            ReturnStatus next,
            Texts nextTexts,
            Times nextTimes,
            ReturnDetails.Tracking parcel,
            List<ReturnItem> changed,
            boolean pays) {
        return new Return(
                id,
                number,
                nextKind,
                orderId,
                next,
                requestedBy,
                nextTexts,
                nextTimes,
                parcel,
                List.copyOf(changed),
                replacements,
                pays,
                version + 1);
    }
}
