package dev.kontor.shared.database;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads one column as one Java type.
@FunctionalInterface
interface ColumnReader {

    @Nullable
    Object read(ResultSet row, int column) throws SQLException;

    /// Whether values of the type can only be stored as JSON.
    static boolean isJson(Class<?> type) {
        return Map.class.isAssignableFrom(type)
                || JsonNode.class.isAssignableFrom(type)
                || type.isRecord() && !SqlValues.isValue(type);
    }

    static ColumnReader of(Type generic, JsonMapper json) {
        var type = raw(generic);
        if (isJson(type)) {
            return json(generic, json);
        }
        if (Collection.class.isAssignableFrom(type)) {
            var fromJson = json(generic, json);
            var fromArray = array(generic, type);
            return (row, column) ->
                    (row.getMetaData().getColumnType(column) == Types.ARRAY ? fromArray : fromJson).read(row, column);
        }
        var scalar = scalar(type);
        if (scalar == null) {
            throw new IllegalArgumentException("No column holds a " + generic.getTypeName() + ".");
        }
        return scalar;
    }

    private static ColumnReader json(Type generic, JsonMapper json) {
        // During a rolling upgrade, rows can have fields that only the next release knows.
        var reader = json.readerFor(json.getTypeFactory().constructType(generic))
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        return (row, column) -> {
            var text = row.getString(column);
            return text == null ? null : reader.readValue(text);
        };
    }

    /// Reads values of a type that has one column; null for other types.
    static @Nullable ColumnReader scalar(Class<?> primitive) {
        var type = ClassUtils.resolvePrimitiveIfNecessary(primitive);
        if (type == String.class) {
            return ResultSet::getString;
        } else if (type == Long.class) {
            return (row, column) -> orNull(row, row.getLong(column));
        } else if (type == Integer.class) {
            return (row, column) -> orNull(row, row.getInt(column));
        } else if (type == Boolean.class) {
            return (row, column) -> orNull(row, row.getBoolean(column));
        } else if (type == BigDecimal.class) {
            return ResultSet::getBigDecimal;
        } else if (type == UUID.class || type == LocalDate.class || type == OffsetDateTime.class) {
            return (row, column) -> row.getObject(column, type);
        } else if (type == byte[].class) {
            return ResultSet::getBytes;
        }
        var make = fromStored(type);
        if (make == null) {
            return null;
        }
        var stored = stored(type);
        return (row, column) -> {
            var value = stored.read(row, column);
            return value == null ? null : make.apply(value);
        };
    }

    private static ColumnReader stored(Class<?> type) {
        if (type == Instant.class) {
            return (row, column) -> row.getObject(column, OffsetDateTime.class);
        } else if (SqlValues.isValue(type)) {
            return scalarOrFail(type.getRecordComponents()[0].getType());
        }
        return ResultSet::getString;
    }

    private static ColumnReader scalarOrFail(Class<?> type) {
        var reader = scalar(type);
        if (reader == null) {
            throw new IllegalArgumentException("No column holds a " + type.getName() + ".");
        }
        return reader;
    }

    /// Converts a value of the driver; null for the driver's own types and for types with several columns.
    private static @Nullable Function<Object, @Nullable Object> fromStored(Class<?> type) {
        if (type == Instant.class) {
            return value -> ((OffsetDateTime) value).toInstant();
        } else if (type.isEnum()) {
            var constants = Arrays.stream(type.getEnumConstants())
                    .collect(Collectors.toUnmodifiableMap(ColumnReader::stored, Function.identity()));
            return value -> constant(constants, type, value);
        } else if (type == Currency.class) {
            return value -> Currency.getInstance((String) value);
        } else if (type == Locale.class) {
            return value -> Locale.forLanguageTag((String) value);
        } else if (SqlValues.isValue(type)) {
            var constructor = RecordType.of(type);
            return value -> constructor.create(new Object[] {value});
        }
        return null;
    }

    private static String stored(Object constant) {
        return constant instanceof StoredText stored ? stored.text() : ((Enum<?>) constant).name();
    }

    private static @Nullable Object constant(Map<String, ?> constants, Class<?> type, Object name) {
        var constant = constants.get(name);
        if (constant == null && !StoredText.class.isAssignableFrom(type)) {
            throw new IllegalStateException("%s has no constant %s.".formatted(type.getName(), name));
        }
        return constant;
    }

    private static ColumnReader array(Type generic, Class<?> type) {
        var element = raw(((ParameterizedType) generic).getActualTypeArguments()[0]);
        var make = fromStored(element);
        boolean set = Set.class.isAssignableFrom(type);
        return (row, column) -> {
            var array = row.getArray(column);
            return array == null ? null : collection(array, make, set);
        };
    }

    private static Collection<Object> collection(
            Array array, @Nullable Function<Object, @Nullable Object> make, boolean set) throws SQLException {
        var values = (Object[]) array.getArray();
        var made = make == null
                ? List.of(values)
                : Arrays.stream(values).map(make).filter(Objects::nonNull).toList();
        return set ? Collections.unmodifiableSet(new LinkedHashSet<>(made)) : made;
    }

    private static @Nullable Object orNull(ResultSet row, Object value) throws SQLException {
        return row.wasNull() ? null : value;
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }
}
