package dev.kontor.settings;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Applies changed settings in every process.
@Component
class SettingsConsumer implements EventConsumer {

    private final KnownSettings settings;

    SettingsConsumer(KnownSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Set<String> types() {
        return Set.of("settings.*");
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
        settings.renew();
    }
}
