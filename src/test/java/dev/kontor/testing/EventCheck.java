package dev.kontor.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.events.catalogue.EventCatalogue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Holds every event that a test lets the application tell against the catalogue: its type must be declared, and
/// its JSON must fit the schema there and have no field besides. Records inside other classes are fixtures of
/// tests and in no catalogue.
public final class EventCheck implements BeanPostProcessor {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Supplier<EventCatalogue> catalogue;
    private final Supplier<JsonMapper> json;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    EventCheck(Supplier<EventCatalogue> catalogue, Supplier<JsonMapper> json) {
        this.catalogue = catalogue;
        this.json = json;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof EventLog log ? new CheckedLog(log) : bean;
    }

    /// What is wrong with the JSON of an event of that type.
    public List<String> findings(String type, JsonNode data) {
        return catalogue
                .get()
                .find(type)
                .map(declared -> compiled
                        .computeIfAbsent(type, _ -> SCHEMAS.getSchema(closed(declared.schema())))
                        .validate(
                                data.toString(),
                                InputFormat.JSON,
                                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                        .stream()
                        .map(error -> type + error.getInstanceLocation() + ": " + error.getMessage())
                        .toList())
                .orElseGet(() -> List.of(type + " is not in the catalogue"));
    }

    private static ObjectNode closed(ObjectNode schema) {
        var copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(EventCheck::close);
    }

    private final class CheckedLog implements EventLog {

        private final EventLog log;

        private CheckedLog(EventLog log) {
            this.log = log;
        }

        @Override
        public void append(Collection<? extends Event> events) {
            for (var event : events) {
                if (event.getClass().getEnclosingClass() == null) {
                    var findings = findings(event.type(), json.get().valueToTree(event));
                    if (!findings.isEmpty()) {
                        throw new AssertionError(String.join("\n", findings));
                    }
                }
            }
            log.append(events);
        }
    }
}
