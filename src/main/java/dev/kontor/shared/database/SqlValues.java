package dev.kontor.shared.database;

import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Converts Java values to what the driver binds.
final class SqlValues {

    /// Cached, because inspecting the components of a record takes as long as reading a row.
    private static final ClassValue<Boolean> VALUES = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            if (!type.isRecord() || type.getRecordComponents().length != 1) {
                return false;
            }
            var component = type.getRecordComponents()[0];
            return component.getName().equals("value")
                    && typeName(ClassUtils.resolvePrimitiveIfNecessary(component.getType())) != null;
        }
    };

    private SqlValues() {}

    /// A value that is written as JSON although it is a collection.
    record Json(@Nullable Object value) {}

    static @Nullable Object bound(@Nullable Object value, JsonMapper json) {
        return switch (value) {
            case null -> null;
            case SqlTypeValue bound -> bound;
            case TypedId id -> id.value();
            case Instant time -> time.atOffset(ZoneOffset.UTC);
            case StoredText constant -> constant.text();
            case Enum<?> constant -> constant.name();
            case Currency currency -> currency.getCurrencyCode();
            case Locale locale -> locale.toLanguageTag();
            case Collection<?> elements -> Untyped.array(elements, json);
            case Json(var content) -> content == null ? null : new Untyped(json.writeValueAsString(content));
            case Map<?, ?> _, JsonNode _ -> new Untyped(json.writeValueAsString(value));
            case Money money ->
                throw new IllegalArgumentException(
                        "a Money has two columns: bind " + money + " as its minor units and its currency");
            case Record record
            when isValue(record.getClass()) ->
                bound(Accessors.of(record.getClass()).read(record, "value"), json);
            case Record record -> new Untyped(json.writeValueAsString(record));
            default -> value;
        };
    }

    /// An array of values, of which collections, records and maps become text.
    static Object array(List<?> elements, JsonMapper json) {
        var literal = new StringBuilder("{");
        for (var element : elements) {
            literal.append(literal.length() > 1 ? "," : "");
            var bound = bound(element, json);
            if (bound instanceof Untyped(String text)) {
                Untyped.quote(literal, text);
            } else {
                Untyped.append(literal, bound instanceof Null ? null : bound);
            }
        }
        return new Untyped(literal.append('}').toString());
    }

    /// A null with a type that PostgreSQL knows, if the component's type determines it.
    static @Nullable Object none(Class<?> type) {
        var name = typeName(type);
        return name == null ? null : new Null(name);
    }

    /// Whether it is a record around one `value` that has a column type, such as a SKU: stored as that value.
    static boolean isValue(Class<?> type) {
        return VALUES.get(type);
    }

    private static @Nullable String typeName(Class<?> type) {
        if (type == UUID.class || TypedId.class.isAssignableFrom(type)) {
            return "uuid";
        } else if (type == Instant.class || type == OffsetDateTime.class) {
            return "timestamptz";
        } else if (type == String.class || type == Currency.class || type == Locale.class || type.isEnum()) {
            return "varchar";
        } else if (type == Long.class) {
            return "int8";
        } else if (type == Integer.class) {
            return "int4";
        } else if (type == Boolean.class) {
            return "bool";
        } else if (type == BigDecimal.class) {
            return "numeric";
        } else if (type == LocalDate.class) {
            return "date";
        } else if (type == byte[].class) {
            return "bytea";
        }
        return isValue(type) ? typeName(type.getRecordComponents()[0].getType()) : null;
    }

    private record Null(String type) implements SqlTypeValue {

        @Override
        public void setTypeValue(PreparedStatement statement, int index, int sqlType, @Nullable String typeName)
                throws SQLException {
            statement.setNull(index, Types.OTHER, type);
        }
    }

    /// A literal whose type PostgreSQL infers from its place in the statement.
    private record Untyped(String literal) implements SqlTypeValue {

        static Untyped array(Collection<?> elements, JsonMapper json) {
            var literal = new StringBuilder("{");
            for (var element : elements) {
                literal.append(literal.length() > 1 ? "," : "");
                append(literal, bound(element, json));
            }
            return new Untyped(literal.append('}').toString());
        }

        private static void append(StringBuilder literal, @Nullable Object element) {
            switch (element) {
                case null -> literal.append("null");
                case Number _, Boolean _, UUID _ -> literal.append(element);
                case byte[] bytes ->
                    literal.append("\"\\\\x")
                            .append(HexFormat.of().formatHex(bytes))
                            .append('"');
                case Untyped _ ->
                    throw new IllegalArgumentException("Elements of arrays are neither JSON nor arrays: use Sql.json");
                default -> quote(literal, element.toString());
            }
        }

        private static void quote(StringBuilder literal, String text) {
            literal.append('"')
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }

        @Override
        public void setTypeValue(PreparedStatement statement, int index, int sqlType, @Nullable String typeName)
                throws SQLException {
            statement.setObject(index, literal, Types.OTHER);
        }
    }
}
