package dev.kontor.order.unpaid;

import dev.kontor.events.EventLog;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.cancellation.OrderCancellation;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.OrderStep;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.unpaid.PaymentReminderRepository.Waiting;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reminds buyers of bank transfers, and cancels orders whose transfer does not arrive. Each order is checked again
/// once it is locked: money may have arrived meanwhile, or another process was faster.
@Service
@Transactional
class UnpaidOrders {

    private final OrderRepository orders;
    private final Payments payments;
    private final PaymentReminderRepository reminders;
    private final OrderCancellation cancellation;
    private final SettingsGroup<UnpaidOrderSettings> settings;
    private final Shop shop;
    private final EventLog events;
    private final Clock clock;

    UnpaidOrders(
            OrderRepository orders,
            Payments payments,
            PaymentReminderRepository reminders,
            OrderCancellation cancellation,
            SettingsGroup<UnpaidOrderSettings> settings,
            Shop shop,
            EventLog events,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.reminders = reminders;
        this.cancellation = cancellation;
        this.settings = settings;
        this.shop = shop;
        this.events = events;
        this.clock = clock;
    }

    /// Reminds the buyer of the order, once. Names a last day only if the order can be canceled after it: staff decide
    /// about orders that are partly paid or packed.
    void remind(Waiting waiting) {
        var payment = payments.lock(waiting.paymentId()).orElseThrow();
        var order = orders.lock(waiting.id()).orElseThrow();
        var amount = order.debt(payment).missing();
        if (!isWaiting(order) || !AwaitedTransfer.isIn(payment) || !amount.isPositive()) {
            return;
        }
        var now = clock.instant();
        var lastDay = isUntouched(order, payment) ? lastDay(now) : null;
        if (!reminders.add(order.id(), amount.minor(), now, lastDay == null ? null : end(lastDay))) {
            return;
        }
        var data = new LinkedHashMap<String, String>();
        data.put("amount", amount.toString());
        if (lastDay != null) {
            data.put("payUntil", lastDay.toString());
        }
        order.log(TimelineEntry.Type.PAYMENT_REMINDED, Order.SYSTEM, now, data);
        orders.save(order);
        var received = AwaitedTransfer.received(payment);
        var facts = order.facts();
        events.append(new OrderPaymentReminded(
                order.id(),
                facts.number(),
                facts.email(),
                facts.locale(),
                amount,
                received.isPositive() ? received : null,
                lastDay));
    }

    /// Cancels the order if the last day of its reminder is over, and nothing has happened to it since.
    void cancel(Waiting waiting) {
        var payment = payments.lock(waiting.paymentId()).orElseThrow();
        var order = orders.lock(waiting.id()).orElseThrow();
        boolean wanted = settings.get().cancelAfterDays() != null;
        if (!wanted || !isWaiting(order) || !isUntouched(order, payment)) {
            return;
        }
        boolean asReminded = reminders
                .overdueMinor(order.id(), clock.instant())
                .filter(reminded -> reminded == order.debt(payment).missing().minor())
                .isPresent();
        if (asReminded) {
            var language = Locale.forLanguageTag(order.facts().locale());
            cancellation.ofUnpaid(
                    order, Message.of("order.not-paid-in-time").in(language).text());
        }
    }

    private static boolean isWaiting(Order order) {
        return order.status() == OrderStatus.OPEN && order.state().hold() == null;
    }

    /// Whether nothing was packed, shipped or transferred.
    private static boolean isUntouched(Order order, PaymentSnapshot payment) {
        return order.can(OrderStep.CANCEL) && order.lines().nothingPacked() && AwaitedTransfer.isUntouched(payment);
    }

    private @Nullable LocalDate lastDay(Instant now) {
        var days = settings.get().cancelAfterDays();
        return days == null ? null : now.atZone(shop.timeZone()).toLocalDate().plusDays(days);
    }

    private Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(shop.timeZone()).toInstant();
    }
}
