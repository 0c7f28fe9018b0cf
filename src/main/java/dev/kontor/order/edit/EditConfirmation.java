package dev.kontor.order.edit;

import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.billing.OrderInvoices;
import dev.kontor.order.lifecycle.EditableOrder;
import dev.kontor.order.lifecycle.OrderEditEffect;
import dev.kontor.order.lifecycle.OrderEvents;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.OrderStep;
import dev.kontor.order.payment.OrderSettlement;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Applies a proposed edit in one transaction: lines, totals, stock and money.
@Service
class EditConfirmation {

    private final OrderRepository orders;
    private final OrderEditRepository edits;
    private final EditedLines lines;
    private final Payments payments;
    private final OrderSettlement settlement;
    private final OrderInvoices invoices;
    private final EditStock stock;
    private final EditRecords records;

    EditConfirmation(
            OrderRepository orders,
            OrderEditRepository edits,
            EditedLines lines,
            Payments payments,
            OrderSettlement settlement,
            OrderInvoices invoices,
            EditStock stock,
            EditRecords records) {
        this.orders = orders;
        this.edits = edits;
        this.lines = lines;
        this.payments = payments;
        this.settlement = settlement;
        this.invoices = invoices;
        this.stock = stock;
        this.records = records;
    }

    /// Locks the payment, then the order: the order of all other code.
    @Transactional
    public OrderEditDetails confirm(
            OrderId orderId, OrderEditId id, IfMatch ifMatch, ConfirmEdit request, Actor actor) {
        var payable = edits.payable(orderId, id).orElseThrow(() -> NotFoundException.of("order edit", id));
        var proposed = payable.edit();
        var payment = payments.lock(payable.paymentId()).orElseThrow();
        var found = orders.lockEditable(orderId).orElseThrow();
        var order = found.order();
        proposed.requireProposed();
        ifMatch.require(order.facts().version());
        var effect = effect(found, proposed.plan(), payment, actor);
        var preview = EditPreview.of(order, proposed.plan(), effect);
        var paid = supplemented(
                payment, effect, request, found.terms().billingAddress().country());
        var now = records.now();
        boolean more = effect.toPay().isPositive();
        var edit = proposed.confirm(preview, more ? request.paymentMethod() : null, actor.label(), now);

        stock.withdraw(order, edit.plan());
        lines.write(orderId, edit.plan(), now);
        var before = order.state();
        var linesBefore = order.lines();
        order.edit(effect, edit.number(), actor.label(), now);
        records.log(order, edit);
        var left = settlement.release(order, paid);
        order.follow(left.status(), left, now);
        settlement.owe(order, left);
        orders.save(order);
        orders.saveLines(order);
        edits.decide(edit);
        records.write(edit, order, OrderEvents.since(before, order), linesBefore);
        stock.move(order, found.terms(), edit.plan(), effect);
        return OrderEditDetails.of(edit, edit.preview());
    }

    private OrderEditEffect effect(EditableOrder found, EditPlan plan, PaymentSnapshot payment, Actor actor) {
        var order = found.order();
        order.require(OrderStep.EDIT);
        if (plan.removed().stream().anyMatch(EditPlan.RemovedUnits::isCanceling)) {
            actor.require(Permission.ORDERS_CANCEL);
        }
        EditChecks.requireCurrent(found, plan);
        EditChecks.requireNoOtherRefund(order, plan, payment);
        EditChecks.requireInvoiceAllows(plan, invoices::isInvoiced, order.id());
        var effect = order.effect(plan.units(), plan.lines(), plan.shipping(), payment);
        EditChecks.requireSense(effect);
        return effect;
    }

    /// The payment with another part if the buyer has to pay more.
    private PaymentSnapshot supplemented(
            PaymentSnapshot payment, OrderEditEffect effect, ConfirmEdit request, String country) {
        if (!effect.toPay().isPositive()) {
            return payment;
        }
        EditChecks.requirePayable(effect, payment);
        var method = request.paymentMethod();
        if (method == null) {
            throw RejectedException.at(
                    "/paymentMethod",
                    "required",
                    "The buyer has to pay %s more. Choose how, such as `bank-transfer`.".formatted(effect.toPay()));
        }
        return payments.supplement(payment, method, effect.toPay(), country);
    }
}
