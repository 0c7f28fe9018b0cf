package dev.kontor.shared.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A group of settings that staff change while the shop runs, with the values that currently apply in
/// this process. A value that the environment sets wins over one of staff; a value of staff wins over
/// the default. Reading a value needs no database.
///
/// @param <T> the values, by field
public final class SettingsGroup<T extends Record> {

    private final String code;
    private final Class<T> type;
    private final T configured;
    private final Map<String, String> properties;
    private final Set<String> fixed;
    private volatile T current;

    private SettingsGroup(String code, T configured, Map<String, String> properties, Set<String> fixed) {
        this.code = code;
        this.type = typeOf(configured);
        this.configured = configured;
        this.properties = properties;
        this.fixed = fixed;
        this.current = configured;
    }

    /// @param code the stable name in paths and in the database
    /// @param configured the values of the environment, or the defaults
    /// @param properties the names of the configuration properties by field; every field has one
    public static <T extends Record> SettingsGroup<T> of(
            String code, T configured, Map<String, String> properties, Environment environment) {
        var ordered = new LinkedHashMap<String, String>();
        var fixed = new LinkedHashSet<String>();
        for (var component : configured.getClass().getRecordComponents()) {
            var property = properties.get(component.getName());
            if (property == null) {
                throw new IllegalArgumentException(code + "." + component.getName() + " has no property");
            }
            ordered.put(component.getName(), property);
            if (isSet(environment, property)) {
                fixed.add(component.getName());
            }
        }
        return new SettingsGroup<>(
                code, configured, Collections.unmodifiableMap(ordered), Collections.unmodifiableSet(fixed));
    }

    /// A group that never changes, for code that runs without the application.
    public static <T extends Record> SettingsGroup<T> constant(String code, T values) {
        return new SettingsGroup<>(code, values, Map.of(), Set.of());
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

    public String code() {
        return code;
    }

    /// The values that apply now.
    public T get() {
        return current;
    }

    /// The names of the configuration properties by field, in the order of the fields.
    public Map<String, String> properties() {
        return properties;
    }

    /// Whether the environment sets the field.
    public boolean isFixed(String field) {
        return fixed.contains(field);
    }

    /// The values that apply with these of staff.
    ///
    /// @param chosen the values of staff by field; unknown fields, such as those of another release, are
    ///     ignored
    public T with(ObjectNode chosen, JsonMapper json) {
        ObjectNode merged = json.valueToTree(configured);
        for (var field : properties.keySet()) {
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
