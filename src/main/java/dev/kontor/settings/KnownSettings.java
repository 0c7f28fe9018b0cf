package dev.kontor.settings;

import dev.kontor.events.EventConsumer;
import dev.kontor.shared.settings.SettingsGroup;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Applies what staff have set to the groups of this process: before it accepts requests, and after each
/// change.
@Component
class KnownSettings implements Settings, EventConsumer.Cached, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(KnownSettings.class);

    private final SettingsRepository repository;
    private final List<SettingsGroup<?>> groups;
    private final JsonMapper json;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile String stamp = "";
    private volatile @Nullable Map<String, StoredSettings> loaded;

    KnownSettings(SettingsRepository repository, List<SettingsGroup<?>> groups, JsonMapper json) {
        this.repository = repository;
        this.groups = List.copyOf(groups);
        this.json = json;
    }

    @Override
    public String stamp() {
        return stamp;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Set<String> types() {
        return Set.of("settings.*");
    }

    /// Loads one after the other, so that an older state never replaces a newer one. Applies what has changed.
    @Override
    public void renew() {
        loading.lock();
        try {
            var stored = repository.all().stream()
                    .collect(Collectors.toUnmodifiableMap(StoredSettings::code, Function.identity()));
            if (stored.equals(loaded)) {
                return;
            }
            // The same in every process that has loaded the same settings.
            int sum = 7;
            for (var group : groups) {
                var chosen = stored.get(group.code());
                apply(group, chosen == null ? json.createObjectNode() : chosen.content());
                sum = 31 * sum + Objects.hash(group.code(), chosen == null ? 0 : chosen.version());
            }
            stamp = Integer.toHexString(sum);
            loaded = stored;
        } finally {
            loading.unlock();
        }
    }

    private <T extends Record> void apply(SettingsGroup<T> group, ObjectNode chosen) {
        try {
            group.apply(group.with(chosen, json));
        } catch (JacksonException unreadable) {
            LOG.error(
                    "the stored settings of the group {} cannot be read by this release; the values that were in use"
                            + " stay in use",
                    group.code(),
                    unreadable);
        }
    }

    /// Covers changes without an event, such as a restored backup.
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
    void refresh() {
        renew();
    }

    /// Loads what the start could not load.
    @Scheduled(fixedDelayString = "PT1S")
    void loadIfMissing() {
        if (loaded == null) {
            renew();
        }
    }

    @Override
    public void start() {
        try {
            renew();
        } catch (DataAccessException | TransactionException unavailable) {
            LOG.warn(
                    "the settings of staff cannot be loaded yet; those of the environment apply until then",
                    unavailable);
        }
    }

    @Override
    public void stop() {
        // Nothing to end.
    }

    @Override
    public boolean isRunning() {
        return loaded != null;
    }

    /// Before requests, and before everything that works in the background.
    @Override
    public int getPhase() {
        return 0;
    }
}
