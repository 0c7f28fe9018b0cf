package dev.kontor.order.withdrawal;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.identity.EmailKey;
import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Accepts declarations of withdrawal, assigns them to orders and closes them. Locks the declaration before the
/// order.
@Service
@Transactional
class WithdrawalService {

    // Protects the buyer's mailbox from a stranger who knows number and address.
    private static final int MAX_ACKNOWLEDGMENTS = 3;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final WithdrawalRepository withdrawals;
    private final OrderRepository orders;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;
    private final Shop shop;

    WithdrawalService(
            WithdrawalRepository withdrawals,
            OrderRepository orders,
            EventLog events,
            AuditLog audit,
            Clock clock,
            Shop shop) {
        this.withdrawals = withdrawals;
        this.orders = orders;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
        this.shop = shop;
    }

    /// Stores the declaration without looking up its order: neither response nor timing reveals whether the
    /// order exists.
    DeclaredWithdrawal declare(DeclareWithdrawal declared) {
        var received = new DeclaredWithdrawal(WithdrawalId.next(), clock.instant());
        withdrawals.insert(received.id(), declared.stripped(), received.receivedAt());
        events.append(new WithdrawalReceived(received.id()));
        return received;
    }

    /// Assigns the declaration to the order with the same number and e-mail address, if there is one. Does
    /// nothing if it is already assigned.
    void match(WithdrawalId id) {
        withdrawals
                .lock(id)
                .filter(declared -> declared.orderId() == null)
                .ifPresent(declared -> withdrawals
                        .placedOrder(declared.orderNumber())
                        .filter(found -> EmailKey.of(found.email()).equals(EmailKey.of(declared.email())))
                        .ifPresent(found -> assign(declared, found.id(), "guest")));
    }

    void assign(WithdrawalId id, AssignWithdrawal request, String actor) {
        var declared = lock(id);
        if (declared.orderId() != null) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION, "The withdrawal already belongs to an order.");
        }
        assign(declared, request.orderId(), actor);
        audit.record("withdrawal.assigned", id, null, Map.of("orderId", request.orderId()));
    }

    void close(WithdrawalId id, CloseWithdrawal request, String actor) {
        var declared = lock(id);
        if (declared.status() == WithdrawalStatus.CLOSED) {
            throw new ConflictException(ProblemCode.INVALID_STATE_TRANSITION, "The withdrawal is already closed.");
        }
        withdrawals.close(id, request.note(), actor, clock.instant());
        audit.record(
                "withdrawal.closed",
                id,
                Map.of("status", declared.status()),
                Map.of("status", WithdrawalStatus.CLOSED));
    }

    private void assign(WithdrawalDetails declared, OrderId id, String actor) {
        var order = orders.lock(id)
                .filter(found -> found.state().placedAt() != null)
                .orElseThrow(() -> RejectedException.at("/orderId", "not-found", "There is no such placed order."));
        var now = clock.instant();
        if (withdrawals.acknowledged(id, now.minus(WINDOW)) >= MAX_ACKNOWLEDGMENTS) {
            withdrawals.assign(declared.id(), id, null);
            return;
        }
        withdrawals.assign(declared.id(), id, now);
        order.log(
                TimelineEntry.Type.WITHDRAWAL_RECEIVED,
                actor,
                now,
                Map.of("withdrawalId", declared.id().text()));
        orders.save(order);
        events.append(acknowledgment(declared, order));
    }

    private WithdrawalAcknowledged acknowledgment(WithdrawalDetails declared, Order order) {
        var facts = order.facts();
        var lines = time(declared.receivedAt(), Locale.forLanguageTag(facts.locale())) + "\n" + declared.name();
        return new WithdrawalAcknowledged(
                declared.id(),
                facts.id(),
                facts.number(),
                facts.email(),
                facts.locale(),
                declared.statement() == null ? lines : lines + "\n\n" + declared.statement());
    }

    private String time(Instant at, Locale language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG)
                .withLocale(language)
                .withZone(shop.timeZone())
                .format(at);
    }

    private WithdrawalDetails lock(WithdrawalId id) {
        return withdrawals.lock(id).orElseThrow(() -> NotFoundException.of("withdrawal", id));
    }
}
