package dev.kontor.events;

import dev.kontor.shared.openapi.RecordSchemas;
import dev.kontor.shared.openapi.WebhookDocument;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/// The registry of the application's events: every record that is an [Event], with the schema of its JSON and a
/// sample. Built on first use.
@Component
public class EventCatalogue implements WebhookDocument.Source {

    private static final String APPLICATION = "dev.kontor";

    private final RecordSchemas schemas;
    private final JsonMapper json;
    private final SingletonSupplier<SortedMap<String, EventType>> types = SingletonSupplier.of(this::read);

    EventCatalogue(RecordSchemas schemas, JsonMapper json) {
        this.schemas = schemas;
        this.json = json;
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

    @Override
    public List<WebhookDocument> webhooks() {
        return all().stream()
                .map(type -> new WebhookDocument(type.name(), type.summary(), type.record()))
                .toList();
    }

    private SortedMap<String, EventType> read() {
        var found = new TreeMap<String, EventType>();
        for (var record : records()) {
            var samples = SampleEvents.of(record);
            for (var sample : samples) {
                var type = describe(record, sample, samples.size() == 1);
                if (found.put(type.name(), type) != null) {
                    throw new IllegalStateException("two records publish " + type.name());
                }
            }
        }
        return Collections.unmodifiableSortedMap(found);
    }

    private static List<Class<? extends Event>> records() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return definition.getMetadata().isIndependent()
                        && !definition.getMetadata().hasEnclosingClass();
            }
        };
        scanner.addIncludeFilter(new AssignableTypeFilter(Event.class));
        return scanner.findCandidateComponents(APPLICATION).stream()
                .<Class<?>>map(definition -> ClassUtils.resolveClassName(
                        String.valueOf(definition.getBeanClassName()), EventCatalogue.class.getClassLoader()))
                .filter(Class::isRecord)
                .<Class<? extends Event>>map(type -> type.asSubclass(Event.class))
                .toList();
    }

    /// @param single whether the record has one type only, which its comment is about
    private EventType describe(Class<? extends Event> type, Event sample, boolean single) {
        var record = type.asSubclass(Record.class);
        return new EventType(
                sample.type(),
                sample.version(),
                summary(type, sample, single),
                record,
                schemas.of(record),
                sample.subject().text(),
                json.valueToTree(sample));
    }

    private static String summary(Class<? extends Event> type, Event sample, boolean single) {
        var schema = type.getAnnotation(Schema.class);
        if (schema != null && !schema.description().isEmpty()) {
            return schema.description();
        }
        var comment = single ? RecordSchemas.comment(type) : null;
        if (comment != null) {
            return comment;
        }
        var words = sample.type().replaceAll("[._]", " ");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
