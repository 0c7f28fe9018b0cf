package dev.kontor.order.change;

import dev.kontor.audit.AuditLog;
import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.OrderStep;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.read.OrderQueries;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Applies changes by staff: address, tags, notes and recorded payments.
@Service
@Transactional
public class OrderChanges {

    private final OrderRepository orders;
    private final OrderQueries queries;
    private final Payments payments;
    private final TaxZoneBoundary borders;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    OrderChanges(
            OrderRepository orders,
            OrderQueries queries,
            Payments payments,
            TaxZoneBoundary borders,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.orders = orders;
        this.queries = queries;
        this.payments = payments;
        this.borders = borders;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void change(OrderId id, IfMatch ifMatch, MergePatch<ChangeOrder> patch, String actor) {
        var order = lock(id);
        ifMatch.require(order.facts().version());
        var before = queries.managed(id);
        var current = new ChangeOrder(before.shippingAddress(), before.tags());
        var wanted = patch.applyTo(current);
        boolean moves = !Objects.equals(wanted.shippingAddress(), current.shippingAddress());
        var changed = moves ? checked(wanted) : wanted;
        if (moves) {
            var from = before.shippingAddress();
            var to = changed.shippingAddress();
            requireAddressable(order, from, to);
            borders.move(
                    id,
                    null,
                    borders.requireSameTax(id, null, Objects.requireNonNull(from), Objects.requireNonNull(to)));
        }
        jdbc.sql("update orders.orders set shipping_address = :address::jsonb, tags = :tags where id = :id")
                .param("id", id)
                .param("address", changed.shippingAddress())
                .param("tags", changed.tagList())
                .update();
        order.log(
                TimelineEntry.Type.DETAILS_CHANGED, actor, clock.instant(), Map.of("fields", fields(current, changed)));
        orders.save(order);
        audit.record("order.updated", id, current, changed);
    }

    private static ChangeOrder checked(ChangeOrder wanted) {
        var address = wanted.shippingAddress();
        return address == null
                ? wanted
                : new ChangeOrder(AddressRules.check("/shippingAddress", address), wanted.tags());
    }

    private static String fields(ChangeOrder before, ChangeOrder after) {
        var fields = new ArrayList<String>();
        if (!Objects.equals(before.shippingAddress(), after.shippingAddress())) {
            fields.add("shippingAddress");
        }
        if (!before.tagList().equals(after.tagList())) {
            fields.add("tags");
        }
        return String.join(", ", fields);
    }

    static void requireAddressable(Order order, @Nullable Address before, @Nullable Address after) {
        order.require(OrderStep.READDRESS);
        if (before == null
                || after == null
                || !before.destination().country().equals(after.destination().country())) {
            throw RejectedException.at(
                    ProblemCode.ADDRESS_INVALID,
                    "/shippingAddress/country",
                    "fixed",
                    "The country cannot be changed because the taxes and shipping of the order depend on it.");
        }
    }

    public void note(OrderId id, String text, String actor) {
        var order = lock(id);
        order.log(TimelineEntry.Type.NOTE, actor, clock.instant(), Map.of("text", text));
        orders.save(order);
        audit.record("order.noted", id, null, Map.of("text", text));
    }

    /// Locks the payment before the order, as all other code does, to avoid deadlocks.
    public PaymentSnapshot recordPayment(OrderId id, Money amount, String note) {
        var order = orders.find(id).orElseThrow(() -> NotFoundException.of("order", id));
        return payments.recordReceived(order.facts().paymentId(), amount, note);
    }

    private Order lock(OrderId id) {
        return orders.lock(id).orElseThrow(() -> NotFoundException.of("order", id));
    }
}
