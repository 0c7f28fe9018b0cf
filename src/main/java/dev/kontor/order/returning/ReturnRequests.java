package dev.kontor.order.returning;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.order.OrderId;
import dev.kontor.order.ReturnChanged;
import dev.kontor.order.ReturnId;
import dev.kontor.order.lifecycle.FulfillmentRepository;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.OrderStep;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.returning.policy.ReturnPolicies;
import dev.kontor.order.returning.policy.ReturnTerms;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Creates returns. Locks the order first, so that concurrent requests cannot claim the same units.
@Service
@Transactional
public class ReturnRequests {

    /// Returns of an order that are not ended.
    private static final int MAX_OPEN = 20;

    private final OrderRepository orders;
    private final FulfillmentRepository fulfillments;
    private final ReturnRepository returns;
    private final ReturnPolicies policies;
    private final ReturnChoices choices;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    ReturnRequests(
            OrderRepository orders,
            FulfillmentRepository fulfillments,
            ReturnRepository returns,
            ReturnPolicies policies,
            ReturnChoices choices,
            EventLog events,
            AuditLog audit,
            Clock clock) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.returns = returns;
        this.policies = policies;
        this.choices = choices;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param windowReason present if units are accepted whose window has closed
    private record Wanted(
            List<UnitsToReturn> items,
            @Nullable List<Return.Replacement> replacements,
            @Nullable String windowReason,
            @Nullable String note,
            String actor) {}

    @Transactional(readOnly = true)
    public ReturnableItems returnable(OrderId id, Owner owner) {
        return returnable(orders.findOwn(id, owner).orElseThrow(() -> NotFoundException.of("order", id)));
    }

    @Transactional(readOnly = true)
    public ReturnableItems returnable(OrderId id) {
        return returnable(orders.find(id).orElseThrow(() -> NotFoundException.of("order", id)));
    }

    private ReturnableItems returnable(Order order) {
        var units = units(order, terms(order));
        return ReturnableItems.of(units, choices.reasons(order));
    }

    public ReturnId byShopper(RequestReturn request, Owner owner) {
        var order = orders.lockOwn(request.orderId(), owner)
                .orElseThrow(() -> NotFoundException.of("order", request.orderId()));
        var terms = terms(order);
        var wanted = new Wanted(
                request.items(),
                request.replacements(),
                null,
                null,
                owner.actor().label());
        return create(order, wanted, terms, terms.autoApprove(), terms.instructions())
                .id();
    }

    /// Returns that staff create are approved at once.
    public ReturnId byStaff(CreateReturn request, String actor) {
        var order = orders.lock(request.orderId()).orElseThrow(() -> NotFoundException.of("order", request.orderId()));
        var terms = terms(order);
        var wanted = new Wanted(request.items(), request.replacements(), request.windowReason(), request.note(), actor);
        var instructions = request.instructions() == null ? terms.instructions() : request.instructions();
        var created = create(order, wanted, terms, true, instructions);
        audit.record(
                "return.requested",
                created.id(),
                null,
                Map.of(
                        "orderId", order.id(),
                        "units", created.units(),
                        "text", Objects.requireNonNullElse(request.windowReason(), "")));
        return created.id();
    }

    private Return create(
            Order order, Wanted wanted, ReturnTerms terms, boolean approve, @Nullable String instructions) {
        order.require(OrderStep.RETURN);
        var count = returns.count(order.id());
        requireFewOpen(count.open());
        var items = new RequestedItems(units(order, terms), choices.reasons(order))
                .check(wanted.items(), wanted.windowReason() != null);
        var replacements = choices.replacements(order, wanted.replacements());
        var now = clock.instant();
        var actor = wanted.actor();
        var created = Return.request(
                order.id(),
                number(order, count),
                replacements == null ? Return.Kind.RETURN : Return.Kind.EXCHANGE,
                items,
                replacements,
                wanted.windowReason(),
                wanted.note(),
                actor,
                now);
        if (approve) {
            created = created.approve(instructions, now);
        }
        var facts = new ArrayList<Event>();
        facts.add(ReturnEvents.of(created, order, ReturnChanged.Change.REQUESTED, null, created.units()));
        var reason = ReturnEvents.reason(wanted.windowReason());
        ReturnEvents.log(order, TimelineEntry.Type.RETURN_REQUESTED, created, reason, actor, now);
        if (approve) {
            facts.add(ReturnEvents.approved(created, order, instructions, terms.offersLabels()));
            ReturnEvents.log(order, TimelineEntry.Type.RETURN_APPROVED, created, Map.of(), actor, now);
        }
        returns.insert(created);
        returns.count(created.units(), Map.of());
        orders.save(order);
        events.append(facts);
        return created;
    }

    private static void requireFewOpen(int open) {
        if (open >= MAX_OPEN) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT, Message.of("return.too-many-open", "limit", MAX_OPEN));
        }
    }

    /// Records units that stay with the buyer, in the caller's transaction, which has locked the order.
    ///
    /// @param replaced whether another order replaces them, so that nothing is refunded
    @Transactional(propagation = Propagation.MANDATORY)
    public Return claim(Order order, List<UnitsToReturn> units, boolean replaced, @Nullable String note, String actor) {
        order.require(OrderStep.RETURN);
        var items = new RequestedItems(units(order, terms(order)), choices.reasons(order)).check(units, true);
        var number = number(order, returns.count(order.id()));
        var now = clock.instant();
        var claim = Return.request(order.id(), number, Return.Kind.CLAIM, items, null, null, note, actor, now)
                .claim(replaced, now);
        returns.insert(claim);
        returns.count(claim.units(), Map.of());
        return claim;
    }

    private static String number(Order order, ReturnRepository.Count count) {
        return order.facts().number() + "-R" + (count.all() + 1);
    }

    private List<ReturnableUnits> units(Order order, ReturnTerms terms) {
        return ReturnableUnits.of(returns.lines(order.id()), fulfillments.of(order.id()), terms, clock.instant());
    }

    private ReturnTerms terms(Order order) {
        return policies.terms(order.facts().channel(), locale(order));
    }

    private static Locale locale(Order order) {
        return Locale.forLanguageTag(order.facts().locale());
    }
}
