package dev.kontor.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.TestDatabase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.IncorrectResultSetColumnCountException;
import org.springframework.jdbc.core.simple.JdbcClient;

class RecordBindingTests {

    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Instant TIME = Instant.parse("2026-03-01T10:15:30.123456Z");

    private final JdbcClient jdbc = TestDatabase.jdbc();

    enum Color {
        RED,
        DARK_BLUE
    }

    enum Right implements StoredText {
        READ,
        WRITE;

        @Override
        public String text() {
            return "stock:" + name().toLowerCase(Locale.ROOT);
        }
    }

    record Sku(String value) {}

    record Size(int width, @Nullable Integer height) {}

    record Window(Instant opensAt, @Nullable Instant closesAt) {}

    record All(
            ProductId id,
            UUID reference,
            Instant createdAt,
            Color color,
            Currency currency,
            Locale locale,
            Sku sku,
            String title,
            long units,
            int position,
            boolean active,
            BigDecimal rate,
            LocalDate soldOn,
            byte[] hash,
            Money total,
            List<String> tags,
            Set<Color> colors,
            List<ProductId> related,
            Size size,
            List<Size> sizes,
            Map<String, String> alt,
            Window window) {}

    /// The same, all absent.
    record None(
            @Nullable ProductId id,
            @Nullable UUID reference,
            @Nullable Instant createdAt,
            @Nullable Color color,
            @Nullable Locale locale,
            @Nullable Sku sku,
            @Nullable String title,
            @Nullable Long units,
            @Nullable Integer position,
            @Nullable Boolean active,
            @Nullable BigDecimal rate,
            @Nullable LocalDate soldOn,
            byte @Nullable [] hash,
            @Nullable Money total,
            @Nullable List<String> tags,
            @Nullable Set<Color> colors,
            @Nullable List<ProductId> related,
            @Nullable Size size,
            @Nullable List<Size> sizes,
            @Nullable Map<String, String> alt,
            @Nullable Window window) {}

    private static final String SELECT = """
            with typed (id, reference, created_at, color, currency, locale, sku, title, units, position, active, rate,
                sold_on, hash, total_minor, tags, colors, related, size, sizes, alt, opens_at, closes_at) as (
                select null::uuid, null::uuid, null::timestamptz, null::text, null::text, null::text, null::text,
                    null::text, null::bigint, null::integer, null::boolean, null::numeric, null::date, null::bytea,
                    null::bigint, null::text[], null::text[], null::uuid[], null::jsonb, null::jsonb, null::jsonb,
                    null::timestamptz, null::timestamptz
                where false
                union all
                select :id, :reference, :createdAt, :color, %s, :locale, :sku, :title, :units, :position, :active,
                    :rate, :soldOn, :hash, :totalMinor, :tags, :colors, :related, :size, :sizes, :alt,
                    :window.opensAt, :window.closesAt)
            select * from typed
            """;

    @Test
    void writesAndReadsEveryType() {
        var all = new All(
                new ProductId(ID),
                ID,
                TIME,
                Color.DARK_BLUE,
                Currency.getInstance("KWD"),
                Locale.forLanguageTag("de-CH"),
                new Sku("A-1"),
                "Tea",
                Long.MAX_VALUE,
                -3,
                true,
                new BigDecimal("0.190"),
                LocalDate.of(2026, 2, 28),
                "hash".getBytes(StandardCharsets.UTF_8),
                Money.of(-1_999, "KWD"),
                List.of("a \"quoted\", {one}", "back\\slash", "", "null"),
                Set.of(Color.RED),
                List.of(new ProductId(ID)),
                new Size(3, null),
                List.of(new Size(1, 2), new Size(3, 4)),
                Map.of("en", "Tea"),
                new Window(TIME, null));

        var read = jdbc.sql(SELECT.formatted(":totalCurrency"))
                .paramSource(all)
                .query(All.class)
                .single();

        assertThat(read).usingRecursiveComparison().isEqualTo(all);
    }

    @Test
    void writesAndReadsNullsOfEveryType() {
        var none = new None(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null);

        var read = jdbc.sql(SELECT.formatted("null"))
                .paramSource(none)
                .query(None.class)
                .single();

        assertThat(read).isEqualTo(none);
    }

    @Test
    void givesNullsTheTypeOfTheirComponent() {
        record Filter(
                @Nullable ProductId product,
                @Nullable Instant since,
                @Nullable Long units,
                @Nullable Color color) {}

        var types = jdbc.sql("""
                        select concat_ws(' ', pg_typeof(:product), pg_typeof(:since), pg_typeof(:units), pg_typeof(:color))
                        """)
                .paramSource(new Filter(null, null, null, null))
                .query(String.class)
                .single();

        assertThat(types).isEqualTo("uuid timestamp with time zone bigint character varying");
    }

    @Test
    void bindsSingleValues() {
        var found = jdbc.sql("""
                        select :id::text || ' ' || :color || ' ' || :locale || ' ' || :currency || ' ' || :sku
                            || ' ' || (:at = '2026-03-01T10:15:30.123456Z'::timestamptz)
                            || ' ' || (:size::jsonb ->> 'width') || ' ' || jsonb_array_length(:rows)
                        """)
                .param("id", new ProductId(ID))
                .param("color", Color.RED)
                .param("locale", Locale.GERMANY)
                .param("currency", Currency.getInstance("EUR"))
                .param("sku", new Sku("S"))
                .param("at", TIME)
                .param("size", new Size(7, null))
                .param("rows", Sql.json(List.of(new Size(1, 1), new Size(2, 2))))
                .query(String.class)
                .single();

        assertThat(found).isEqualTo(ID + " RED de-DE EUR S true 7 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void bindsCollectionsOfEachSizeAsArrays(int size) {
        var ids = List.of(new ProductId(ID), new ProductId(new UUID(0, 1))).subList(0, size);

        var found = jdbc.sql("select id from unnest(:ids::uuid[]) as given (id) where id = any(:ids)")
                .param("ids", ids)
                .query(ProductId.class)
                .list();

        assertThat(found).containsExactlyElementsOf(ids);
    }

    @Test
    void bindsArraysOfNumbersTimesAndNulls() {
        record Row(
                long units, @Nullable Instant at, @Nullable String hash) {}

        var rows = jdbc.sql("""
                        select units, at, encode(hash, 'escape') as hash
                        from unnest(:units::bigint[], :times::timestamptz[], :hashes::bytea[]) as given (units, at, hash)
                        order by units
                        """)
                .param("units", List.of(1L, 2L))
                .param("times", Arrays.asList(TIME, null))
                .param("hashes", List.of("a".getBytes(StandardCharsets.UTF_8), "b".getBytes(StandardCharsets.UTF_8)))
                .query(Row.class)
                .list();

        assertThat(rows).containsExactly(new Row(1, TIME, "a"), new Row(2, null, "b"));
    }

    @Test
    void bindsThePropertiesOfElementsAsArrays() {
        record Line(
                ProductId product,
                @Nullable Color color,
                @Nullable Money price,
                List<String> tags,
                Size size,
                @Nullable Window window) {}
        record Order(String name, List<Line> lines) {}
        record Row(
                ProductId product,
                @Nullable Color color,
                @Nullable Money price,
                List<String> tags,
                Size size,
                @Nullable Instant opensAt) {}
        var lines = List.of(
                new Line(
                        new ProductId(ID),
                        Color.RED,
                        Money.of(5, "EUR"),
                        List.of("a,\"b\"", "c"),
                        new Size(1, 2),
                        new Window(TIME, null)),
                new Line(new ProductId(new UUID(0, 1)), null, null, List.of(), new Size(3, null), null));
        var sql = """
                select product, color, price_minor, price_currency, tags::text[] as tags, size::jsonb as size, opens_at
                from unnest(:lines.product::uuid[], :lines.color::text[], :lines.priceMinor::bigint[],
                    :lines.priceCurrency::text[], :lines.tags::text[], :lines.size::text[],
                    :lines.window.opensAt::timestamptz[]) with ordinality
                    as line (product, color, price_minor, price_currency, tags, size, opens_at, place)
                order by place
                """;
        var rows = List.of(
                new Row(
                        new ProductId(ID),
                        Color.RED,
                        Money.of(5, "EUR"),
                        List.of("a,\"b\"", "c"),
                        new Size(1, 2),
                        TIME),
                new Row(new ProductId(new UUID(0, 1)), null, null, List.of(), new Size(3, null), null));

        assertThat(jdbc.sql(sql).param("lines", lines).query(Row.class).list()).isEqualTo(rows);
        assertThat(jdbc.sql(sql)
                        .paramSource(new Order("one", lines))
                        .query(Row.class)
                        .list())
                .isEqualTo(rows);
        assertThat(jdbc.sql(sql).param("lines", List.of()).query(Row.class).list())
                .isEmpty();
    }

    @Test
    void bindsKeysAndValuesOfMapsAsArrays() {
        record Unit(ProductId product, int count) {}

        var units = jdbc.sql("select * from unnest(:units.key::uuid[], :units.value::int[]) as unit (product, count)")
                .param("units", Map.of(new ProductId(ID), 3))
                .query(Unit.class)
                .list();

        assertThat(units).containsExactly(new Unit(new ProductId(ID), 3));
    }

    @Test
    void bindsPropertiesOfSingleRecords() {
        var sum = jdbc.sql("select :size.width + :size.height")
                .param("size", new Size(1, 2))
                .query(Integer.class)
                .single();

        assertThat(sum).isEqualTo(3);
    }

    @Test
    void takesParametersFromSeveralPlaces() {
        record Given(String a, String b) {}

        var found = jdbc.sql("select :a || :b || :c")
                .paramSource(new Given("a", "b"))
                .params(Map.of("b", "B"))
                .param("c", "c")
                .query(String.class)
                .single();

        assertThat(found).isEqualTo("aBc");
    }

    @Test
    void storesEnumsUnderTheirTextAndSkipsThoseOfLaterReleases() {
        record Grants(Right first, List<Right> others) {}

        assertThat(jdbc.sql("select :first as first, :others::text[] || array['stock:burn'] as others")
                        .paramSource(new Grants(Right.READ, List.of(Right.WRITE, Right.READ)))
                        .query(Grants.class)
                        .single())
                .isEqualTo(new Grants(Right.READ, List.of(Right.WRITE, Right.READ)));
        assertThat(jdbc.sql("select :right")
                        .param("right", Right.WRITE)
                        .query(String.class)
                        .single())
                .isEqualTo("stock:write");
    }

    @Test
    void readsScalars() {
        assertThat(jdbc.sql("select 'RED'").query(Color.class).single()).isEqualTo(Color.RED);
        assertThat(jdbc.sql("select 'S-1'").query(Sku.class).single()).isEqualTo(new Sku("S-1"));
        assertThat(jdbc.sql("select timestamptz '2026-03-01T10:15:30.123456Z'")
                        .query(Instant.class)
                        .single())
                .isEqualTo(TIME);
        assertThat(jdbc.sql("select null::timestamptz").query(Instant.class).optional())
                .isEmpty();
        assertThat(jdbc.sql("select count(*) from (select 1) one")
                        .query(Long.class)
                        .single())
                .isEqualTo(1L);
    }

    @Test
    void readsNestedRecordsFromSeparateColumns() {
        record Outer(String name, Size inner, @Nullable Size other) {}

        var read = jdbc.sql("""
                        select 'one' as name, 1 as inner_width, 2 as height, null::integer as other_width,
                            null::integer as other_height
                        """).query(Outer.class).single();

        assertThat(read).isEqualTo(new Outer("one", new Size(1, 2), null));
    }

    @Test
    void readsTypedIdsInJsonFromUuidsAndFromTheirText() {
        record Line(ProductId id) {}
        record Row(List<Line> lines, Map<ProductId, Integer> units) {}
        var id = new ProductId(ID);

        var row = jdbc.sql("""
                        select jsonb_build_array(jsonb_build_object('id', :id::uuid), jsonb_build_object('id', :text::text))
                            as lines, jsonb_build_object(:id::uuid, 3) as units
                        """)
                .param("id", id)
                .param("text", id.text())
                .query(Row.class)
                .single();

        assertThat(row).isEqualTo(new Row(List.of(new Line(id), new Line(id)), Map.of(id, 3)));
    }

    @Test
    void prefersTheCurrencyOfTheAmount() {
        record Amounts(Money price, Money fee) {}

        var read = jdbc.sql("select 1 as price_minor, 2 as fee_minor, 'JPY' as fee_currency, 'EUR' as currency")
                .query(Amounts.class)
                .single();

        assertThat(read).isEqualTo(new Amounts(Money.of(1, "EUR"), Money.of(2, "JPY")));
    }

    @Test
    void refusesANullThatTheRecordDoesNotAllow() {
        assertThatIllegalStateException()
                .isThrownBy(() -> jdbc.sql("select null::integer as width, 1 as height")
                        .query(Size.class)
                        .single())
                .withMessage("width of a " + Size.class.getName() + " is null, but not @Nullable.");
    }

    @Test
    void namesTheColumnThatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> jdbc.sql("select 1 as width").query(Size.class).single())
                .withMessage("The query has no column height for " + Size.class.getName() + ".");
    }

    @Test
    void refusesTwoColumnsOfOneName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> jdbc.sql("select t.*, 3 as width from (select 1 as width, 2 as height) t")
                        .query(Size.class)
                        .single())
                .withMessage("The query has two columns named width.");
        assertThat(jdbc.sql("select t.*, 3 as depth, 4 as depth from (select 1 as width, 2 as height) t")
                        .query(Size.class)
                        .single())
                .isEqualTo(new Size(1, 2));
    }

    @Test
    void namesTheParameterThatIsMissing() {
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> jdbc.sql("select :missing")
                        .paramSource(new Sku("S"))
                        .query(String.class)
                        .single())
                .withMessageContaining("No value supplied for the SQL parameter 'missing'");
    }

    @Test
    void refusesASecondColumnForOneValue() {
        assertThatExceptionOfType(IncorrectResultSetColumnCountException.class)
                .isThrownBy(
                        () -> jdbc.sql("select 'S-1', 'S-2'").query(Sku.class).list());
    }

    @Test
    void refusesMoneyAsOneParameter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> jdbc.sql("select :total").param("total", Money.of(1, "EUR")))
                .withMessage("a Money has two columns: bind 0.01 EUR as its minor units and its currency");
    }
}
