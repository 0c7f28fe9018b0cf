package dev.kontor.order.receivable;

import dev.kontor.order.receivable.InvoiceReminderRepository.Overdue;
import dev.kontor.order.receivable.InvoiceReminderRepository.Schedule;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Finds orders whose invoice is overdue. Every process may run it: an order is handled in a transaction that locks it.
@Component
class InvoiceReminderJob {

    private static final Logger LOG = LoggerFactory.getLogger(InvoiceReminderJob.class);
    private static final int PAGE = 100;

    private final InvoiceReminderRepository overdue;
    private final InvoiceReminders reminders;
    private final SettingsGroup<InvoiceReminderSettings> settings;
    private final Shop shop;
    private final Clock clock;

    InvoiceReminderJob(
            InvoiceReminderRepository overdue,
            InvoiceReminders reminders,
            SettingsGroup<InvoiceReminderSettings> settings,
            Shop shop,
            Clock clock) {
        this.overdue = overdue;
        this.reminders = reminders;
        this.settings = settings;
        this.shop = shop;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT15M")
    void run() {
        var days = settings.get().remindAfterDays();
        if (days.isEmpty()) {
            return;
        }
        var zone = shop.timeZone();
        var schedule = new Schedule(days, LocalDate.ofInstant(clock.instant(), zone), zone);
        Overdue last = null;
        List<Overdue> page;
        do {
            page = overdue.due(schedule, last, PAGE);
            page.forEach(order -> attempt(order, schedule));
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == PAGE);
    }

    /// An order that fails must not stop the others; the next run tries it again.
    private void attempt(Overdue order, Schedule schedule) {
        try {
            reminders.remind(order, schedule);
        } catch (RuntimeException failure) {
            LOG.warn(
                    "The buyer of order {} could not be reminded of the invoice; the next run tries again",
                    order.id().text(),
                    failure);
        }
    }
}
