package dev.kontor.document.settings;

import dev.kontor.channel.Channel;
import dev.kontor.channel.Channels;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.shop.ReadinessCheck;
import dev.kontor.shared.shop.ReadinessFinding;
import java.util.List;
import org.springframework.stereotype.Component;

/// Checks that every active channel has company data for its documents.
@Component
class DocumentReadiness implements ReadinessCheck {

    private static final int AFTER_MAIL = 65;
    private static final String CODE = "documents";

    private final DocumentSettingsRepository settings;
    private final Channels channels;

    DocumentReadiness(DocumentSettingsRepository settings, Channels channels) {
        this.settings = settings;
        this.channels = channels;
    }

    @Override
    public int order() {
        return AFTER_MAIL;
    }

    @Override
    public List<ReadinessFinding> check() {
        var known = settings.channels();
        var missing = channels.all().stream()
                .filter(Channel::active)
                .map(Channel::code)
                .filter(code -> !known.contains(code))
                .toList();
        return missing.isEmpty()
                ? List.of(ReadinessFinding.ok(CODE, Message.of("readiness.documents-ok")))
                : List.of(ReadinessFinding.warning(
                        CODE,
                        Message.of("readiness.documents-missing", "channels", missing),
                        Message.of("readiness.documents-missing-remedy"),
                        "/admin/v1/channels/{id}/document-settings"));
    }
}
