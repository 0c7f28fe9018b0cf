package dev.kontor.shared.database;

import dev.kontor.shared.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import tools.jackson.databind.json.JsonMapper;

/// The parameters of one statement: named values first, then records.
final class RecordParameters implements SqlParameterSource {

    private static final String MINOR = "Minor";
    private static final String CURRENCY = "Currency";

    private final JsonMapper json;
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private final List<Object> records = new ArrayList<>(1);

    RecordParameters(JsonMapper json) {
        this.json = json;
    }

    void put(String name, @Nullable Object value) {
        boolean structured = value instanceof Collection<?> || value instanceof Map<?, ?> || value instanceof Record;
        values.put(name, structured && !(value instanceof Money) ? value : SqlValues.bound(value, json));
    }

    void add(Object record) {
        records.add(record);
    }

    @Override
    public boolean hasValue(String name) {
        return values.containsKey(name)
                || values.containsKey(head(name))
                || records.stream().anyMatch(record -> has(record, name));
    }

    @Override
    public @Nullable Object getValue(String name) {
        var value = values.get(name);
        if (value != null || values.containsKey(name)) {
            return SqlValues.bound(value, json);
        }
        var owner = values.get(head(name));
        if (owner != null) {
            return value(owner, tail(name));
        }
        for (var record : records) {
            if (has(record, name)) {
                return record instanceof SqlParameterSource source ? source.getValue(name) : value(record, name);
            }
        }
        throw new IllegalArgumentException("no value for :" + name);
    }

    private static boolean has(Object record, String name) {
        return record instanceof SqlParameterSource source
                ? source.hasValue(name)
                : Accessors.of(record.getClass()).find(head(name)) != null || money(record, name) != null;
    }

    private @Nullable Object value(Object record, String name) {
        if (record instanceof Collection<?> rows) {
            return SqlValues.array(elements(rows, name), json);
        } else if (record instanceof Map<?, ?> rows) {
            return SqlValues.bound(name.equals("key") ? rows.keySet() : rows.values(), json);
        } else if (name.indexOf('.') >= 0) {
            var nested = Accessors.of(record.getClass()).read(record, head(name));
            return nested == null ? null : value(nested, tail(name));
        }
        var accessor = Accessors.of(record.getClass()).find(name);
        if (accessor != null) {
            var value = accessor.read(record);
            if (value == null) {
                return SqlValues.none(accessor.type());
            }
            return SqlValues.bound(accessor.json() ? Sql.json(value) : value, json);
        }
        var half = money(record, name);
        if (half == null) {
            throw new IllegalArgumentException(record.getClass().getName() + " has no value for :" + name);
        }
        var money = (Money) half.read(record);
        if (name.endsWith(MINOR)) {
            return money == null ? SqlValues.none(Long.class) : (Object) money.minor();
        }
        return money == null ? SqlValues.none(String.class) : money.currency().getCurrencyCode();
    }

    /// The values of a property of all rows, which are usually of one type.
    private List<@Nullable Object> elements(Collection<?> rows, String name) {
        var elements = new ArrayList<@Nullable Object>(rows.size());
        Class<?> type = null;
        Accessors.Accessor accessor = null;
        for (var row : rows) {
            if (row.getClass() != type) {
                type = row.getClass();
                accessor = Accessors.of(type).find(name);
            }
            elements.add(accessor == null || accessor.json() ? value(row, name) : accessor.read(row));
        }
        return elements;
    }

    /// The amount of money that `totalMinor` or `totalCurrency` is part of.
    private static Accessors.@Nullable Accessor money(Object record, String name) {
        var suffix = name.endsWith(MINOR) ? MINOR : name.endsWith(CURRENCY) ? CURRENCY : null;
        if (suffix == null) {
            return null;
        }
        var accessor = Accessors.of(record.getClass()).find(name.substring(0, name.length() - suffix.length()));
        return accessor != null && accessor.type() == Money.class ? accessor : null;
    }

    private static String head(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String tail(String name) {
        return name.substring(name.indexOf('.') + 1);
    }
}
