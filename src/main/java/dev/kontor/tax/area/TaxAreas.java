package dev.kontor.tax.area;

import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.address.Area;
import dev.kontor.shared.address.Countries;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Checks the areas of zones and jurisdictions. A place belongs to one zone, and to one jurisdiction of each level, of
/// areas that are equally specific.
@Component
public class TaxAreas {

    private final JdbcClient jdbc;

    TaxAreas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Overlap(int place, String name) {}

    /// Checks regions and postcodes, and that the areas do not overlap each other.
    ///
    /// @return the areas with regions as ISO 3166-2 codes
    /// @throws RejectedException `address-invalid` for an unknown place, `rejected` for postcodes
    /// @throws ConflictException `already-exists` if two areas overlap
    public static List<TaxArea> check(List<TaxArea> areas) {
        var places = AddressRules.check(areas.stream()
                .map(area -> new Area(area.country(), area.region()))
                .toList());
        var checked = new ArrayList<TaxArea>();
        for (int index = 0; index < areas.size(); index++) {
            var area = checked(areas.get(index), places.get(index).regionOrEmpty(), "/areas/" + index);
            for (var earlier : checked) {
                if (earlier.overlaps(area)) {
                    throw overlap(index, area, "another area of the request", "Remove one of them.");
                }
            }
            checked.add(area);
        }
        return List.copyOf(checked);
    }

    /// The areas in the order in which they are stored.
    public static List<TaxArea> sorted(List<TaxArea> areas) {
        return areas.stream().sorted(TaxArea.ORDER).toList();
    }

    private static TaxArea checked(TaxArea area, String region, String pointer) {
        if (area.postcodeFrom() == null && area.postcodeTo() != null) {
            throw RejectedException.at(pointer + "/postcodeFrom", "required", "Set the first postcode too.");
        }
        if (area.postcodeFrom() != null && area.fromOrEmpty().isEmpty()) {
            throw RejectedException.at(
                    pointer + "/postcodeFrom", "invalid", "Use letters and digits, or leave the postcodes out.");
        }
        if (area.postcodeTo() != null && TaxArea.compact(area.postcodeTo()).isEmpty()) {
            throw RejectedException.at(
                    pointer + "/postcodeTo", "invalid", "Use letters and digits, or leave the last postcode out.");
        }
        requirePostcode(area.country(), area.fromOrEmpty(), pointer + "/postcodeFrom");
        requirePostcode(area.country(), area.toOrEmpty(), pointer + "/postcodeTo");
        if (area.lower().compareTo(area.upper()) > 0) {
            throw RejectedException.at(
                    pointer + "/postcodeTo",
                    "upside-down",
                    "The last postcode is before the first one. Exchange `postcodeFrom` and `postcodeTo`.");
        }
        return TaxArea.of(area.country(), region, area.fromOrEmpty(), area.toOrEmpty());
    }

    private static void requirePostcode(String country, String postcode, String pointer) {
        if (postcode.isEmpty() || Countries.isBeginningOfPostcode(country, postcode)) {
            return;
        }
        throw RejectedException.at(
                pointer,
                "invalid",
                Countries.examplePostcode(country)
                        .map(example -> "No postcode of %s begins with `%s`. They are written as `%s`."
                                .formatted(country, postcode, example))
                        .orElse("%s has no postcodes. Leave `postcodeFrom` and `postcodeTo` out.".formatted(country)));
    }

    /// @throws ConflictException `already-exists` if an area belongs to another zone
    public void requireFreeOfZones(List<TaxArea> areas, UUID self) {
        requireFree(areas, """
                select asked.place::integer - 1 as place, z.name
                from unnest(:lowers::text[], :uppers::text[]) with ordinality as asked (lower, upper, place)
                join tax.zone_areas a on a.place && tax.text_range(asked.lower, asked.upper, '[]')
                join tax.zones z on z.id = a.zone_id
                where z.id <> :self order by asked.place limit 1
                """, self, null);
    }

    /// @throws ConflictException `already-exists` if an area belongs to another jurisdiction of the level
    public void requireFreeOfJurisdictions(List<TaxArea> areas, String level, UUID self) {
        requireFree(areas, """
                select asked.place::integer - 1 as place, j.name
                from unnest(:lowers::text[], :uppers::text[]) with ordinality as asked (lower, upper, place)
                join tax.jurisdiction_areas a on a.place && tax.text_range(asked.lower, asked.upper, '[]')
                join tax.jurisdictions j on j.id = a.jurisdiction_id
                where j.id <> :self and a.level = :level order by asked.place limit 1
                """, self, level);
    }

    private void requireFree(List<TaxArea> areas, String sql, UUID self, @Nullable String level) {
        jdbc.sql(sql)
                .param("lowers", areas.stream().map(TaxArea::lower).toList())
                .param("uppers", areas.stream().map(TaxArea::upper).toList())
                .param("self", self)
                .param("level", level)
                .query(Overlap.class)
                .optional()
                .ifPresent(found -> {
                    throw overlap(
                            found.place(),
                            areas.get(found.place()),
                            "an area of `%s`".formatted(found.name()),
                            "Remove it there first, or choose other postcodes.");
                });
    }

    private static ConflictException overlap(int index, TaxArea area, String other, String remedy) {
        return ConflictException.taken(
                "/areas/" + index, "The area %s overlaps %s. %s".formatted(area.text(), other, remedy));
    }

    /// The refusal if a concurrent request has claimed an area.
    public static ConflictException taken() {
        return ConflictException.taken("/areas", "An area overlaps one of another zone or jurisdiction.");
    }
}
