package dev.kontor.notification.template;

import dev.kontor.events.EventConsumer;
import dev.kontor.notification.MailKind;
import dev.kontor.shared.database.CachedSnapshot;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Caches the templates of staff until an event reports a change.
@Component
class KnownTemplates implements EditedTemplates, EventConsumer.Cached {

    private final CachedSnapshot<Map<TemplatePlace, MailSource>> snapshot;

    KnownTemplates(MailTemplateQueries queries) {
        this.snapshot = new CachedSnapshot<>(() -> queries.all().stream()
                .collect(Collectors.toUnmodifiableMap(
                        MailTemplateQueries.Stored::place, MailTemplateQueries.Stored::source)));
    }

    @Override
    public Optional<MailSource> find(MailKind kind, Locale language, @Nullable String channel) {
        return Optional.ofNullable(snapshot.get().get(new TemplatePlace(kind, language.toLanguageTag(), channel)));
    }

    @Override
    public String name() {
        return "mail-templates";
    }

    @Override
    public Set<String> types() {
        return Set.of("mail_template.*");
    }

    @Override
    public void renew() {
        snapshot.renew();
    }

    /// Covers changes without an event, such as a restored backup.
    @Scheduled(initialDelayString = "PT45S", fixedDelayString = "PT60S")
    void refresh() {
        snapshot.refresh();
    }
}
