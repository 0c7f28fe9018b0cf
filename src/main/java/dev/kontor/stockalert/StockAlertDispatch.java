package dev.kontor.stockalert;

import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.channel.Channel;
import dev.kontor.channel.Channels;
import dev.kontor.events.EventLog;
import dev.kontor.inventory.Availability;
import dev.kontor.stockalert.StockAlertRepository.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Queues the mails about variants that can be bought again. Any number of processes may run it
/// concurrently: the lock of a variant admits one, and an alert is marked as sent in the transaction that
/// queues its mail.
@Component
class StockAlertDispatch {

    private static final Logger LOG = LoggerFactory.getLogger(StockAlertDispatch.class);
    private static final int BATCH = 100;
    /// Units may be left for those who wait.
    private static final Duration SOON = Duration.ofHours(1);
    /// Events report changes; this finds what no event reports, such as a channel that opens.
    private static final Duration LATER = Duration.ofDays(1);

    private final StockAlertRepository alerts;
    private final StockWatchRepository watches;
    private final VariantStock stock;
    private final Channels channels;
    private final StockAlertMails mails;
    private final EventLog events;
    private final TransactionTemplate transactions;
    private final StockAlertProperties properties;

    StockAlertDispatch(
            StockAlertRepository alerts,
            StockWatchRepository watches,
            VariantStock stock,
            Channels channels,
            StockAlertMails mails,
            EventLog events,
            TransactionTemplate transactions,
            StockAlertProperties properties) {
        this.alerts = alerts;
        this.watches = watches;
        this.stock = stock;
        this.channels = channels;
        this.mails = mails;
        this.events = events;
        this.transactions = transactions;
        this.properties = properties;
    }

    @Scheduled(initialDelayString = "PT45S", fixedDelayString = "PT10S")
    void sendDue() {
        int sent = 0;
        int last = 0;
        while (last >= 0) {
            last = transactions.execute(_ -> sendNext());
            sent += Math.max(0, last);
        }
        if (sent > 0) {
            LOG.info("Queued {} mails about variants that can be bought again", sent);
        }
    }

    @Scheduled(initialDelayString = "PT14M", fixedDelayString = "PT1H")
    void purge() {
        int deleted = BATCH;
        while (deleted == BATCH) {
            deleted = transactions.execute(_ -> alerts.deleteExpired(BATCH));
        }
    }

    /// @return the number of queued mails; -1 if no variant is due
    private int sendNext() {
        return watches.claim().map(this::send).orElse(-1);
    }

    private int send(VariantId variant) {
        if (watches.endIfIdle(variant)) {
            return 0;
        }
        if (!stock.exists(variant)) {
            alerts.deleteOf(variant);
            watches.end(variant);
            return 0;
        }
        var offered = alerts.channels(variant).stream()
                .flatMap(code -> offer(variant, code).stream())
                .toList();
        if (offered.isEmpty()) {
            watches.later(variant, LATER);
            return 0;
        }
        var any = offered.getFirst().variant();
        var availability = stock.availability(any);
        int units = units(variant, availability);
        var sent = units == 0
                ? List.<Waiting>of()
                : alerts.markSent(
                        variant,
                        offered.stream().map(Offer::channel).toList(),
                        Math.min(units, BATCH),
                        properties.retainSent());
        mails.send(variant, sent);
        events.append(sent.stream()
                .map(alert -> new StockAlertSent(alert.id(), variant, alert.channel()))
                .toList());
        var wait = sent.size() == BATCH ? Duration.ZERO : availability.covers(1) ? SOON : LATER;
        watches.next(variant, any.units(1).keySet(), wait);
        return sent.size();
    }

    private record Offer(String channel, SellableVariant variant) {}

    private Optional<Offer> offer(VariantId variant, String code) {
        return channels.find(code)
                .filter(Channel::active)
                .flatMap(channel -> stock.variant(variant, channel.defaultLocale(), code))
                .filter(SellableVariant::published)
                .map(found -> new Offer(code, found));
    }

    /// The number of shoppers who get a mail now: those who got one recently count against the units.
    private int units(VariantId variant, Availability availability) {
        if (!availability.tracked()) {
            return BATCH;
        }
        long units = (long) availability.available() + availability.backorderable();
        long mailed = units == 0 ? 0 : alerts.sentWithin(variant, properties.reserveFor());
        return Math.clamp(units * properties.mailsPerUnit() - mailed, 0, BATCH);
    }
}
