package dev.kontor.tax;

import dev.kontor.shared.address.Destination;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds the tax rules of a destination: those of the zone that contains its region, otherwise those of the zone
/// of its country. A destination without a region has no rules if zones contain regions of its country.
@Repository
class TaxQueries implements Taxes {

    private final JdbcClient jdbc;

    TaxQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            int place,
            boolean regionMissing,
            @Nullable String zone,
            boolean pricesIncludeTax,
            @Nullable String category,
            @Nullable String name,
            @Nullable BigDecimal rate) {}

    @Override
    public Map<Destination, TaxRules> rulesFor(Collection<Destination> destinations) {
        var asked = List.copyOf(new LinkedHashSet<>(destinations));
        if (asked.isEmpty()) {
            return Map.of();
        }
        var rows = jdbc.sql("""
                        select asked.place, z.name as zone, coalesce(z.prices_include_tax, false) as prices_include_tax,
                            c.code as category, r.name, r.rate,
                            asked.region = '' and exists (
                                select from tax.zone_areas area
                                where area.country = asked.country and area.region <> '') as region_missing
                        from unnest(:countries::text[], :regions::text[])
                            with ordinality as asked (country, region, place)
                        left join lateral (
                            select zone_id from tax.zone_areas area
                            where area.country = asked.country and area.region in ('', asked.region)
                            order by area.region desc limit 1) found on true
                        left join tax.zones z on z.id = found.zone_id
                        left join tax.rates r on r.zone_id = z.id
                        left join tax.categories c on c.id = r.category_id
                        """)
                .param("countries", asked.stream().map(Destination::country).toList())
                .param(
                        "regions",
                        asked.stream()
                                .map(place -> place.region() == null ? "" : place.region())
                                .toList())
                .query(Row.class)
                .list();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> asked.get(row.place() - 1),
                        Collectors.collectingAndThen(Collectors.toList(), TaxQueries::rules)));
    }

    @Override
    public Collection<TaxRules> all() {
        return jdbc.sql("""
                        select dense_rank() over (order by z.id)::integer as place, false as region_missing,
                            z.name as zone, z.prices_include_tax, c.code as category, r.name, r.rate
                        from tax.zones z
                        left join tax.rates r on r.zone_id = z.id
                        left join tax.categories c on c.id = r.category_id
                        """).query(Row.class).list().stream()
                .collect(Collectors.groupingBy(
                        Row::place, Collectors.collectingAndThen(Collectors.toList(), TaxQueries::rules)))
                .values();
    }

    private static TaxRules rules(List<Row> rows) {
        var first = rows.getFirst();
        if (first.regionMissing()) {
            return TaxRules.none(TaxRules.Coverage.REGION_MISSING);
        }
        if (first.zone() == null) {
            return TaxRules.NONE;
        }
        return new TaxRules(
                first.zone(),
                first.pricesIncludeTax(),
                rows.stream()
                        .filter(row -> row.category() != null)
                        .collect(Collectors.toMap(row -> String.valueOf(row.category()), TaxQueries::rate)));
    }

    private static TaxRules.Rate rate(Row row) {
        var rate = row.rate() == null ? BigDecimal.ZERO : row.rate().stripTrailingZeros();
        return new TaxRules.Rate(String.valueOf(row.name()), rate);
    }
}
