package dev.kontor.order.edit;

import dev.kontor.audit.AuditLog;
import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.billing.OrderInvoices;
import dev.kontor.order.lifecycle.EditableOrder;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.OrderStep;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.json.MoneyLocale;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Proposes edits of orders, calculates what they change, and shows them.
@Service
@Transactional
class OrderEdits {

    /// Edits of one order.
    private static final int MAX = 50;

    /// Edits of one order that are not decided.
    private static final int MAX_PROPOSED = 10;

    private final OrderRepository orders;
    private final OrderEditRepository edits;
    private final EditPlanning planning;
    private final Payments payments;
    private final OrderInvoices invoices;
    private final AuditLog audit;
    private final Clock clock;

    OrderEdits(
            OrderRepository orders,
            OrderEditRepository edits,
            EditPlanning planning,
            Payments payments,
            OrderInvoices invoices,
            AuditLog audit,
            Clock clock) {
        this.orders = orders;
        this.edits = edits;
        this.planning = planning;
        this.payments = payments;
        this.invoices = invoices;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param plan what the actions do
    private record Planned(EditPlan plan, EditPreview preview) {}

    /// Calculates an edit without storing it.
    @Transactional(readOnly = true)
    public EditPreview preview(OrderId id, List<EditAction> actions, Actor actor) {
        return planned(id, actions, actor).preview();
    }

    public OrderEditDetails propose(OrderId id, ProposeEdit request, Actor actor) {
        var planned = planned(id, request.actions(), actor);
        var count = edits.lockAndCount(id);
        if (count.all() >= MAX || count.proposed() >= MAX_PROPOSED) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT,
                    "An order has at most %d edits, and %d that are proposed. Cancel one of those."
                            .formatted(MAX, MAX_PROPOSED));
        }
        var edit = new OrderEdit(
                OrderEditId.next(),
                id,
                count.all() + 1,
                EditStatus.PROPOSED,
                request.reason(),
                request.actions(),
                planned.plan(),
                planned.preview(),
                null,
                actor.label(),
                clock.instant(),
                null,
                null);
        edits.insert(edit);
        audit.record(
                "order.edit_proposed",
                edit.id(),
                null,
                Map.of("orderId", id, "edit", edit.number(), "text", edit.reason(), "actions", edit.actions()));
        return OrderEditDetails.of(edit, edit.preview());
    }

    private Planned planned(OrderId id, List<EditAction> actions, Actor actor) {
        if (actions.stream().anyMatch(EditAction::overridesPrice)) {
            actor.require(Permission.PRICES_OVERRIDE);
        }
        var found = editable(id);
        var order = found.order();
        order.require(OrderStep.EDIT);
        var plan = planning.plan(found, actions, actor.label());
        var payment = payment(order);
        EditChecks.requireNoOtherRefund(order, plan, payment);
        EditChecks.requireInvoiceAllows(plan, invoices::hasInvoice, id);
        var effect = order.effect(plan.units(), plan.lines(), plan.shipping(), payment);
        EditChecks.requireSense(effect);
        return new Planned(plan, EditPreview.of(order, plan, effect));
    }

    private EditableOrder editable(OrderId id) {
        return orders.editable(id).orElseThrow(() -> NotFoundException.of("order", id));
    }

    private PaymentSnapshot payment(Order order) {
        return payments.find(order.facts().paymentId()).orElseThrow();
    }

    @Transactional(readOnly = true)
    public OrderEditDetails get(OrderId order, OrderEditId id) {
        var edit = edits.find(order, id).orElseThrow(() -> NotFoundException.of("order edit", id));
        return OrderEditDetails.of(edit, edit.status() == EditStatus.PROPOSED ? now(edit) : edit.preview());
    }

    /// Null if the edit is no longer possible.
    private @Nullable EditPreview now(OrderEdit edit) {
        var found = editable(edit.orderId());
        var order = found.order();
        var plan = edit.plan();
        if (!order.can(OrderStep.EDIT)
                || !order.lines().canCancel(plan.units())
                || !EditChecks.isUnmoved(found, plan)
                || plan.changesInvoice() && invoices.hasInvoice(order.id())) {
            return null;
        }
        var effect = order.effect(plan.units(), plan.lines(), plan.shipping(), payment(order));
        return effect.leavesNothing() ? null : EditPreview.of(order, plan, effect);
    }

    @Transactional(readOnly = true)
    public Page<OrderEditSummary> of(OrderId id) {
        var order = orders.find(id).orElseThrow(() -> NotFoundException.of("order", id));
        return Page.whole(
                edits.of(order.id()).stream().map(OrderEditSummary::of).toList());
    }

    /// The confirmed edits of an order, as its buyer sees them.
    @Transactional(readOnly = true)
    public Page<OwnOrderEdit> own(OrderId id, Owner owner) {
        var order = orders.findOwn(id, owner).orElseThrow(() -> NotFoundException.of("order", id));
        MoneyLocale.use(Locale.forLanguageTag(order.facts().locale()));
        return Page.whole(
                edits.confirmed(order.id()).stream().map(OwnOrderEdit::of).toList());
    }

    public OrderEditDetails cancel(OrderId orderId, OrderEditId id, String actor) {
        var order = orders.lock(orderId).orElseThrow(() -> NotFoundException.of("order", orderId));
        var before = edits.find(order.id(), id).orElseThrow(() -> NotFoundException.of("order edit", id));
        var edit = before.cancel(actor, clock.instant());
        edits.decide(edit);
        audit.record("order.edit_canceled", id, Map.of("status", before.status()), Map.of("status", edit.status()));
        return OrderEditDetails.of(edit, edit.preview());
    }
}
