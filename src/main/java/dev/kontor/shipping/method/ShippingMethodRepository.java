package dev.kontor.shipping.method;

import dev.kontor.shared.address.Area;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.database.ConfigurationVersions;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.PickupPointId;
import dev.kontor.shipping.Shipping;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingZoneId;
import dev.kontor.shipping.pickup.PickupPointQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Loads and saves whole shipping methods, with one statement per load.
@Repository
class ShippingMethodRepository {

    /// The area of configuration, as the database names it.
    static final String AREA = "shipping";

    private static final String COLUMNS = columns(PostcodeSql.RANGES);

    private static final String SELECT = "select " + COLUMNS + " from shipping.methods m ";

    /// Columns of a method without its postcode ranges, which can be many: the database finds those that match.
    private static final String OFFERED =
            columns("'[]'::json") + PostcodeSql.MATCHES + """
            , (select coalesce(json_agg(h.observed_on), '[]') from shipping.holidays h
               where h.observed_on between :today::date - 1 and :today::date + 800
               and (h.country is null or h.country = asked.country)) as holidays,
              %s as configuration
            """.formatted(ConfigurationVersions.of(AREA));

    private static final String PICKUP = """
            , case when p.id is not null then jsonb_build_object('id', p.id, 'locationId', p.location_id, 'name', p.name,
                'address', %s, 'hours', p.hours, 'channels', p.channels, 'active', p.active,
                'closedFrom', p.closed_from) end as pickup
            """.formatted(PickupPointQueries.ADDRESS);

    private final JdbcClient jdbc;
    private final Clock clock;

    ShippingMethodRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The day in UTC; holidays are read from the day before, because of time zones.
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String columns(String ranges) {
        return """
                m.id, m.version, m.code, m.zone_id, m.kind, m.carrier_rate, m.delivers_to, m.packaging_grams, m.min_days, m.max_days, m.tax_category,
                    m.active, m.created_at, m.updated_at,
                    (select coalesce(json_object_agg(n.locale, n.name), '{}')
                     from shipping.method_names n where n.method_id = m.id) as names,
                    %s as rates,
                    (select coalesce(json_agg(json_build_object('profile', p.profile, 'combination', p.combination,
                        'rates', %s) order by p.profile), '[]')
                     from shipping.method_profiles p where p.method_id = m.id) as profiles,
                    (select coalesce(json_agg(json_build_object('amount', f.amount_minor, 'currency', f.currency)
                        order by f.currency), '[]')
                     from shipping.method_free_above f where f.method_id = m.id) as free_above,
                    (select coalesce(json_agg(json_build_object('name', l.name, 'prices', l.prices, 'postcodes', %s)
                        order by l.position), '[]')
                     from shipping.postcode_lists l where l.method_id = m.id and l.position >= 0) as surcharges,
                    json_build_object('channels', m.channels, 'customerGroups', m.customer_groups,
                        'postcodes', coalesce((select %s from shipping.postcode_lists l
                            where l.method_id = m.id and l.position = -2), '[]'),
                        'exceptPostcodes', coalesce((select %s from shipping.postcode_lists l
                            where l.method_id = m.id and l.position = -1), '[]')) as conditions,
                    json_build_object('cutOff', to_char(m.cut_off, 'HH24:MI'), 'timeZone', m.time_zone,
                        'workingDays', m.working_days) as schedule
                """.formatted(rates("''"), rates("p.profile"), ranges, ranges, ranges);
    }

    private static String rates(String profile) {
        return """
                (select coalesce(json_agg(json_build_object('upToGrams', r.up_to_grams,
                    'upToQuantity', r.up_to_units, 'upToCm3', r.up_to_cm3,
                    'upToValue', case when r.up_to_minor is not null then
                        json_build_object('amount', r.up_to_minor, 'currency', r.currency) end,
                    'price', json_build_object('amount', r.amount_minor, 'currency', r.currency),
                    'additional', case when r.additional_every is not null then json_build_object(
                        'every', r.additional_every,
                        'price', json_build_object('amount', r.additional_minor, 'currency', r.currency)) end)
                    order by r.currency, r.up_to_grams, r.up_to_minor, r.up_to_units, r.up_to_cm3), '[]')
                 from shipping.method_rates r where r.method_id = m.id and r.profile = %s)
                """.formatted(profile);
    }

    /// A method for a destination.
    ///
    /// @param place number of the destination, from 1
    /// @param method without its postcode ranges
    /// @param postcodeMatches which of its lists of postcodes contain the destination
    /// @param holidays next holidays of the destination
    /// @param pickup the requested pickup point, if there is one
    /// @param configuration version with which it was read
    record FoundMethod(
            int place,
            ShippingMethod method,
            List<PostcodeMatch> postcodeMatches,
            List<LocalDate> holidays,
            @Nullable FoundPickup pickup,
            long configuration) {}

    /// The destination of a parcel.
    ///
    /// @param pickup absent if it is shipped
    record Goal(Destination destination, @Nullable PickupPointId pickup) {

        static Goal of(Shipping.Parcel parcel) {
            var place = parcel.pickup();
            return new Goal(parcel.destination(), place == null ? null : place.id());
        }

        String region() {
            return Objects.requireNonNullElse(destination.region(), "");
        }

        /// Returns the postcode in the form that is compared; empty if the destination has none.
        String postcode() {
            return ShippingMethodRepository.postcode(destination);
        }

        private String point() {
            return pickup == null ? "" : pickup.value().toString();
        }
    }

    /// Returns the methods of the zones of the destinations; destinations outside all zones are absent.
    Map<Goal, List<FoundMethod>> to(Collection<Goal> goals) {
        var asked = List.copyOf(new LinkedHashSet<>(goals));
        if (asked.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select asked.place, " + OFFERED + PICKUP + """
                         from unnest(:countries::text[], :regions::text[], :postcodes::text[], :pickups::text[])
                            with ordinality as asked (country, region, postcode, pickup, place)
                         cross join lateral (
                            select zone_id from shipping.zone_areas area
                            where area.country = asked.country::char(2) and area.region in ('', asked.region)
                            order by area.region desc limit 1) found
                         join shipping.methods m on m.zone_id = found.zone_id and m.active
                         left join shipping.pickup_points p on p.id = nullif(asked.pickup, '')::uuid
                        """)
                .param(
                        "countries",
                        asked.stream().map(goal -> goal.destination().country()).toList())
                .param("regions", asked.stream().map(Goal::region).toList())
                .param("postcodes", asked.stream().map(Goal::postcode).toList())
                .param("today", today())
                .param("pickups", asked.stream().map(Goal::point).toList())
                .query(FoundMethod.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(found -> asked.get(found.place() - 1)));
    }

    /// Returns the methods of all zones.
    List<FoundMethod> all(Destination destination) {
        return jdbc.sql("select 1 as place, null::jsonb as pickup, " + OFFERED + """
                         from shipping.methods m, (values (:country::text, :postcode::text)) as asked (country, postcode)
                         order by m.code
                        """)
                .param("today", today())
                .param("country", destination.country())
                .param("postcode", postcode(destination))
                .query(FoundMethod.class)
                .list();
    }

    Shipping.Reach reach() {
        var areas = jdbc.sql("""
                        select distinct a.country, a.region from shipping.zone_areas a
                        join shipping.methods m on m.zone_id = a.zone_id and m.active and m.kind <> 'PICKUP'
                        order by a.country, a.region
                        """)
                .query((row, _) -> Area.of(row.getString("country"), row.getString("region")))
                .list();
        var categories = jdbc.sql("select distinct tax_category from shipping.methods where active")
                .query(String.class)
                .list();
        return new Shipping.Reach(areas, Set.copyOf(categories));
    }

    Optional<ShippingZoneId> zoneOf(Destination destination) {
        return jdbc.sql("""
                        select zone_id from shipping.zone_areas where country = :country and region in ('', :region)
                        order by region desc limit 1
                        """)
                .param("country", destination.country())
                .param("region", region(destination))
                .query(ShippingZoneId.class)
                .optional();
    }

    Optional<ShippingMethod> find(ShippingMethodId id) {
        return jdbc.sql(SELECT + "where m.id = :id")
                .param("id", id)
                .query(ShippingMethod.class)
                .optional();
    }

    void insert(ShippingMethod method) {
        write(method, """
                insert into shipping.methods (id, version, code, zone_id, kind, carrier_rate, delivers_to, packaging_grams, channels,
                    customer_groups, cut_off, time_zone, working_days, min_days, max_days, tax_category, active, created_at, updated_at)
                values (:id, :version, :code, :zoneId, :kind, :carrierRate::jsonb, :deliversTo, :packagingGrams, :channels, :customerGroups, :cutOff, :timeZone, :workingDays, :minDays, :maxDays, :taxCategory, :active, :createdAt,
                    :updatedAt)
                """);
        insertParts(method);
    }

    boolean isForChannel(String code) {
        return jdbc.sql("select exists (select from shipping.methods where channels @> array[:code]::text[])")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    /// @return whether the version was unchanged
    boolean update(ShippingMethod method) {
        int changed = write(method, """
                update shipping.methods
                set version = version + 1, code = :code, zone_id = :zoneId, kind = :kind, carrier_rate = :carrierRate::jsonb,
                    delivers_to = :deliversTo, packaging_grams = :packagingGrams, channels = :channels, customer_groups = :customerGroups, cut_off = :cutOff,
                    time_zone = :timeZone, working_days = :workingDays, min_days = :minDays,
                    max_days = :maxDays, tax_category = :taxCategory, active = :active, updated_at = :updatedAt
                where id = :id and version = :version
                """);
        if (changed == 1) {
            jdbc.sql("""
                            with names as (delete from shipping.method_names where method_id = :id),
                            rates as (delete from shipping.method_rates where method_id = :id),
                            profiles as (delete from shipping.method_profiles where method_id = :id),
                            postcodes as (delete from shipping.postcode_lists where method_id = :id)
                            delete from shipping.method_free_above where method_id = :id
                            """).param("id", method.id()).update();
            insertParts(method);
        }
        return changed == 1;
    }

    boolean delete(ShippingMethodId id, long version) {
        return jdbc.sql("delete from shipping.methods where id = :id and version = :version")
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private void insertParts(ShippingMethod method) {
        jdbc.sql("""
                        with names as (
                            insert into shipping.method_names (method_id, locale, name)
                            select :id, key, value from jsonb_each_text(:names::jsonb)),
                        rates as (
                            insert into shipping.method_rates (method_id, profile, currency, up_to_grams, up_to_minor,
                                up_to_units, up_to_cm3, amount_minor, additional_minor, additional_every)
                            select :id, profile, rate -> 'price' ->> 'currency', (rate ->> 'upToGrams')::bigint,
                                (rate -> 'upToValue' ->> 'amount')::bigint, (rate ->> 'upToQuantity')::bigint,
                                (rate ->> 'upToCm3')::bigint,
                                (rate -> 'price' ->> 'amount')::bigint,
                                (rate -> 'additional' -> 'price' ->> 'amount')::bigint,
                                (rate -> 'additional' ->> 'every')::bigint
                            from (
                                select '' as profile, rate from jsonb_array_elements(:rates::jsonb) rate
                                union all
                                select p ->> 'profile', rate
                                from jsonb_array_elements(:profiles::jsonb) p, jsonb_array_elements(p -> 'rates') rate)),
                        profiles as (
                            insert into shipping.method_profiles (method_id, profile, combination)
                            select :id, p ->> 'profile', p ->> 'combination'
                            from jsonb_array_elements(:profiles::jsonb) p)
                        insert into shipping.method_free_above (method_id, currency, amount_minor)
                        select :id, amount ->> 'currency', (amount ->> 'amount')::bigint
                        from jsonb_array_elements(:freeAbove::jsonb) amount
                        """)
                .param("freeAbove", Sql.json(method.freeAbove()))
                .param("profiles", Sql.json(method.profiles()))
                .paramSource(method)
                .update();
        insertPostcodes(method);
    }

    private void insertPostcodes(ShippingMethod method) {
        var lists = PostcodeSql.lists(method);
        if (!lists.isEmpty()) {
            jdbc.sql(PostcodeSql.INSERT)
                    .param("id", method.id())
                    .param("lists", Sql.json(lists))
                    .update();
        }
    }

    /// Runs the statement and translates constraint violations to problems.
    private int write(ShippingMethod method, String sql) {
        try {
            return jdbc.sql(sql)
                    .param("channels", method.conditions().inChannels())
                    .param("customerGroups", method.conditions().inGroups())
                    .param("cutOff", method.schedule().cutOff())
                    .param("timeZone", method.schedule().zone())
                    .param(
                            "workingDays",
                            method.schedule().days().stream().map(Enum::name).toList())
                    .paramSource(method)
                    .update();
        } catch (DuplicateKeyException _) {
            throw ConflictException.taken("/code", "Another shipping method has this code.");
        } catch (DataIntegrityViolationException _) {
            throw RejectedException.at("/zoneId", "unknown", "The shipping zone does not exist.");
        }
    }

    private static String region(Destination destination) {
        return Objects.requireNonNullElse(destination.region(), "");
    }

    private static String postcode(Destination destination) {
        return destination.postcode() == null ? "" : PostcodeRange.key(destination.postcode());
    }
}
