package dev.kontor.settings;

import dev.kontor.events.ChangeLog;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads and changes groups of settings for staff.
@Service
@Transactional
class SettingsService implements SettingsEditor {

    private final SettingsRepository repository;
    private final List<SettingsGroup<?>> groups;
    private final ChangeLog changes;
    private final JsonMapper json;
    private final Clock clock;

    SettingsService(
            SettingsRepository repository,
            List<SettingsGroup<?>> groups,
            ChangeLog changes,
            JsonMapper json,
            Clock clock) {
        this.repository = repository;
        this.groups = List.copyOf(groups);
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    /// The groups, with all values and where they come from.
    @Transactional(readOnly = true)
    public List<SettingsGroupDetails> list() {
        var stored = repository.all();
        return groups.stream()
                .map(group -> details(
                        group,
                        stored.stream()
                                .filter(each -> each.code().equals(group.code()))
                                .findFirst()))
                .toList();
    }

    private <T extends Record> SettingsGroupDetails details(SettingsGroup<T> group, Optional<StoredSettings> stored) {
        var state = state(group, stored.orElse(null));
        JsonNode values = json.valueToTree(state.values());
        return SettingsGroupDetails.of(group, state, values);
    }

    @Override
    @Transactional(readOnly = true)
    public <T extends Record> SettingsState<T> get(SettingsGroup<T> group) {
        return state(group, repository.find(group.code()).orElse(null));
    }

    @Override
    public <T extends Record, C extends Record> SettingsState<T> change(
            SettingsGroup<T> group, IfMatch ifMatch, MergePatch<C> patch, Class<C> type, Consumer<? super T> check) {
        var stored = repository.find(group.code()).orElse(null);
        var before = state(group, stored);
        ifMatch.require(before.version());
        var chosen = stored == null ? json.createObjectNode() : stored.content();
        var wanted = chosen.deepCopy();
        ObjectNode patched = json.valueToTree(patch.applyTo(json.treeToValue(known(group, chosen), type)));
        ObjectNode effective = json.valueToTree(before.values());
        for (var field : group.fields()) {
            if (!patch.touches(field)) {
                continue;
            }
            var value = patched.get(field);
            if (group.isFixed(field)) {
                requireSame(group, field, value, effective.get(field));
            } else if (isNull(value)) {
                wanted.remove(field);
            } else {
                wanted.set(field, value);
            }
        }
        if (wanted.equals(chosen)) {
            return before;
        }
        return save(group, before, wanted, check);
    }

    private <T extends Record> SettingsState<T> save(
            SettingsGroup<T> group, SettingsState<T> before, ObjectNode wanted, Consumer<? super T> check) {
        var saved = new StoredSettings(group.code(), before.version() + 1, wanted, clock.instant());
        var after = state(group, saved);
        check.accept(after.values());
        if (!repository.save(saved)) {
            throw new ChangedMeanwhile();
        }
        changes.record(
                new SettingsUpdated(SettingsGroupId.of(group.code()), group.code(), changed(group, before, after)),
                before.values(),
                after.values());
        return after;
    }

    /// Fields whose value or source changed.
    private <T extends Record> List<String> changed(
            SettingsGroup<T> group, SettingsState<T> before, SettingsState<T> after) {
        ObjectNode old = json.valueToTree(before.values());
        ObjectNode now = json.valueToTree(after.values());
        var fields = new ArrayList<String>();
        int index = 0;
        for (var field : group.fields()) {
            boolean same = before.sources().get(index).equals(after.sources().get(index));
            if (!same || !isSame(old.get(field), now.get(field))) {
                fields.add(field);
            }
            index++;
        }
        return fields;
    }

    private static <T extends Record> void requireSame(
            SettingsGroup<T> group, String field, @Nullable JsonNode wanted, @Nullable JsonNode effective) {
        if (!isSame(wanted, effective)) {
            var property = group.property(field).orElseThrow();
            var detail = Message.of("settings.fixed", "field", field, "property", property);
            throw new ConflictException(
                    ProblemCode.SETTING_FIXED,
                    detail,
                    Map.of("property", property),
                    List.of(FieldProblem.ofPointer("/" + field, "fixed-by-environment", detail)));
        }
    }

    private <T extends Record> SettingsState<T> state(SettingsGroup<T> group, @Nullable StoredSettings stored) {
        var chosen = stored == null ? json.createObjectNode() : stored.content();
        return new SettingsState<>(
                stored == null ? 0 : stored.version(),
                stored == null ? null : stored.updatedAt(),
                group.with(chosen, json),
                group.fields().stream()
                        .map(field -> new SettingSource(
                                field,
                                origin(group, field, chosen),
                                group.property(field).orElse(null)))
                        .toList());
    }

    private static SettingSource.Origin origin(SettingsGroup<?> group, String field, ObjectNode chosen) {
        if (group.isFixed(field)) {
            return SettingSource.Origin.ENVIRONMENT;
        }
        return chosen.hasNonNull(field) ? SettingSource.Origin.STAFF : SettingSource.Origin.DEFAULT;
    }

    /// Without fields of another release.
    private static ObjectNode known(SettingsGroup<?> group, ObjectNode chosen) {
        return chosen.deepCopy().retain(group.fields());
    }

    private static boolean isNull(@Nullable JsonNode value) {
        return value == null || value.isNull();
    }

    private static boolean isSame(@Nullable JsonNode one, @Nullable JsonNode other) {
        return isNull(one) ? isNull(other) : Objects.equals(one, other);
    }
}
