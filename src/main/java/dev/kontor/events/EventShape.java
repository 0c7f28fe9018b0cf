package dev.kontor.events;

import dev.kontor.shared.id.TypedId;
import java.lang.reflect.Method;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Derives type and subject from the names of an event record: `BrandCreated(BrandId brandId)` is `brand.created`
/// about `brandId`.
///
/// @param type null if the name of the record does not begin with its subject
/// @param subject accessor of the first component
record EventShape(@Nullable String type, Method subject) {

    private static final ClassValue<EventShape> KNOWN = new ClassValue<>() {
        @Override
        protected EventShape computeValue(Class<?> event) {
            return read(event);
        }
    };

    static String type(Class<? extends Event> event) {
        var type = KNOWN.get(event).type();
        if (type == null) {
            throw new IllegalStateException(
                    event.getName() + " does not begin with its subject: override type() to name its event type.");
        }
        return type;
    }

    static TypedId subject(Event event) {
        try {
            return (TypedId) KNOWN.get(event.getClass()).subject().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "cannot read the subject of " + event.getClass().getName(), e);
        }
    }

    private static EventShape read(Class<?> event) {
        var first = event.getRecordComponents()[0];
        first.getAccessor().setAccessible(true);
        var group = snake(first.getName().replaceFirst("Id$", ""));
        var name = snake(event.getSimpleName());
        var type = name.startsWith(group + "_") ? group + "." + name.substring(group.length() + 1) : null;
        return new EventShape(type, first.getAccessor());
    }

    private static String snake(String camel) {
        return camel.replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
