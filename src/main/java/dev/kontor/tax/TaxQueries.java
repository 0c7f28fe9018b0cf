package dev.kontor.tax;

import dev.kontor.shared.address.Destination;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds the rules of a destination: those of the zone that names its region, else of the zone of its country.
@Repository
class TaxQueries implements Taxes {

    private final JdbcClient jdbc;

    TaxQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            String zone,
            boolean pricesIncludeTax,
            @Nullable String category,
            @Nullable String name,
            @Nullable BigDecimal rate) {}

    @Override
    public TaxRules rulesFor(Destination destination) {
        var rows = jdbc.sql("""
                        select z.name as zone, z.prices_include_tax, c.code as category, r.name, r.rate
                        from (
                            select zone_id from tax.zone_areas
                            where country = :country and region in ('', :region)
                            order by region desc limit 1) place
                        join tax.zones z on z.id = place.zone_id
                        left join tax.rates r on r.zone_id = z.id
                        left join tax.categories c on c.id = r.category_id
                        """)
                .param("country", destination.country())
                .param("region", destination.region() == null ? "" : destination.region())
                .query(Row.class)
                .list();
        if (rows.isEmpty()) {
            return TaxRules.NONE;
        }
        return new TaxRules(
                rows.getFirst().zone(),
                rows.getFirst().pricesIncludeTax(),
                rows.stream()
                        .filter(row -> row.category() != null)
                        .collect(Collectors.toMap(row -> String.valueOf(row.category()), TaxQueries::rate)));
    }

    private static TaxRules.Rate rate(Row row) {
        var rate = row.rate() == null ? BigDecimal.ZERO : row.rate().stripTrailingZeros();
        return new TaxRules.Rate(String.valueOf(row.name()), rate);
    }
}
