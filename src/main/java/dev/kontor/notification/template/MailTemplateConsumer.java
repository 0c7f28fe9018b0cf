package dev.kontor.notification.template;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Renews the cached templates in every process.
@Component
class MailTemplateConsumer implements EventConsumer {

    private final KnownTemplates templates;

    MailTemplateConsumer(KnownTemplates templates) {
        this.templates = templates;
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
    public Reach reach() {
        return Reach.EVERY_PROCESS;
    }

    @Override
    public boolean isEager() {
        return true;
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        templates.renew();
    }
}
