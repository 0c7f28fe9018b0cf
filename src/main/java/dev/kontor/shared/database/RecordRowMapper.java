package dev.kontor.shared.database;

import dev.kontor.shared.money.Money;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.IncorrectResultSetColumnCountException;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.json.JsonMapper;

/// Reads the rows of one query as records. The mapping of columns to components is computed once per type and
/// list of columns.
final class RecordRowMapper<T> implements RowMapper<T> {

    /// The sources of a type by column label.
    private static final ClassValue<Map<List<String>, Source>> CACHE = new ClassValue<>() {
        @Override
        protected Map<List<String>, Source> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    /// Reads types with one column that the driver does not support.
    private static final ClassValue<Optional<ColumnReader>> SCALARS = new ClassValue<>() {
        @Override
        protected Optional<ColumnReader> computeValue(Class<?> type) {
            boolean ours = type.isEnum()
                    || type == Instant.class
                    || type == Currency.class
                    || type == Locale.class
                    || SqlValues.isValue(type);
            return ours ? Optional.ofNullable(ColumnReader.scalar(type)) : Optional.empty();
        }
    };

    private final Class<T> type;
    private final JsonMapper json;
    private @Nullable Source source;

    private RecordRowMapper(Class<T> type, JsonMapper json) {
        this.type = type;
        this.json = json;
    }

    /// A mapper for one query; null for types that Spring reads itself.
    static <T> @Nullable RowMapper<T> of(Class<T> type, JsonMapper json) {
        var scalar = SCALARS.get(type);
        if (scalar.isPresent()) {
            var reader = scalar.get();
            return (row, number) -> {
                if (number == 0 && row.getMetaData().getColumnCount() != 1) {
                    throw new IncorrectResultSetColumnCountException(
                            1, row.getMetaData().getColumnCount());
                }
                return cast(type, reader.read(row, 1));
            };
        }
        return type.isRecord() ? new RecordRowMapper<>(type, json) : null;
    }

    @Override
    public T mapRow(ResultSet row, int number) throws SQLException {
        if (source == null) {
            source = source(row.getMetaData());
        }
        return cast(type, source.read(row));
    }

    /// A single column may be null, as with Spring's own mappers of one column.
    @SuppressWarnings("NullAway")
    private static <T> T cast(Class<T> type, @Nullable Object value) {
        return type.cast(value);
    }

    private Source source(ResultSetMetaData columns) throws SQLException {
        var labels = new ArrayList<String>();
        for (int index = 1; index <= columns.getColumnCount(); index++) {
            labels.add(columns.getColumnLabel(index));
        }
        var known = CACHE.get(type);
        var found = known.get(labels);
        if (found == null) {
            found = new Layout(labels, json).record(RecordType.of(type), "", false);
            known.put(labels, found);
        }
        return found;
    }

    /// The source of a component's value.
    private interface Source {

        @Nullable
        Object read(ResultSet row) throws SQLException;
    }

    private record Column(int index, ColumnReader reader) implements Source {

        @Override
        public @Nullable Object read(ResultSet row) throws SQLException {
            return reader.read(row, index);
        }
    }

    private record Amount(int minor, int currency) implements Source {

        @Override
        public @Nullable Object read(ResultSet row) throws SQLException {
            long amount = row.getLong(minor);
            return row.wasNull() ? null : new Money(amount, Currency.getInstance(row.getString(currency)));
        }
    }

    private record Nested(RecordType shape, Source[] parts, boolean nullable) implements Source {

        @Override
        public @Nullable Object read(ResultSet row) throws SQLException {
            var values = new @Nullable Object[parts.length];
            boolean empty = true;
            for (int index = 0; index < parts.length; index++) {
                values[index] = parts[index].read(row);
                empty &= values[index] == null;
            }
            if (empty && nullable) {
                return null;
            }
            var components = shape.components();
            for (int index = 0; index < values.length; index++) {
                if (values[index] == null && !components.get(index).nullable()) {
                    throw new IllegalStateException("%s of a %s is null, but not @Nullable."
                            .formatted(
                                    components.get(index).column(), shape.type().getName()));
                }
            }
            return shape.create(values);
        }
    }

    /// The columns of a result.
    private static final class Layout {

        private final Map<String, Integer> indexes = new HashMap<>();
        private final Set<String> ambiguous = new HashSet<>();
        private final JsonMapper json;

        Layout(List<String> labels, JsonMapper json) {
            this.json = json;
            for (int index = 1; index <= labels.size(); index++) {
                if (indexes.put(labels.get(index - 1), index) != null) {
                    ambiguous.add(labels.get(index - 1));
                }
            }
        }

        Source record(RecordType shape, String prefix, boolean nullable) {
            var components = shape.components();
            var parts = new Source[components.size()];
            for (int index = 0; index < parts.length; index++) {
                parts[index] = component(shape, components.get(index), prefix);
            }
            return new Nested(shape, parts, nullable);
        }

        private Source component(RecordType shape, RecordType.Component component, String prefix) {
            if (component.type() == Money.class) {
                var minor = find(prefix, component.column() + "_minor");
                var currency = index(component.column() + "_currency");
                if (currency == null) {
                    currency = find(prefix, "currency");
                }
                if (minor != null && currency != null) {
                    return new Amount(minor, currency);
                }
            } else {
                var index = find(prefix, component.column());
                if (index != null) {
                    return new Column(index, ColumnReader.of(component.generic(), json));
                }
                if (ColumnReader.isJson(component.type()) && component.type().isRecord()) {
                    return record(RecordType.of(component.type()), component.column() + "_", component.nullable());
                }
            }
            throw new IllegalStateException("The query has no column %s for %s."
                    .formatted(component.column(), shape.type().getName()));
        }

        private @Nullable Integer find(String prefix, String column) {
            var own = prefix.isEmpty() ? null : index(prefix + column);
            return own == null ? index(column) : own;
        }

        // An alias does not replace a column of `select t.*`: the first of the two would be read.
        private @Nullable Integer index(String column) {
            if (ambiguous.contains(column)) {
                throw new IllegalStateException("The query has two columns named %s.".formatted(column));
            }
            return indexes.get(column);
        }
    }
}
