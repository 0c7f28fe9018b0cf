package dev.kontor.shipping.method;

import dev.kontor.shared.address.Area;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.Shipping;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingZoneId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Loads and saves whole shipping methods, with one statement per load.
@Repository
class ShippingMethodRepository {

    static final String SELECT = """
            select m.id, m.version, m.code, m.zone_id, m.kind, m.min_days, m.max_days, m.tax_category, m.active,
                m.created_at, m.updated_at,
                (select coalesce(json_object_agg(n.locale, n.name), '{}')
                 from shipping.method_names n where n.method_id = m.id) as names,
                (select coalesce(json_agg(json_build_object('currency', r.currency, 'minor', r.amount_minor,
                    'grams', r.up_to_grams) order by r.currency, r.up_to_grams), '[]')
                 from shipping.method_rates r where r.method_id = m.id) as rates,
                (select coalesce(json_agg(json_build_object('currency', f.currency, 'minor', f.amount_minor)
                    order by f.currency), '[]')
                 from shipping.method_free_above f where f.method_id = m.id) as free_above
            from shipping.methods m
            """;

    private static final String ZONE_OF = """
            (select zone_id from shipping.zone_areas
             where country = :country and region in ('', :region)
             order by region desc limit 1)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ShippingMethodRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Amount(
            String currency, long minor, @Nullable Long grams) {

        Money money() {
            return Money.of(minor, currency);
        }
    }

    /// Returns the methods of the zones of the destinations; destinations outside all zones are absent.
    Map<Destination, List<ShippingMethod>> to(Collection<Destination> destinations) {
        record Offered(Destination destination, ShippingMethod method) {}
        var asked = List.copyOf(new LinkedHashSet<>(destinations));
        if (asked.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select offered.*, asked.place from (" + SELECT + "where m.active) offered" + """
                         join (select asked.place, found.zone_id
                            from unnest(:countries::text[], :regions::text[])
                                with ordinality as asked (country, region, place)
                            cross join lateral (
                                select zone_id from shipping.zone_areas area
                                where area.country = asked.country and area.region in ('', asked.region)
                                order by area.region desc limit 1) found) asked
                          on asked.zone_id = offered.zone_id
                        """)
                .param("countries", texts(asked, "country"))
                .param("regions", texts(asked, "region"))
                .query((row, number) -> new Offered(asked.get(row.getInt("place") - 1), method(row, number)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Offered::destination, Collectors.mapping(Offered::method, Collectors.toList())));
    }

    Shipping.Reach reach() {
        var areas = jdbc.sql("""
                        select distinct a.country, a.region from shipping.zone_areas a
                        join shipping.methods m on m.zone_id = a.zone_id and m.active
                        order by a.country, a.region
                        """)
                .query((row, _) -> Area.of(row.getString("country"), row.getString("region")))
                .list();
        var categories = jdbc.sql("select distinct tax_category from shipping.methods where active")
                .query(String.class)
                .list();
        return new Shipping.Reach(areas, Set.copyOf(categories));
    }

    private static String[] texts(List<Destination> places, String part) {
        return places.stream()
                .map(place -> String.valueOf(place(place).get(part)))
                .toArray(String[]::new);
    }

    List<ShippingMethod> all() {
        return jdbc.sql(SELECT + "order by m.code").query(this::method).list();
    }

    Optional<ShippingZoneId> zoneOf(Destination destination) {
        return jdbc.sql("select zone_id from " + ZONE_OF + " as place")
                .params(place(destination))
                .query(UUID.class)
                .optional()
                .map(ShippingZoneId::new);
    }

    Optional<ShippingMethod> find(ShippingMethodId id) {
        return jdbc.sql(SELECT + "where m.id = :id")
                .param("id", id.value())
                .query(this::method)
                .optional();
    }

    void insert(ShippingMethod method) {
        checked(bind(method, """
                insert into shipping.methods (id, version, code, zone_id, kind, min_days, max_days, tax_category,
                    active, created_at, updated_at)
                values (:id, :version, :code, :zone, :kind, :minDays, :maxDays, :taxCategory, :active, :createdAt,
                    :updatedAt)
                """));
        insertParts(method);
    }

    /// @return whether the version was unchanged
    boolean update(ShippingMethod method) {
        int changed = checked(bind(method, """
                update shipping.methods
                set version = version + 1, code = :code, zone_id = :zone, kind = :kind, min_days = :minDays,
                    max_days = :maxDays, tax_category = :taxCategory, active = :active, updated_at = :updatedAt
                where id = :id and version = :version and :createdAt is not null
                """));
        if (changed == 1) {
            jdbc.sql("""
                            with names as (delete from shipping.method_names where method_id = :id),
                            rates as (delete from shipping.method_rates where method_id = :id)
                            delete from shipping.method_free_above where method_id = :id
                            """).param("id", method.id().value()).update();
            insertParts(method);
        }
        return changed == 1;
    }

    boolean delete(ShippingMethodId id, long version) {
        return jdbc.sql("delete from shipping.methods where id = :id and version = :version")
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    private void insertParts(ShippingMethod method) {
        var names = List.copyOf(method.names().entrySet());
        jdbc.sql("""
                        with names as (
                            insert into shipping.method_names (method_id, locale, name)
                            select :id, * from unnest(:locales::text[], :names::text[])),
                        rates as (
                            insert into shipping.method_rates (method_id, currency, up_to_grams, amount_minor)
                            select :id, * from unnest(:rateCurrencies::text[], :grams::bigint[], :rates::bigint[]))
                        insert into shipping.method_free_above (method_id, currency, amount_minor)
                        select :id, * from unnest(:freeCurrencies::text[], :free::bigint[])
                        """)
                .param("id", method.id().value())
                .param("locales", names.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param("names", names.stream().map(Map.Entry::getValue).toArray(String[]::new))
                .param(
                        "rateCurrencies",
                        method.rates().stream()
                                .map(rate -> rate.price().currency().getCurrencyCode())
                                .toArray(String[]::new))
                .param(
                        "grams",
                        method.rates().stream().map(ShippingRate::upToGrams).toArray(Long[]::new))
                .param(
                        "rates",
                        method.rates().stream()
                                .map(rate -> rate.price().minor())
                                .toArray(Long[]::new))
                .param(
                        "freeCurrencies",
                        method.freeAbove().stream()
                                .map(limit -> limit.currency().getCurrencyCode())
                                .toArray(String[]::new))
                .param("free", method.freeAbove().stream().map(Money::minor).toArray(Long[]::new))
                .update();
    }

    /// Runs the statement and translates constraint violations to problems.
    private static int checked(JdbcClient.StatementSpec statement) {
        try {
            return statement.update();
        } catch (DuplicateKeyException taken) {
            var detail = "Another shipping method has this code.";
            throw new ConflictException(
                    ProblemCode.ALREADY_EXISTS,
                    detail,
                    Map.of(),
                    List.of(FieldProblem.ofPointer("/code", "taken", detail)));
        } catch (DataIntegrityViolationException unknown) {
            var detail = "The shipping zone does not exist.";
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    detail,
                    Map.of(),
                    List.of(FieldProblem.ofPointer("/zoneId", "unknown", detail)));
        }
    }

    private JdbcClient.StatementSpec bind(ShippingMethod method, String sql) {
        return jdbc.sql(sql)
                .param("id", method.id().value())
                .param("version", method.version())
                .param("code", method.code())
                .param("zone", method.zoneId().value())
                .param("kind", method.kind().name())
                .param("minDays", method.minDays())
                .param("maxDays", method.maxDays())
                .param("taxCategory", method.taxCategory())
                .param("active", method.active())
                .param("createdAt", method.createdAt().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("updatedAt", method.updatedAt().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static Map<String, String> place(Destination destination) {
        var region = destination.region();
        return Map.of("country", destination.country(), "region", region == null ? "" : region);
    }

    ShippingMethod method(ResultSet row, int number) throws SQLException {
        var rates = json.readValue(row.getString("rates"), new TypeReference<List<Amount>>() {});
        var free = json.readValue(row.getString("free_above"), new TypeReference<List<Amount>>() {});
        return new ShippingMethod(
                new ShippingMethodId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("code"),
                new ShippingZoneId(row.getObject("zone_id", UUID.class)),
                json.readValue(row.getString("names"), new TypeReference<Map<String, String>>() {}),
                ShippingKind.valueOf(row.getString("kind")),
                rates.stream()
                        .map(rate -> new ShippingRate(rate.money(), rate.grams()))
                        .toList(),
                free.stream().map(Amount::money).toList(),
                row.getInt("min_days"),
                row.getInt("max_days"),
                row.getString("tax_category"),
                row.getBoolean("active"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
