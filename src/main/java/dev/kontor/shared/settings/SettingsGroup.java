package dev.kontor.shared.settings;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A group of settings that staff change while the shop runs, with the values that currently apply in this process.
/// The environment overrides staff, and staff override the default. Reading a value needs no database.
///
/// @param <T> the values, by field
public final class SettingsGroup<T extends Record> {

    private final String path;
    private final String code;
    private final Class<T> type;
    private final T configured;
    private final List<String> fields;
    private final Map<String, String> properties;
    private final Set<String> fixed;
    private volatile T current;

    private SettingsGroup(String path, String code, T configured, Map<String, String> properties, Set<String> fixed) {
        this.path = path;
        this.code = code;
        this.type = typeOf(configured);
        this.configured = configured;
        this.fields = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        this.properties = properties;
        this.fixed = fixed;
        this.current = configured;
    }

    /// @param code the stable name in the path of its operations and in the database
    /// @param configured the values of the environment, or the defaults
    /// @param properties the names of configuration properties by field; the environment cannot set other fields
    public static <T extends Record> SettingsGroup<T> of(
            String code, T configured, Map<String, String> properties, Environment environment) {
        return at("/admin/v1/settings/" + code, code, configured, properties, environment);
    }

    /// @param path of its operations
    public static <T extends Record> SettingsGroup<T> at(
            String path, String code, T configured, Map<String, String> properties, Environment environment) {
        var fixed = properties.entrySet().stream()
                .filter(property -> isSet(environment, property.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        var group = new SettingsGroup<>(path, code, configured, Map.copyOf(properties), fixed);
        if (!group.fields.containsAll(properties.keySet())) {
            throw new IllegalArgumentException(code + " lacks a field of " + properties.keySet());
        }
        return group;
    }

    /// Creates a group that never changes, for code that runs without the application.
    public static <T extends Record> SettingsGroup<T> constant(String code, T values) {
        return new SettingsGroup<>("", code, values, Map.of(), Set.of());
    }

    @SuppressWarnings("unchecked")
    private static <T> Class<T> typeOf(T value) {
        return (Class<T>) value.getClass();
    }

    private static boolean isSet(Environment environment, String property) {
        var name = ConfigurationPropertyName.of(property);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source.getConfigurationProperty(name) != null
                    || source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
                return true;
            }
        }
        return false;
    }

    public String path() {
        return path;
    }

    public String code() {
        return code;
    }

    /// The names of the fields in their order.
    public List<String> fields() {
        return fields;
    }

    /// The values that apply now.
    public T get() {
        return current;
    }

    /// The configuration property that sets the field in the environment, if there is one.
    public Optional<String> property(String field) {
        return Optional.ofNullable(properties.get(field));
    }

    /// Whether the environment sets the field.
    public boolean isFixed(String field) {
        return fixed.contains(field);
    }

    /// Merges the values of staff into those of the environment.
    ///
    /// @param chosen the values of staff by field; unknown fields, such as those of another release, are
    ///     ignored
    public T with(ObjectNode chosen, JsonMapper json) {
        ObjectNode merged = json.valueToTree(configured);
        for (var field : fields) {
            if (!fixed.contains(field) && chosen.hasNonNull(field)) {
                merged.set(field, chosen.get(field));
            }
        }
        return json.treeToValue(merged, type);
    }

    /// Applies these values from now on.
    public void apply(T values) {
        current = values;
    }
}
