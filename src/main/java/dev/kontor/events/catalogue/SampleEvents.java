package dev.kontor.events.catalogue;

import dev.kontor.events.Event;
import dev.kontor.shared.id.IdPrefix;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Creates a plausible event of each type from the types and names of its components.
final class SampleEvents {

    private static final UUID ID = UUID.fromString("019ab842-15d6-7f81-a827-f3adc3b464b8");
    private static final Instant TIME = Instant.parse("2026-11-25T12:00:00Z");
    private static final Currency CURRENCY = Currency.getInstance("EUR");

    /// Typical values of text components by name; `@Schema(example = …)` on a component overrides them.
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("by", "stf_01kaw4c5qpfy0t4gzxm3v8h2rd"),
            Map.entry("account", "cus_01kaw4c5qpfy0t4gzxm3v8h2rd"),
            Map.entry("customerId", "cus_01kaw4c5qpfy0t4gzxm3v8h2rd"),
            Map.entry("orderNumber", "10042"),
            Map.entry("email", "ada@example.com"),
            Map.entry("locale", "en"),
            Map.entry("paymentMethod", "card"),
            Map.entry("name", "Warehouse"),
            Map.entry("sku", "TEA-100"),
            Map.entry("skus", "TEA-100"),
            Map.entry("title", "Assam tea, 100 g"),
            Map.entry("carrier", "DHL"),
            Map.entry("trackingNumber", "00340434161094015902"),
            Map.entry("trackingUrl", "https://carrier.example/00340434161094015902"),
            Map.entry("currency", "EUR"),
            Map.entry("country", "DE"),
            Map.entry("url", "https://example.com"));

    private static final Object NO_STATE = new Object();

    private final Object state;

    private SampleEvents(Object state) {
        this.state = state;
    }

    /// The id of an object whose type is only known at run time.
    private record SomeId(IdPrefix prefix, UUID value) implements TypedId {}

    /// One event for each type of the record: if types differ by a state, one for each state.
    static Collection<Event> of(Class<? extends Event> type) {
        var samples = new LinkedHashMap<String, Event>();
        var states = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .filter(Class::isEnum)
                .findFirst()
                .<List<?>>map(state -> List.of(state.getEnumConstants()))
                .orElse(List.of(NO_STATE));
        for (var state : states) {
            var sample = type.cast(new SampleEvents(state).record(type));
            samples.putIfAbsent(sample.type(), sample);
        }
        return samples.values();
    }

    private Object record(Class<?> type) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(component -> value(component, component.getGenericType()))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("no sample of " + type.getName(), e);
        }
    }

    private Object value(RecordComponent component, Type type) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            var raw = (Class<?>) generic.getRawType();
            if (Map.class.isAssignableFrom(raw)) {
                return Map.of(value(component, arguments[0]), value(component, arguments[1]));
            }
            if (raw == Set.class) {
                return Set.of(value(component, arguments[0]));
            }
            if (Collection.class.isAssignableFrom(raw)) {
                return List.of(value(component, arguments[0]));
            }
        }
        return type instanceof Class<?> raw ? value(component, raw) : refuse(component);
    }

    private Object value(RecordComponent component, Class<?> type) {
        var example = example(component);
        if (type == String.class) {
            return example.isEmpty() ? TEXTS.getOrDefault(component.getName(), component.getName()) : example;
        }
        if (type == int.class || type == Integer.class) {
            return example.isEmpty() ? 3 : Integer.valueOf(example);
        }
        if (type == long.class || type == Long.class) {
            return example.isEmpty() ? 3L : Long.valueOf(example);
        }
        if (type == boolean.class || type == Boolean.class) {
            return !example.equals("false");
        }
        if (type == TypedId.class) {
            return new SomeId(IdPrefix.CUSTOMER, ID);
        }
        if (type.isEnum()) {
            return type.isInstance(state) ? state : type.getEnumConstants()[0];
        }
        return type.isRecord() && type != Money.class ? record(type) : ofPlatform(component, type);
    }

    private static Object ofPlatform(RecordComponent component, Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Money" -> new Money(1_999, CURRENCY);
            case "Currency" -> CURRENCY;
            case "UUID" -> ID;
            case "Instant" -> TIME;
            case "LocalDate" -> LocalDate.EPOCH;
            case "Duration" -> Duration.ofMinutes(15);
            case "Locale" -> Locale.ENGLISH;
            case "URI" -> URI.create("https://example.com");
            case "BigDecimal" -> BigDecimal.ONE;
            default -> refuse(component);
        };
    }

    private static Object refuse(RecordComponent component) {
        throw new IllegalStateException("SampleEvents has no value for "
                + component.getDeclaringRecord().getName() + "." + component.getName() + "; add the type");
    }

    private static String example(RecordComponent component) {
        var schema = component.getAccessor().getAnnotation(Schema.class);
        return schema == null ? "" : schema.example();
    }
}
