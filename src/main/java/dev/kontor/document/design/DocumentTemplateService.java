package dev.kontor.document.design;

import dev.kontor.audit.AuditLog;
import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelUser;
import dev.kontor.channel.Channels;
import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.document.file.PrintedHtml;
import dev.kontor.document.settings.DocumentSettings;
import dev.kontor.document.settings.DocumentSettingsRepository;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The transactions of templates. Checks happen between them.
@Service
@Transactional
class DocumentTemplateService implements ChannelUser {

    private static final int MAX_TEMPLATES = 300;

    private final TemplateVersions versions;
    private final DocumentSettingsRepository settings;
    private final Channels channels;
    private final AuditLog audit;
    private final Clock clock;

    DocumentTemplateService(
            TemplateVersions versions,
            DocumentSettingsRepository settings,
            Channels channels,
            AuditLog audit,
            Clock clock) {
        this.versions = versions;
        this.settings = settings;
        this.channels = channels;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<DocumentTemplateSummary> list() {
        return Page.whole(versions.current());
    }

    /// The template of staff for exactly this place, else the built-in one.
    @Transactional(readOnly = true)
    public DocumentTemplateDetails get(TemplatePlace place) {
        requireKnown(place);
        return details(place, versions.latest(place).orElse(null));
    }

    @Transactional(readOnly = true)
    public Page<DocumentTemplateVersion> list(TemplatePlace place) {
        requireKnown(place);
        return Page.whole(versions.list(place));
    }

    /// The content of a version.
    @Transactional(readOnly = true)
    public String html(TemplatePlace place, long number) {
        requireKnown(place);
        return versions.find(place, number)
                .map(DocumentTemplateVersion::html)
                .orElseThrow(() -> new NotFoundException("The template has no content with version " + number + "."));
    }

    /// Settings of the channel, for its logo.
    @Transactional(readOnly = true)
    public Optional<DocumentSettings> settings(TemplatePlace place) {
        return settings.find(place.channel() == null ? channels.standard().code() : place.channel());
    }

    /// @param html null restores the built-in template
    public DocumentTemplateDetails save(TemplatePlace place, IfMatch ifMatch, @Nullable String html) {
        requireKnown(place);
        if (place.channel() != null) {
            channels.hold(List.of(place.channel()), "/channel");
        }
        var before = versions.latest(place);
        ifMatch.require(before.map(DocumentTemplateVersion::number).orElse(0L));
        var current = before.map(DocumentTemplateVersion::html).orElse(null);
        if (html == null && current == null) {
            throw new NotFoundException("Staff have not saved a template here.");
        }
        if (html != null && html.equals(current)) {
            return details(place, before.orElse(null));
        }
        if (current == null && versions.current().size() >= MAX_TEMPLATES) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "A shop has at most %d templates of documents. Delete one that is no longer used."
                            .formatted(MAX_TEMPLATES));
        }
        long number = before.map(DocumentTemplateVersion::number).orElse(0L) + 1;
        var after = versions.add(place, number, html, clock.instant()).orElseThrow(ChangedMeanwhile::new);
        audit.record(
                html == null ? "document_template.deleted" : "document_template.saved",
                after.id(),
                before.map(version -> audited(place, version)).orElse(null),
                audited(place, after));
        return details(place, after);
    }

    @Override
    public void removeChannel(Channel channel) {
        versions.endChannel(channel.code(), clock.instant());
    }

    private static DocumentTemplateDetails details(TemplatePlace place, @Nullable DocumentTemplateVersion version) {
        var html = version == null ? null : version.html();
        return new DocumentTemplateDetails(
                version == null ? 0 : version.number(),
                version == null || html == null ? null : version.id(),
                place.kind(),
                place.language(),
                place.channel(),
                html == null,
                html == null ? PrintedHtml.builtIn(place.kind()) : html,
                version == null ? null : version.savedAt());
    }

    private void requireKnown(TemplatePlace place) {
        if (place.channel() == null) {
            return;
        }
        if (place.kind() == DocumentTemplateKind.PICK_LIST) {
            throw new NotFoundException("Pick lists contain orders of all channels. Leave out `channel`.");
        }
        if (channels.find(place.channel()).isEmpty()) {
            throw new NotFoundException("There is no channel %s.".formatted(place.channel()));
        }
    }

    /// The content is in the versions.
    private static Map<String, Object> audited(TemplatePlace place, DocumentTemplateVersion version) {
        var audited = new HashMap<String, Object>();
        audited.put("kind", place.kind());
        audited.put("language", place.language());
        audited.put("channel", place.channel() == null ? "" : place.channel());
        audited.put("version", version.number());
        audited.put("characters", version.html() == null ? 0 : version.html().length());
        return audited;
    }
}
