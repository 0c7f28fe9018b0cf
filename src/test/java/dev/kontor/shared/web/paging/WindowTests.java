package dev.kontor.shared.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.testing.KontorTest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Walks through a list on a real database, forth and back, with many ties.
@KontorTest
class WindowTests {

    private static final int ROWS = 57;
    private static final Comparator<Row> BY_ID =
            Comparator.comparing(row -> row.id().toString());

    @Autowired
    private Cursors cursors;

    @Autowired
    private JdbcClient jdbc;

    private final String list = UUID.randomUUID().toString();
    private final List<Row> rows = new ArrayList<>();

    record Row(UUID id, String name, long size, Instant createdAt) {}

    @BeforeEach
    void fill() {
        jdbc.sql("""
                        create table if not exists kontor.kernel_test_window
                            (list text, id uuid, name text collate "C", size bigint, created_at timestamptz)
                        """).update();
        var random = new Random(4711);
        IntStream.range(0, ROWS)
                .mapToObj(_ -> new Row(
                        UUID.randomUUID(),
                        "name " + random.nextInt(5),
                        random.nextInt(4) - 2,
                        Instant.parse("2026-11-25T12:00:00.123456Z").plusNanos(random.nextInt(3) * 1_000L)))
                .forEach(rows::add);
        rows.forEach(row -> jdbc.sql("insert into kontor.kernel_test_window values (:list, :id, :name, :size, :at)")
                .param("list", list)
                .param("id", row.id())
                .param("name", row.name())
                .param("size", row.size())
                .param("at", row.createdAt().atOffset(java.time.ZoneOffset.UTC))
                .update());
    }

    @ParameterizedTest
    @CsvSource({
        "createdAt, 10",
        "-createdAt, 7",
        "'name,-size', 1",
        "'-size,createdAt,name', 20",
        "-name, 57",
        "name, 100"
    })
    void everyRowComesOnceInOrderForthAndBack(String sort, int limit) {
        var expected = new ArrayList<>(rows);
        expected.sort(order(sort));
        var forth = new ArrayList<Row>();
        var pages = new ArrayList<List<Row>>();

        Page<Row> page = page(sort, limit, null);
        assertThat(page.page().prev()).isNull();
        while (true) {
            forth.addAll(page.items());
            pages.add(page.items());
            assertThat(page.page().hasMore()).isEqualTo(page.page().next() != null);
            if (page.page().next() == null) {
                break;
            }
            page = page(sort, limit, page.page().next());
        }
        var back = new ArrayList<List<Row>>(List.of(page.items()));
        while (page.page().prev() != null) {
            page = page(sort, limit, page.page().prev());
            back.add(page.items());
        }

        assertThat(forth).containsExactlyElementsOf(expected);
        Collections.reverse(back);
        assertThat(back).isEqualTo(pages);
    }

    @Test
    void aCursorIsReadByAnyProcessThatDeclaresTheSameList() {
        var first = cursors.window(new Listing(1, null, "name", null), sorting(), "filter");
        var cursor = first.page(rows.subList(0, 2), WindowTests::value).page().next();

        assertThat(cursors.window(new Listing(5, cursor, "name", null), sorting(), "filter")
                        .params())
                .containsEntry("window1", rows.getFirst().id());
        assertThatThrownBy(() -> cursors.window(new Listing(5, cursor, "-name", null), sorting(), "filter"))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> cursors.window(new Listing(5, cursor, "name", null), sorting(), "other"))
                .isInstanceOf(BadRequestException.class);
    }

    private Page<Row> page(String sort, int limit, @Nullable String cursor) {
        var window = cursors.window(new Listing(limit, cursor, sort, null), sorting(), list);
        var read = jdbc.sql("select id, name, size, created_at from kontor.kernel_test_window where list = :list"
                        + window.and() + window.orderAndLimit())
                .param("list", list)
                .params(window.params())
                .query((row, _) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getLong("size"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
        return window.page(read, WindowTests::value);
    }

    private static Sorting sorting() {
        return Sorting.by(
                "id",
                "-createdAt",
                SortField.time("createdAt", "created_at"),
                SortField.text("name", "name"),
                SortField.number("size", "size"));
    }

    private static Object value(Row row, String field) {
        return switch (field) {
            case "id" -> row.id();
            case "name" -> row.name();
            case "size" -> row.size();
            default -> row.createdAt();
        };
    }

    private static Comparator<Row> order(String sort) {
        Comparator<Row> order = (_, _) -> 0;
        boolean descending = false;
        for (var part : sort.split(",")) {
            descending = part.startsWith("-");
            Comparator<Row> each = switch (part.replace("-", "")) {
                case "name" -> Comparator.comparing(Row::name);
                case "size" -> Comparator.comparing(Row::size);
                default -> Comparator.comparing(Row::createdAt);
            };
            order = order.thenComparing(descending ? each.reversed() : each);
        }
        return order.thenComparing(descending ? BY_ID.reversed() : BY_ID);
    }
}
