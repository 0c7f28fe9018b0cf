package dev.kontor.cart.basket;

import dev.kontor.catalog.Catalog;
import dev.kontor.shared.address.Area;
import dev.kontor.shared.address.Countries;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.shop.ReadinessCheck;
import dev.kontor.shared.shop.ReadinessFinding;
import dev.kontor.shipping.Shipping;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.Coverage;
import dev.kontor.tax.Taxes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Checks that the shop ships somewhere, and knows the tax of everything that it sells there.
@Component
class TaxReadiness implements ReadinessCheck {

    private static final int FIRST = 10;
    private static final int MOST_NAMED = 20;
    private static final String ZONES = "/admin/v1/tax-zones";
    private static final String RATES = "/admin/v1/tax-rates";

    private final Taxes taxes;
    private final Shipping shipping;
    private final Catalog catalog;

    TaxReadiness(Taxes taxes, Shipping shipping, Catalog catalog) {
        this.taxes = taxes;
        this.shipping = shipping;
        this.catalog = catalog;
    }

    @Override
    public int order() {
        return FIRST;
    }

    @Override
    public List<ReadinessFinding> check() {
        var reach = shipping.reach();
        var findings = new ArrayList<ReadinessFinding>();
        var rules = rules(reach.areas());
        findings.add(zones(rules));
        var categories = new TreeSet<>(catalog.taxCategories());
        categories.addAll(reach.taxCategories());
        findings.add(rates(rules.values(), categories));
        findings.add(
                reach.areas().isEmpty()
                        ? ReadinessFinding.missing(
                                "shipping",
                                "No place has a shipping method: only what is not shipped can be bought.",
                                "Create a shipping zone with its areas, and an active shipping method in it.",
                                "/admin/v1/shipping-zones")
                        : ReadinessFinding.ok("shipping", "The shop ships to " + places(reach.areas().stream()) + "."));
        return findings;
    }

    /// The rules of each place that the shop ships to. Of a country whose regions are in different tax zones, those of
    /// each region.
    private Map<Destination, TaxRules> rules(List<Area> areas) {
        var places = areas.stream()
                .map(area -> new Destination(area.country(), area.region(), null))
                .toList();
        var found = new HashMap<>(taxes.rulesFor(places));
        var regional = places.stream()
                .filter(place -> rules(found, place).coverage() == Coverage.REGION_MISSING)
                .flatMap(place -> Countries.regions(place.country()).stream()
                        .map(region -> new Destination(place.country(), region, null)))
                .toList();
        found.putAll(taxes.rulesFor(regional));
        return Stream.concat(places.stream(), regional.stream())
                .filter(place -> rules(found, place).coverage() != Coverage.REGION_MISSING)
                .distinct()
                .collect(Collectors.toMap(place -> place, place -> rules(found, place)));
    }

    private static TaxRules rules(Map<Destination, TaxRules> found, Destination place) {
        return found.getOrDefault(place, TaxRules.NONE);
    }

    private ReadinessFinding zones(Map<Destination, TaxRules> rules) {
        if (!taxes.hasZones()) {
            return ReadinessFinding.missing(
                    "tax-zones",
                    "There is no tax zone: nothing can be ordered.",
                    "Create a tax zone for each place that you sell to, with its rates. A rate of 0 sells untaxed.",
                    ZONES);
        }
        var uncovered = rules.entrySet().stream()
                .filter(entry -> !entry.getValue().hasZone())
                .map(entry -> new Area(entry.getKey().country(), entry.getKey().region()))
                .toList();
        return uncovered.isEmpty()
                ? ReadinessFinding.ok("tax-zones", "Every place that the shop ships to is in a tax zone.")
                : ReadinessFinding.warning(
                        "tax-zones",
                        "Carts for these places cannot be ordered, because no tax zone contains them: "
                                + places(uncovered.stream()) + ".",
                        "Create a tax zone for each, with a rate of 0 if no tax is due, or do not ship there.",
                        ZONES);
    }

    private static ReadinessFinding rates(Collection<TaxRules> rules, Set<String> categories) {
        var missing = new TreeMap<String, Set<String>>();
        rules.stream()
                .filter(TaxRules::hasZone)
                .forEach(zone -> categories.stream()
                        .filter(category -> !zone.covers(category))
                        .forEach(category -> missing.computeIfAbsent(zone.zone(), _ -> new TreeSet<>())
                                .add(category)));
        return missing.isEmpty()
                ? ReadinessFinding.ok("tax-rates", "Every tax category that is in use has a rate in every zone.")
                : ReadinessFinding.warning(
                        "tax-rates",
                        "What is taxed by these categories cannot be ordered, because they have no rate: "
                                + missing.entrySet().stream()
                                        .limit(MOST_NAMED)
                                        .map(entry -> String.join(", ", entry.getValue()) + " in " + entry.getKey())
                                        .collect(Collectors.joining("; "))
                                + ".",
                        "Create the rates, with 0 if no tax is due.",
                        RATES);
    }

    private static String places(Stream<Area> areas) {
        var names = areas.map(area -> area.region() == null ? area.country() : area.country() + "-" + area.region())
                .sorted()
                .toList();
        var named = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? named + " and %d more".formatted(names.size() - MOST_NAMED) : named;
    }
}
