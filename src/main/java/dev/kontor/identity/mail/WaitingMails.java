package dev.kontor.identity.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Counts the mails about accounts that wait to be sent. Mails about orders follow events: their consumers have the
/// metric `kontor.events.lag`.
@Component
class WaitingMails {

    private final MailRepository mails;
    private final AtomicLong waiting = new AtomicLong();

    WaitingMails(MailRepository mails, MeterRegistry meters) {
        this.mails = mails;
        Gauge.builder("kontor.mails.waiting", waiting, AtomicLong::get)
                .description("Mails about accounts that wait to be sent, counted twice a minute.")
                .register(meters);
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT30S")
    void count() {
        waiting.set(mails.waiting());
    }
}
