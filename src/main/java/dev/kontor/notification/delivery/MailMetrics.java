package dev.kontor.notification.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The metrics of mails.
@Component
class MailMetrics {

    private static final String ATTEMPTS = "kontor.mails.attempts";

    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final AtomicLong waiting = new AtomicLong();

    MailMetrics(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.meters = meters;
        Gauge.builder("kontor.mails.waiting", waiting, AtomicLong::get)
                .description("Mails that wait to be sent, counted twice a minute.")
                .register(meters);
    }

    void finished(MailStatus status) {
        count(status.name().toLowerCase(Locale.ROOT));
    }

    void retried() {
        count("retried");
    }

    private void count(String outcome) {
        Counter.builder(ATTEMPTS)
                .description("Attempts by this process to send mails, by outcome.")
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT30S")
    void count() {
        waiting.set(jdbc.sql("select count(*) from notification.mails where status = 'PENDING'")
                .query(Long.class)
                .single());
    }
}
