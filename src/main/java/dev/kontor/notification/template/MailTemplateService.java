package dev.kontor.notification.template;

import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelUser;
import dev.kontor.channel.Channels;
import dev.kontor.events.ChangeLog;
import dev.kontor.notification.MailTemplateDeleted;
import dev.kontor.notification.MailTemplateId;
import dev.kontor.notification.MailTemplateUpdated;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lets staff edit the templates of mails.
@Service
@Transactional
class MailTemplateService implements ChannelUser {

    private static final int MAX_TEMPLATES = 300;

    private final MailTemplateRepository templates;
    private final MailTemplateQueries queries;
    private final BuiltInTemplates builtIn;
    private final TemplateCheck check;
    private final Channels channels;
    private final Shop shop;
    private final ChangeLog changes;
    private final Clock clock;

    MailTemplateService(
            MailTemplateRepository templates,
            MailTemplateQueries queries,
            BuiltInTemplates builtIn,
            TemplateCheck check,
            Channels channels,
            Shop shop,
            ChangeLog changes,
            Clock clock) {
        this.templates = templates;
        this.queries = queries;
        this.builtIn = builtIn;
        this.check = check;
        this.channels = channels;
        this.shop = shop;
        this.changes = changes;
        this.clock = clock;
    }

    /// The template of staff for this place; the built-in one with version 0 if there is none.
    @Transactional(readOnly = true)
    public MailTemplateDetails get(TemplatePlace place) {
        requireKnown(place);
        return find(place)
                .map(MailTemplateDetails::of)
                .orElseGet(() -> MailTemplateDetails.of(place, 0, builtIn.source(place.kind(), language(place)), null));
    }

    public MailTemplateDetails save(TemplatePlace place, IfMatch ifMatch, MailSource wanted) {
        requireKnown(place);
        if (place.channel() != null) {
            channels.hold(List.of(place.channel()), "/channel");
        }
        var stored = find(place);
        ifMatch.require(stored.map(MailTemplate::version).orElse(0L));
        check.render(place.kind(), language(place), wanted);
        if (stored.isPresent() && stored.get().source().equals(wanted)) {
            return MailTemplateDetails.of(stored.get());
        }
        if (stored.isEmpty() && queries.count() >= MAX_TEMPLATES) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "A shop has at most %d templates. Delete one that is no longer used.".formatted(MAX_TEMPLATES));
        }
        var before = stored.map(template -> audited(template.place(), template.source()));
        var template = stored.orElseGet(() -> new MailTemplate(place, wanted, clock.instant()));
        if (stored.isPresent()) {
            template.change(wanted, clock.instant());
        }
        templates.store(template);
        queries.insertVersion(place, wanted, clock.instant());
        changes.record(
                new MailTemplateUpdated(template.id(), place.kind(), place.locale(), place.channel()),
                before.orElse(null),
                audited(place, wanted));
        return MailTemplateDetails.of(template);
    }

    public MailTemplateDetails restore(TemplatePlace place, IfMatch ifMatch, long number) {
        var version = queries.version(place, number)
                .orElseThrow(() -> new NotFoundException("The template has no version " + number + "."));
        return save(place, ifMatch, version.source());
    }

    public void delete(TemplatePlace place, IfMatch ifMatch) {
        requireKnown(place);
        var template = find(place).orElseThrow(() -> new NotFoundException("Staff have not saved a template here."));
        ifMatch.require(template.version());
        remove(template);
    }

    @Transactional(readOnly = true)
    public Page<MailTemplateVersion> versions(TemplatePlace place) {
        requireKnown(place);
        return Page.whole(queries.versions(place));
    }

    /// Rejects what could not be saved.
    @Transactional(readOnly = true)
    public MailPreview preview(TemplatePlace place, PreviewMailTemplate request) {
        var current = get(place);
        var source = request.over(new MailSource(current.subject(), current.html(), current.text()));
        return MailPreview.of(check.render(place.kind(), language(place), source));
    }

    @Override
    public void removeChannel(Channel channel) {
        queries.ofChannel(channel.code()).forEach(id -> templates.findById(id).ifPresent(this::remove));
    }

    private void remove(MailTemplate template) {
        var place = template.place();
        templates.deleteAndFlush(template);
        changes.record(
                new MailTemplateDeleted(template.id(), place.kind(), place.locale(), place.channel()),
                audited(place, template.source()),
                null);
    }

    private Optional<MailTemplate> find(TemplatePlace place) {
        Optional<MailTemplateId> id = queries.find(place);
        return id.flatMap(templates::findById);
    }

    private void requireKnown(TemplatePlace place) {
        if (!shop.locales().contains(language(place))) {
            throw new NotFoundException(
                    "The shop does not offer the language %s. Use one of its locales.".formatted(place.locale()));
        }
        if (place.channel() != null && channels.find(place.channel()).isEmpty()) {
            throw new NotFoundException("There is no channel %s.".formatted(place.channel()));
        }
    }

    private static Locale language(TemplatePlace place) {
        return Locale.forLanguageTag(place.locale());
    }

    /// The content is in the versions.
    private static Map<String, Object> audited(TemplatePlace place, MailSource source) {
        return Map.of(
                "kind", place.kind(),
                "locale", place.locale(),
                "channel", Objects.requireNonNullElse(place.channel(), ""),
                "subject", source.subject(),
                "characters", source.html().length() + source.text().length());
    }
}
