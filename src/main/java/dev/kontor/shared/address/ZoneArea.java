package dev.kontor.shared.address;

import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.dao.DuplicateKeyException;

/// An area of a zone, a row of its table `zone_areas`.
///
/// @param region empty for the whole country
@Embeddable
public record ZoneArea(
        @Column(length = 2) @JdbcTypeCode(SqlTypes.CHAR) String country, String region) {

    private static final Comparator<ZoneArea> ORDER =
            Comparator.comparing(ZoneArea::country).thenComparing(ZoneArea::region);

    /// Reads the areas of the zone `z` as a component `List<Area> areas`.
    ///
    /// @param table such as `tax.zone_areas`
    public static String column(String table) {
        return """
                (select coalesce(jsonb_agg(jsonb_build_object('country', a.country, 'region', nullif(a.region, ''))
                     order by a.country, a.region), '[]') from %s a where a.zone_id = z.id) as areas
                """.formatted(table);
    }

    /// @throws ConflictException `already-exists` if an area is named twice
    public static Set<ZoneArea> setOf(List<Area> areas) {
        var set = areas.stream()
                .map(area -> new ZoneArea(area.country(), area.regionOrEmpty()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (set.size() < areas.size()) {
            throw areaTaken();
        }
        return set;
    }

    /// By country and region.
    public static List<Area> listOf(Set<ZoneArea> areas) {
        return areas.stream()
                .sorted(ORDER)
                .map(area -> Area.of(area.country, area.region))
                .toList();
    }

    /// Says what another zone has: an area, which belongs to one zone only, or the name.
    public static ConflictException taken(DuplicateKeyException taken) {
        return Sql.constraint(taken).orElse("").equals("zone_areas_pkey")
                ? areaTaken()
                : ConflictException.taken("/name", "Another zone has this name.");
    }

    private static ConflictException areaTaken() {
        return ConflictException.taken("/areas", "An area is listed twice or belongs to another zone.");
    }
}
