package dev.kontor.events.catalogue;

import dev.kontor.events.Event;
import dev.kontor.shared.openapi.RecordSchemas;
import dev.kontor.shared.openapi.WebhookDocument;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;

/// Every record that is an [Event], with the schema of its JSON and a sample. Reading them takes seconds of CPU time,
/// so the jar contains the result.
@Component
class DeclaredEvents implements WebhookDocument.Source {

    private static final String APPLICATION = "dev.kontor";

    private final RecordSchemas schemas;
    private final JsonMapper json;

    DeclaredEvents(RecordSchemas schemas, JsonMapper json) {
        this.schemas = schemas;
        this.json = json;
    }

    @Override
    public List<WebhookDocument> webhooks() {
        return samples().stream()
                .map(sample -> new WebhookDocument(sample.type(), summary(sample), sample.record()))
                .toList();
    }

    List<EventType> types() {
        return samples().stream().map(this::describe).toList();
    }

    /// Returns the samples, sorted by type.
    private static Collection<Sample> samples() {
        var found = new TreeMap<String, Sample>();
        for (var record : records()) {
            var events = SampleEvents.of(record);
            for (var event : events) {
                if (found.put(event.type(), new Sample(event, record.asSubclass(Record.class), events.size() == 1))
                        != null) {
                    throw new IllegalStateException("two records publish " + event.type());
                }
            }
        }
        return found.values();
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
                        String.valueOf(definition.getBeanClassName()), DeclaredEvents.class.getClassLoader()))
                .filter(Class::isRecord)
                .<Class<? extends Event>>map(type -> type.asSubclass(Event.class))
                .toList();
    }

    private EventType describe(Sample sample) {
        return new EventType(
                sample.type(),
                sample.event().version(),
                summary(sample),
                schemas.of(sample.record()),
                sample.event().subject().text(),
                json.valueToTree(sample.event()));
    }

    private static String summary(Sample sample) {
        var schema = sample.record().getAnnotation(Schema.class);
        if (schema != null && !schema.description().isEmpty()) {
            return schema.description();
        }
        var comment = sample.single() ? RecordSchemas.comment(sample.record()) : null;
        if (comment != null) {
            return comment;
        }
        var words = sample.type().replaceAll("[._]", " ");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    /// @param single whether the record has one type only, which its comment is about
    private record Sample(Event event, Class<? extends Record> record, boolean single) {

        String type() {
            return event.type();
        }
    }
}
