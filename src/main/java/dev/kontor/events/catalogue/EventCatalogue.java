package dev.kontor.events.catalogue;

import static java.util.stream.Collectors.toMap;

import dev.kontor.events.EventTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The application's event types. They are read on first use from a file that a test keeps equal to the running code
/// (ADR 49).
@Component
public class EventCatalogue {

    /// Written from [DeclaredEvents].
    private static final String FILE = "openapi/event-types.json";

    private final SingletonSupplier<SortedMap<String, EventType>> types;

    EventCatalogue(DeclaredEvents declared, JsonMapper json, @Value("${kontor.docs.live}") boolean live) {
        types = SingletonSupplier.of(() -> byName(live ? declared.types() : packaged(json)));
    }

    /// All types, by name.
    public Collection<EventType> all() {
        return types.obtain().values();
    }

    public Optional<EventType> find(String name) {
        return Optional.ofNullable(types.obtain().get(name));
    }

    /// Whether any type matches, by name or as part of a group (`order.*`).
    public boolean knows(String type) {
        var wanted = EventTypes.of(List.of(type));
        return types.obtain().keySet().stream().anyMatch(wanted::include);
    }

    private static SortedMap<String, EventType> byName(List<EventType> types) {
        return types.stream().collect(toMap(EventType::name, type -> type, (first, _) -> first, TreeMap::new));
    }

    static List<EventType> packaged(JsonMapper json) {
        try (var file = new ClassPathResource(FILE).getInputStream()) {
            return json.readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
