package dev.kontor.order.receivable;

import dev.kontor.shared.settings.SettingsGroup;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Declares the settings of reminders of overdue invoices. The environment sets none of them.
@Configuration(proxyBeanMethods = false)
class InvoiceReminderSettingsConfiguration {

    @Bean
    SettingsGroup<InvoiceReminderSettings> invoiceReminderSettings(Environment environment) {
        return SettingsGroup.of("invoice-reminders", new InvoiceReminderSettings(List.of()), Map.of(), environment);
    }
}
