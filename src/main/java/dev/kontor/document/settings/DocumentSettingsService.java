package dev.kontor.document.settings;

import dev.kontor.audit.AuditLog;
import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelId;
import dev.kontor.channel.ChannelUser;
import dev.kontor.channel.Channels;
import dev.kontor.document.content.Company;
import dev.kontor.shared.money.Iban;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.tax.VatCountries;
import dev.kontor.tax.VatNumber;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages the company data and number series of channels.
@Service
@Transactional
class DocumentSettingsService implements ChannelUser {

    private static final int MAX_LOGOS = 100;

    private final DocumentSettingsRepository settings;
    private final DocumentDesigns designs;
    private final Channels channels;
    private final AuditLog audit;
    private final Clock clock;

    DocumentSettingsService(
            DocumentSettingsRepository settings,
            DocumentDesigns designs,
            Channels channels,
            AuditLog audit,
            Clock clock) {
        this.settings = settings;
        this.designs = designs;
        this.channels = channels;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public DocumentSettingsDetails get(ChannelId id) {
        var channel = channel(id);
        return settings.find(channel.code())
                .map(this::details)
                .orElseGet(() -> DocumentSettingsDetails.none(channel.code()));
    }

    public DocumentSettingsDetails save(ChannelId id, IfMatch ifMatch, SaveDocumentSettings request) {
        var channel = channel(id);
        channels.hold(List.of(channel.code()), "/channel");
        var before = settings.find(channel.code());
        long version = before.map(DocumentSettings::version).orElse(0L);
        ifMatch.require(version);
        check(request.company());
        var wanted = request.in(
                channel.code(),
                version + 1,
                zone(request.timeZone()),
                clock.instant(),
                before.map(DocumentSettings::logoId).orElse(null));
        if (before.isPresent() && isSame(before.get(), wanted)) {
            return details(before.get());
        }
        if (!settings.save(wanted)) {
            throw new ChangedMeanwhile();
        }
        var after = details(wanted);
        audit.record(
                "channel.document_settings_changed",
                id,
                before.map(this::details).orElse(null),
                after);
        return after;
    }

    /// Rejects what [#setLogo] would reject, before the picture is read.
    @Transactional(readOnly = true)
    public void requireLogoPossible(ChannelId id, IfMatch ifMatch) {
        var stored = stored(channel(id));
        ifMatch.require(stored.version());
        if (designs.logos(stored.channel()) >= MAX_LOGOS) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "A channel has had at most %d logos, and documents still show them. Keep the current one."
                            .formatted(MAX_LOGOS));
        }
    }

    @Transactional(readOnly = true)
    public String channelCode(ChannelId id) {
        return channel(id).code();
    }

    /// Records the name of a logo before its content is stored.
    public void announce(StoredLogo logo) {
        designs.insert(logo);
    }

    /// Later documents show the logo.
    ///
    /// @param logo absent for none
    public DocumentSettingsDetails setLogo(ChannelId id, IfMatch ifMatch, @Nullable StoredLogo logo) {
        var before = stored(channel(id));
        ifMatch.require(before.version());
        var wanted = logo == null ? null : logo.id();
        if (Objects.equals(before.logoId(), wanted)) {
            return details(before);
        }
        var after = before.withLogo(wanted, clock.instant());
        if (!settings.save(after)) {
            throw new ChangedMeanwhile();
        }
        var details = details(after);
        audit.record("channel.document_logo_changed", id, details(before).logo(), details.logo());
        return details;
    }

    private DocumentSettings stored(Channel channel) {
        return settings.find(channel.code())
                .orElseThrow(() -> new RejectedException(
                        ProblemCode.REJECTED,
                        "The channel has no document settings. Set them before the logo: "
                                + "PUT /admin/v1/channels/{id}/document-settings."));
    }

    private DocumentSettingsDetails details(DocumentSettings stored) {
        var logo = stored.logoId() == null
                ? null
                : designs.logo(stored.logoId()).map(DocumentLogoDetails::of).orElse(null);
        return DocumentSettingsDetails.of(stored, logo);
    }

    @Override
    public void removeChannel(Channel channel) {
        settings.delete(channel.code());
    }

    private static boolean isSame(DocumentSettings stored, DocumentSettings wanted) {
        return new DocumentSettings(
                        stored.channel(),
                        wanted.version(),
                        stored.automatic(),
                        stored.company(),
                        stored.invoicePrefix(),
                        stored.creditNotePrefix(),
                        stored.yearly(),
                        stored.timeZone(),
                        stored.paymentDays(),
                        wanted.updatedAt(),
                        stored.logoId())
                .equals(wanted);
    }

    private Channel channel(ChannelId id) {
        return channels.find(id).orElseThrow(() -> NotFoundException.of("channel", id));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException _) {
            throw RejectedException.at(
                    "/timeZone",
                    "not-found",
                    "There is no time zone " + id + ". Use an IANA name such as Europe/Berlin.");
        }
    }

    private static void check(Company company) {
        if (company.vatNumber() == null && company.taxNumber() == null) {
            throw RejectedException.at(
                    "/company/taxNumber",
                    "required",
                    "Invoices need `vatNumber` or `taxNumber`. Set at least one of them.");
        }
        if (company.vatNumber() != null
                && VatCountries.isInTheUnion(company.country())
                && VatNumber.of(company.vatNumber()).isEmpty()) {
            throw RejectedException.at(
                    "/company/vatNumber",
                    "vat-number-form",
                    "No member state of the European Union has a VAT number of this form. Correct the number.");
        }
        if (company.iban() != null && !Iban.isValid(company.iban())) {
            throw RejectedException.at(
                    "/company/iban", "check-digits", "The check digits of the IBAN are wrong. Correct the number.");
        }
    }
}
