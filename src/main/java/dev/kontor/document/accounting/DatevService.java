package dev.kontor.document.accounting;

import dev.kontor.audit.AuditLog;
import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelId;
import dev.kontor.channel.ChannelUser;
import dev.kontor.channel.Channels;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages how the documents of channels are booked, and exports the bookings.
@Service
@Transactional
class DatevService implements ChannelUser {

    private final DatevSettingsRepository settings;
    private final AccountingQueries queries;
    private final Channels channels;
    private final AuditLog audit;
    private final Clock clock;

    DatevService(
            DatevSettingsRepository settings,
            AccountingQueries queries,
            Channels channels,
            AuditLog audit,
            Clock clock) {
        this.settings = settings;
        this.queries = queries;
        this.channels = channels;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public DatevSettingsDetails get(ChannelId id) {
        var channel = channel(id).code();
        return settings.find(channel)
                .map(DatevSettingsRepository.Row::details)
                .orElseGet(() -> new DatevSettingsDetails(0, channel, null, null));
    }

    public DatevSettingsDetails save(ChannelId id, IfMatch ifMatch, DatevSettings request) {
        var channel = channel(id).code();
        channels.hold(List.of(channel), "/channel");
        var before = settings.find(channel);
        long version = before.map(DatevSettingsRepository.Row::version).orElse(0L);
        ifMatch.require(version);
        check(request);
        if (before.isPresent() && before.get().content().equals(request)) {
            return before.get().details();
        }
        var row = new DatevSettingsRepository.Row(channel, version + 1, request, clock.instant());
        if (!settings.save(row)) {
            throw new ChangedMeanwhile();
        }
        audit.record(
                "channel.datev_settings_changed",
                id,
                before.map(DatevSettingsRepository.Row::content).orElse(null),
                request);
        return row.details();
    }

    /// Returns the file for the import into DATEV.
    ///
    /// @throws RejectedException if something in the period cannot be booked
    @Transactional(readOnly = true)
    public byte[] export(ChannelId id, AccountingPeriod period) {
        var channel = channel(id).code();
        var stored = stored(channel);
        var bookings =
                queries.bookings(AccountingQueries.in(period.checked(), channel, null), DatevFile.MAX_BOOKINGS + 1);
        return DatevFile.of(stored.content(), period, bookings, clock.instant());
    }

    /// The settings of a channel.
    @Transactional(readOnly = true)
    public DatevSettings require(ChannelId id) {
        return stored(channel(id).code()).content();
    }

    private DatevSettingsRepository.Row stored(String channel) {
        return settings.find(channel)
                .orElseThrow(
                        () -> new RejectedException(
                                ProblemCode.REJECTED,
                                "The channel has no DATEV settings. Set them with PUT /admin/v1/channels/{id}/datev-settings."));
    }

    @Override
    public void removeChannel(Channel channel) {
        settings.delete(channel.code());
    }

    private Channel channel(ChannelId id) {
        return channels.find(id).orElseThrow(() -> NotFoundException.of("channel", id));
    }

    private static void check(DatevSettings request) {
        if (request.debtorAccount().length() != request.accountLength() + 1) {
            throw RejectedException.at(
                    "/debtorAccount", "length", "Accounts of debtors have one digit more than `accountLength`.");
        }
        if (request.payments() != null) {
            request.payments().byPointer().forEach((pointer, account) -> {
                if (account.length() != request.accountLength()) {
                    throw RejectedException.at(
                            pointer, "length", "General ledger accounts have as many digits as `accountLength` says.");
                }
            });
        }
        for (int entry = 0; entry < request.revenueAccounts().size(); entry++) {
            if (request.revenueAccounts().get(entry).account().length() != request.accountLength()) {
                throw RejectedException.at(
                        "/revenueAccounts/%d/account".formatted(entry),
                        "length",
                        "General ledger accounts have as many digits as `accountLength` says.");
            }
        }
    }
}
