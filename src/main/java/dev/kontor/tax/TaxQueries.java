package dev.kontor.tax;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.database.ConfigurationVersions;
import dev.kontor.shared.database.Sql;
import dev.kontor.tax.TaxRules.Coverage;
import dev.kontor.tax.TaxRules.Levy;
import dev.kontor.tax.TaxRules.Rate;
import dev.kontor.tax.area.TaxArea;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds the tax rules of a destination: those of the zone of its postcode, else of its region, else of its country,
/// else of the default zone. The rates are those of the whole zone and of the destination's jurisdiction of each level.
@Repository
class TaxQueries implements Taxes {

    private static final String VALID =
            "(r.valid_from is null or r.valid_from <= :now) and (r.valid_until is null or r.valid_until > :now)";

    /// Whether the category has its tax of the whole zone, or never had one. Without it, the jurisdictions' taxes alone
    /// would be too little.
    private static final String NOT_LAPSED = """
            coalesce((select bool_or(%s) from tax.rates w
                where w.zone_id = z.id and w.category_id = r.category_id and w.jurisdiction_id is null), true)
            """.formatted(VALID.replace("r.", "w."));

    private static final String SETTINGS = "z.rounding, z.rounding_mode, z.rounding_target, z.shipping_tax";

    /// The places of a destination as areas store them.
    private static final String PLACES = """
            unnest(array['P/' || asked.country || '/' || asked.postcode, 'R/' || asked.country || '/' || asked.region,
                'C/' || asked.country, 'C/' || nullif(%s, asked.country)]) as here (place)
            """.formatted(VatCountries.sql("asked.country"));

    private static final String MOST_SPECIFIC =
            "(a.country = asked.country) desc, (a.postcode_from <> '') desc, (a.region <> '') desc";

    static final String RULES = """
            select asked.place, z.name as zone, coalesce(z.prices_include_tax, false) as prices_include_tax, %3$s,
                coalesce(z.is_export, false) as export, v.number as vat_number, v.status as vat_status,
                v.checked_at as vat_checked_at, v.consultation_number as vat_consultation_number, v.name as vat_name,
                v.address as vat_address, v.requester as vat_requester,
                x.id as exemption_id, x.certificate_number as exemption_certificate_number,
                x.valid_from as exemption_valid_from, x.valid_until as exemption_valid_until,
                x.document_reference as exemption_document_reference,
                c.code as category, levied.name, levied.rate, levied.jurisdiction, coalesce(levied.compound, false) as compound,
                asked.region = '' and (
                    exists (select from tax.zone_areas a where a.country = asked.country and a.region <> '')
                    or exists (select from tax.jurisdiction_areas a
                        join tax.rates r on r.zone_id = z.id and r.jurisdiction_id = a.jurisdiction_id
                        where a.country = asked.country and a.region <> '')) as region_missing,
                asked.postcode = '' and (
                    exists (select from tax.zone_areas a where a.country = asked.country and a.postcode_from <> ''
                        and a.region in ('', asked.region))
                    or exists (select from tax.jurisdiction_areas a
                        join tax.rates r on r.zone_id = z.id and r.jurisdiction_id = a.jurisdiction_id
                        where a.country = asked.country and a.postcode_from <> ''
                            and a.region in ('', asked.region))) as postcode_missing,
                exists (select from tax.zone_areas a where a.country = asked.country and a.postcode_from <> '')
                    or exists (select from tax.jurisdiction_areas a
                        where a.country = asked.country and a.postcode_from <> '') as by_postcode,
                exists (select from tax.exemptions) as exempting,
                case when :ending then (
                    select min(period.at) from tax.rates r, lateral (values (r.valid_from), (r.valid_until)) period (at)
                    where period.at > :now) end as ends_at,
                %6$s as version
            from unnest(:countries::char(2)[], :regions::text[], :postcodes::text[])
                with ordinality as asked (country, region, postcode, place)
            left join lateral (
                select a.zone_id from %1$s
                join tax.zone_areas a on a.place @> here.place and a.region in ('', asked.region)
                order by %2$s limit 1) found on true
            left join tax.zones z
                on z.id = coalesce(found.zone_id, (select d.id from tax.zones d where d.is_default))
            left join lateral (
                select r.category_id, r.name, r.rate, r.compound, null::text as jurisdiction, 0 as rank
                from tax.rates r where r.zone_id = z.id and r.jurisdiction_id is null and %4$s
                union all
                select r.category_id, r.name, r.rate, r.compound, j.name,
                    array_position(array['COUNTRY', 'STATE', 'COUNTY', 'CITY', 'DISTRICT'], j.level)
                from (
                    select distinct on (a.level) a.jurisdiction_id from %1$s
                    join tax.jurisdiction_areas a on a.place @> here.place and a.region in ('', asked.region)
                    order by a.level, %2$s) here
                join tax.jurisdictions j on j.id = here.jurisdiction_id
                join tax.rates r on r.zone_id = z.id and r.jurisdiction_id = j.id and %4$s and %5$s) levied on true
            left join tax.categories c on c.id = levied.category_id
            left join tax.vat_numbers v on v.number = :vatNumber
            left join lateral (
                select r.* from tax.exemptions r
                where (r.customer_id = :customer::uuid or r.group_id = any(:groups::uuid[]))
                    and exists (select from tax.exemption_areas a where a.exemption_id = r.id
                        and a.country = asked.country and a.region in ('', asked.region))
                order by %4$s desc, r.valid_until desc nulls first, r.id limit 1) x on true
            order by asked.place, levied.rank, levied.compound, levied.name
            """.formatted(
                    PLACES, MOST_SPECIFIC, SETTINGS, VALID, NOT_LAPSED, ConfigurationVersions.of(RememberedTaxes.AREA));

    private final JdbcClient jdbc;
    private final TaxProperties properties;
    private final Clock clock;
    private final VatNumbers numbers;
    private final RememberedTaxes remembered = new RememberedTaxes();

    TaxQueries(JdbcClient jdbc, TaxProperties properties, Clock clock, VatNumbers numbers) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
        this.numbers = numbers;
    }

    private record Row(
            int place,
            boolean regionMissing,
            boolean postcodeMissing,
            @Nullable String zone,
            boolean pricesIncludeTax,
            boolean export,
            @Nullable VatProof vat,
            @Nullable TaxExemptionProof exemption,
            TaxSettings.@Nullable Rounding rounding,
            TaxSettings.@Nullable Mode roundingMode,
            TaxSettings.@Nullable Target roundingTarget,
            TaxSettings.@Nullable ShippingTax shippingTax,
            @Nullable String category,
            @Nullable String name,
            @Nullable BigDecimal rate,
            @Nullable String jurisdiction,
            boolean compound,
            boolean byPostcode,
            boolean exempting,
            @Nullable Instant endsAt,
            long version) {

        private TaxSettings settings() {
            return rounding == null || roundingMode == null || roundingTarget == null || shippingTax == null
                    ? TaxSettings.DEFAULT
                    : new TaxSettings(rounding, roundingMode, roundingTarget, shippingTax);
        }
    }

    @Override
    public Map<Destination, TaxRules> rulesFor(Collection<Destination> destinations, TaxBuyer buyer) {
        var wanted = new LinkedHashSet<>(destinations);
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var home = properties.seller().country();
        var homeland = home == null ? null : new Destination(home, null, null);
        var asked = new ArrayList<>(wanted);
        if (homeland != null && !wanted.contains(homeland)) {
            asked.add(homeland);
        }
        var now = clock.instant();
        var found = remembered.find(asked, buyer, now).orElseGet(() -> read(asked, buyer, now));
        var proof = proof(buyer, found.get(asked.getFirst()));
        renew(proof, now);
        var decisions = new TaxDecisions(
                properties.seller(),
                properties.vatCheck(),
                now,
                homeland == null
                        ? TaxRules.NONE
                        : Objects.requireNonNull(found.get(homeland)).rules(),
                buyer,
                proof);
        return wanted.stream().collect(Collectors.toMap(place -> place, place -> {
            var here = Objects.requireNonNull(found.get(place));
            return decisions.decide(place, here.rules(), here.export(), here.exemption());
        }));
    }

    /// Has the register asked again, unless the number is invalid: its buyer must enter another one.
    private void renew(@Nullable VatProof proof, Instant now) {
        var checks = properties.vatCheck();
        if (proof != null
                && checks.enabled()
                && proof.status() != VatProof.Status.INVALID
                && !proof.isConfirmed(checks.validFor(), now)
                && new VatNumber(proof.number()).isEuropean()) {
            numbers.checkSoon(new VatNumber(proof.number()));
        }
    }

    /// The stored facts about a destination and a buyer.
    ///
    /// @param vat the check of the buyer's number
    record Found(
            TaxRules rules,
            boolean export,
            @Nullable VatProof vat,
            @Nullable TaxExemptionProof exemption) {

        private static final Found NOTHING = new Found(TaxRules.NONE, false, null, null);
    }

    private Map<Destination, Found> read(List<Destination> asked, TaxBuyer buyer, Instant now) {
        var rows = new HashMap<Destination, List<Row>>();
        boolean ending = remembered.needsEnd(now);
        rows(asked, buyer, now, ending)
                .forEach(row -> rows.computeIfAbsent(asked.get(row.place() - 1), _ -> new ArrayList<>())
                        .add(row));
        var found = new HashMap<Destination, Found>();
        for (var place : asked) {
            var here = rows.getOrDefault(place, List.of());
            if (here.isEmpty()) {
                found.put(place, Found.NOTHING);
                continue;
            }
            var first = here.getFirst();
            var known = new Found(rules(here), first.export(), first.vat(), first.exemption());
            found.put(place, known);
            if (ending) {
                remembered.end(first.version(), now, first.endsAt());
            }
            remembered.remember(place, buyer, known, first.byPostcode(), first.exempting(), first.version(), now);
        }
        return found;
    }

    /// A number whose check was deleted must be checked again.
    private static @Nullable VatProof proof(TaxBuyer buyer, @Nullable Found found) {
        var number = buyer.vatNumber();
        if (number == null) {
            return null;
        }
        var known = found == null ? null : found.vat();
        return known == null ? VatProof.unverified(number) : known;
    }

    /// @param ending whether to find the next begin or end of a rate
    private List<Row> rows(List<Destination> asked, TaxBuyer buyer, Instant now, boolean ending) {
        return jdbc.sql(RULES)
                .param("countries", asked.stream().map(Destination::country).toList())
                .param(
                        "regions",
                        asked.stream()
                                .map(place -> place.region() == null ? "" : place.region())
                                .toList())
                .param(
                        "postcodes",
                        asked.stream()
                                .map(place -> place.postcode() == null ? "" : TaxArea.compact(place.postcode()))
                                .toList())
                .param("now", now)
                .param("ending", ending)
                .param("vatNumber", buyer.vatNumber(), Types.VARCHAR)
                .param("customer", Sql.nullable(CustomerId.class, buyer.customer()))
                .param("groups", buyer.groups())
                .query(Row.class)
                .list();
    }

    @Override
    public boolean sellsUntaxed(String channel) {
        return properties.allows(channel);
    }

    @Override
    public boolean hasCategory(String code) {
        return jdbc.sql("select exists (select from tax.categories where code = :code)")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Collection<TaxRules> all() {
        return jdbc
                .sql("""
                        select distinct on (z.id, c.code)
                            dense_rank() over (order by z.id)::integer as place, false as region_missing,
                            false as postcode_missing, z.name as zone, z.prices_include_tax, z.is_export as export, null::text as vat_number,
                            null::text as vat_status, null::timestamptz as vat_checked_at,
                            null::text as vat_consultation_number, null::text as vat_name, null::text as vat_address,
                            null::text as vat_requester, null::uuid as exemption_id,
                            null::text as exemption_certificate_number,
                            null::timestamptz as exemption_valid_from,
                            null::timestamptz as exemption_valid_until,
                            null::text as exemption_document_reference, %s, c.code as category,
                            r.name, r.rate, null::text as jurisdiction, false as compound, false as by_postcode,
                            false as exempting, null::timestamptz as ends_at, 0::bigint as version
                        from tax.zones z
                        left join tax.rates r on r.zone_id = z.id and %s
                            and (r.jurisdiction_id is null or %s)
                        left join tax.categories c on c.id = r.category_id
                        order by z.id, c.code, r.jurisdiction_id nulls first
                        """.formatted(SETTINGS, VALID, NOT_LAPSED))
                .param("now", clock.instant())
                .query(Row.class)
                .list()
                .stream()
                .collect(groupingBy(Row::place, collectingAndThen(toList(), TaxQueries::zone)))
                .values();
    }

    /// Exports need no rates.
    private static TaxRules zone(List<Row> rows) {
        return rows.getFirst().export() ? rules(rows).sellingUntaxed() : rules(rows);
    }

    private static TaxRules rules(List<Row> rows) {
        if (rows.isEmpty()) {
            return TaxRules.NONE;
        }
        var first = rows.getFirst();
        if (first.regionMissing()) {
            return TaxRules.none(Coverage.REGION_MISSING);
        }
        if (first.zone() == null) {
            return TaxRules.NONE;
        }
        return new TaxRules(
                first.zone(),
                first.pricesIncludeTax(),
                rates(rows),
                first.postcodeMissing() ? Coverage.POSTCODE_MISSING : Coverage.ZONE,
                first.settings());
    }

    private static Map<String, Rate> rates(List<Row> rows) {
        var levies = rows.stream()
                .filter(row -> row.category() != null)
                .collect(groupingBy(
                        row -> String.valueOf(row.category()),
                        LinkedHashMap::new,
                        collectingAndThen(
                                toList(),
                                all -> all.stream().map(TaxQueries::levy).toList())));
        var rates = new LinkedHashMap<String, Rate>();
        levies.forEach((category, all) -> rates.put(category, Rate.of(all)));
        return Map.copyOf(rates);
    }

    private static Levy levy(Row row) {
        var rate = row.rate() == null ? BigDecimal.ZERO : row.rate().stripTrailingZeros();
        return new Levy(String.valueOf(row.name()), row.jurisdiction(), rate, row.compound(), rate);
    }
}
