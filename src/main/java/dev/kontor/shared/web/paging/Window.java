package dev.kontor.shared.web.paging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One window on a list, in SQL: keyset conditions, so that a deep page costs what the first one costs.
///
/// ```java
/// var window = cursors.window(listing, SORTING, filter);
/// var rows = jdbc.sql("select … where published " + window.and() + window.orderAndLimit())
///         .params(window.params()).query(Row.class).list();
/// return window.page(rows, (row, field) -> field.equals("id") ? row.id() : row.createdAt());
/// ```
public final class Window {

    private final List<Sorting.Key> keys;
    private final int size;
    private final Cursors.@Nullable Mark mark;
    private final Function<Cursors.Mark, String> writer;

    Window(List<Sorting.Key> keys, int size, Cursors.@Nullable Mark mark, Function<Cursors.Mark, String> writer) {
        this.keys = keys;
        this.size = size;
        this.mark = mark;
        this.writer = writer;
    }

    /// The condition that rows come after (or before) the cursor, starting with `and`; empty without a cursor.
    public String and() {
        if (mark == null) {
            return "";
        }
        var alternatives = new ArrayList<String>();
        for (int last = 0; last < keys.size(); last++) {
            var conditions = new ArrayList<String>();
            for (int index = 0; index <= last; index++) {
                var key = keys.get(index);
                var operator = index < last ? "=" : descends(key) ? "<" : ">";
                conditions.add("%s %s :window%d".formatted(key.field().column(), operator, index));
            }
            alternatives.add(String.join(" and ", conditions));
        }
        // The separate condition on the first key lets PostgreSQL start the index scan there.
        var first = keys.getFirst();
        return " and %s %s :window0 and (%s) "
                .formatted(
                        first.field().column(),
                        descends(first) ? "<=" : ">=",
                        alternatives.stream().map(each -> "(" + each + ")").collect(Collectors.joining(" or ")));
    }

    /// The part of [#and] about the first field alone, starting with `and`; empty without a cursor.
    public String andFirst() {
        var first = keys.getFirst();
        return mark == null
                ? ""
                : " and %s %s :window0".formatted(first.field().column(), descends(first) ? "<=" : ">=");
    }

    /// `order by …` the first field alone: rows with equal values come in any order.
    public String orderByFirst() {
        var first = keys.getFirst();
        return " order by " + first.field().column() + (descends(first) ? " desc" : " asc");
    }

    /// `order by … limit …`, with one row more than the page, to detect whether there is another page.
    public String orderAndLimit() {
        return orderBy() + " limit " + rows();
    }

    /// `order by …`, for statements that set the limit elsewhere.
    public String orderBy() {
        return keys.stream()
                .map(key -> key.field().column() + (descends(key) ? " desc" : " asc"))
                .collect(Collectors.joining(", ", " order by ", ""));
    }

    /// The parameters of [#and].
    public Map<String, Object> params() {
        var params = new LinkedHashMap<String, Object>();
        if (mark != null) {
            for (int index = 0; index < keys.size(); index++) {
                params.put(
                        "window" + index,
                        keys.get(index).field().read().apply(mark.keys().get(index)));
            }
        }
        return params;
    }

    /// Whether the row values that [#page] needs must include this sort field; lists with one field need not
    /// check.
    public List<String> fields() {
        return keys.stream().map(key -> key.field().name()).toList();
    }

    /// Selects the rows to read, for lists that do not come from SQL: by these fields, and after their values if there
    /// is a cursor. For the page before a cursor this is the reverse order of the list.
    public List<Order> order() {
        var order = new ArrayList<Order>();
        for (int index = 0; index < keys.size(); index++) {
            order.add(new Order(
                    keys.get(index).field().name(),
                    descends(keys.get(index)),
                    mark == null ? null : mark.keys().get(index)));
        }
        return order;
    }

    /// The number of rows to read: one more than the page, to detect whether there is another page.
    public int rows() {
        return size + 1;
    }

    /// One field of the order.
    ///
    /// @param after the value in the cursor, as passed to [#page]; absent without a cursor
    public record Order(
            String field, boolean descends, @Nullable String after) {}

    /// Creates the page from the rows that were read.
    ///
    /// @param values the value of a sort field in a row (by the field's name; `id` is the raw UUID); its
    ///     `toString` goes into the cursor
    public <T> Page<T> page(List<T> rows, RowValue<T> values) {
        boolean more = rows.size() > size;
        var items = new ArrayList<>(more ? rows.subList(0, size) : rows);
        boolean backward = mark != null && mark.backward();
        if (backward) {
            items = new ArrayList<>(items.reversed());
        }
        boolean hasNext = backward || more;
        boolean hasPrev = backward ? more : mark != null;
        var next = hasNext && !items.isEmpty() ? cursor(items.getLast(), false, values) : null;
        var prev = hasPrev && !items.isEmpty() ? cursor(items.getFirst(), true, values) : null;
        return new Page<>(List.copyOf(items), new Page.Position(next != null, next, prev, null));
    }

    /// Reads the value of one sort field from a row.
    @FunctionalInterface
    public interface RowValue<T> {

        Object of(T row, String field);
    }

    private <T> String cursor(T row, boolean backward, RowValue<T> values) {
        return writer.apply(new Cursors.Mark(
                backward,
                keys.stream()
                        .map(key -> values.of(row, key.field().name()).toString())
                        .toList()));
    }

    private boolean descends(Sorting.Key key) {
        return key.descending() != (mark != null && mark.backward());
    }
}
