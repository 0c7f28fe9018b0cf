package dev.kontor.order.edit;

import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.EditableOrder;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderEditEffect;
import dev.kontor.order.lifecycle.OrderStep;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.Objects;
import java.util.function.Predicate;

/// Checks whether an order still allows a planned edit.
final class EditChecks {

    private EditChecks() {}

    /// @throws RejectedException if nothing is left of the order or of one of its shipping groups
    static void requireSense(OrderEditEffect effect) {
        if (effect.leavesNothing()) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "The edit would remove everything from the order or from one of its shipping groups. Cancel the"
                            + " order or those items instead: the shipping is refunded with them.");
        }
    }

    /// Refunds of amounts have taxes of the charges that a move would replace, so that they could no longer be divided
    /// by rate.
    ///
    /// @throws RejectedException if more was refunded than for canceled units
    static void requireNoOtherRefund(Order order, EditPlan plan, PaymentSnapshot payment) {
        boolean replaces =
                !plan.shipping().isEmpty() || plan.removed().stream().anyMatch(units -> units.moved() != null);
        if (replaces && payment.refunded().minor() > order.state().refundAskedMinor()) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "A part of the order was refunded, with its taxes: its taxes and its shipping must stay. Cancel the"
                            + " order and place it again.");
        }
    }

    /// @param invoiced whether the order has an invoice
    /// @throws ConflictException if it has, and the edit does more than reduce the order
    static void requireInvoiceAllows(EditPlan plan, Predicate<OrderId> invoiced, OrderId order) {
        if (plan.changesInvoice() && invoiced.test(order)) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "The order has an invoice, which an edit can only reduce: a credit note follows. Its billing address"
                            + " and its taxes stay. Sell what is added with another order, such as a draft order.");
        }
    }

    /// @throws ConflictException if the payment was canceled, so that nothing can be added to it
    static void requirePayable(OrderEditEffect effect, PaymentSnapshot payment) {
        if (payment.status().isFinalFailure()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    ("The payment of the order was voided or written off, so the buyer cannot pay %s more with it. Sell"
                                    + " what is added with another order, such as a draft order.")
                            .formatted(effect.toPay()));
        }
    }

    /// @throws RejectedException if the edit is no longer possible
    static void requireCurrent(EditableOrder order, EditPlan plan) {
        if (!order.order().lines().canCancel(plan.units())) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT,
                    "The order no longer has that many units that are neither shipped nor in a parcel. Cancel the edit and"
                            + " propose another one.");
        }
        if (!isUnmoved(order, plan)) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "The addresses, the items or the parcels of the order have changed since the edit was proposed. Cancel"
                            + " the edit and propose another one.");
        }
    }

    /// Returns whether what the edit moves is as it was when the edit was proposed.
    static boolean isUnmoved(EditableOrder found, EditPlan plan) {
        var move = plan.move();
        if (move == null) {
            return true;
        }
        var order = found.order();
        var terms = found.terms();
        boolean moves = move.billing() != null || move.places().stream().anyMatch(place -> place.address() != null);
        return (!moves || order.can(OrderStep.READDRESS))
                && order.facts().edits() == move.edits()
                && terms.billingAddress().equals(move.billingBefore())
                && move.places().stream()
                        .allMatch(place -> Objects.equals(terms.address(place.groupId()), place.before())
                                && order.lines().all().stream()
                                        .filter(line -> Objects.equals(line.groupId(), place.groupId()))
                                        .allMatch(line -> line.unassigned() == line.quantity() - line.canceled()));
    }
}
