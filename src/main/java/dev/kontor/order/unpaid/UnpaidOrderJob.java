package dev.kontor.order.unpaid;

import dev.kontor.order.unpaid.PaymentReminderRepository.Waiting;
import dev.kontor.payment.Payments;
import dev.kontor.shared.settings.SettingsGroup;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Finds orders whose bank transfer is late. Every process may run it: an order is handled in a transaction that locks
/// it.
@Component
class UnpaidOrderJob {

    private static final Logger LOG = LoggerFactory.getLogger(UnpaidOrderJob.class);
    private static final int PAGE = 100;

    /// The delay after which no reminder is sent: staff have forgotten such an order, or to record its payment.
    private static final Duration TOO_LATE = Duration.ofDays(30);

    private final PaymentReminderRepository reminders;
    private final UnpaidOrders unpaid;
    private final Payments payments;
    private final SettingsGroup<UnpaidOrderSettings> settings;
    private final Clock clock;

    UnpaidOrderJob(
            PaymentReminderRepository reminders,
            UnpaidOrders unpaid,
            Payments payments,
            SettingsGroup<UnpaidOrderSettings> settings,
            Clock clock) {
        this.reminders = reminders;
        this.unpaid = unpaid;
        this.payments = payments;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT6M", fixedDelayString = "PT15M")
    void run() {
        var wanted = settings.get();
        var now = clock.instant();
        if (wanted.cancelAfterDays() != null) {
            handle(last -> reminders.overdue(now, last, PAGE), unpaid::cancel);
        }
        if (wanted.remindAfterDays() != null) {
            var before = now.minus(Duration.ofDays(wanted.remindAfterDays()));
            handle(last -> reminders.unreminded(before.minus(TOO_LATE), before, last, PAGE), unpaid::remind);
        }
    }

    /// Reads page by page, because orders with another payment stay in the list.
    private void handle(Pages pages, Consumer<Waiting> step) {
        Waiting last = null;
        List<Waiting> page;
        do {
            page = pages.after(last);
            withTransfer(page).forEach(waiting -> attempt(waiting, step));
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == PAGE);
    }

    private interface Pages {
        List<Waiting> after(@Nullable Waiting last);
    }

    private List<Waiting> withTransfer(List<Waiting> page) {
        var found = payments.of(page.stream().map(Waiting::cartId).toList());
        return page.stream()
                .filter(waiting -> found.getOrDefault(waiting.cartId(), List.of()).stream()
                        .anyMatch(payment -> payment.id().equals(waiting.paymentId()) && AwaitedTransfer.isIn(payment)))
                .toList();
    }

    /// An order that fails must not stop the others; the next run tries it again.
    private static void attempt(Waiting waiting, Consumer<Waiting> step) {
        try {
            step.accept(waiting);
        } catch (RuntimeException failure) {
            LOG.warn(
                    "Unpaid order {} could not be handled and is tried again",
                    waiting.id().text(),
                    failure);
        }
    }
}
