package dev.kontor.cart.item;

import dev.kontor.catalog.Catalog;
import dev.kontor.channel.Channel;
import dev.kontor.shared.address.Area;
import dev.kontor.shared.address.Countries;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.problem.Message;
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

/// Checks that the shop ships to at least one place and has tax rates for everything it sells there.
@Component
class TaxReadiness implements ReadinessCheck {

    private static final int FIRST = 10;
    private static final int MAX_NAMED = 20;
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
        boolean untaxed = taxes.sellsUntaxed(Channel.DEFAULT);
        var zones = taxes.all();
        findings.add(zones.isEmpty() && !untaxed ? noZone() : zones(rules, untaxed));
        var categories = new TreeSet<>(catalog.taxCategories());
        categories.addAll(reach.taxCategories());
        var rates = rates(zones, reach.areas().isEmpty() ? zones : rules.values(), categories);
        findings.add(
                untaxed && rates.status() != ReadinessFinding.Status.OK
                        ? ReadinessFinding.warning(
                                "tax-rates",
                                Message.of("readiness.rates-untaxed"),
                                Message.of("readiness.rates-remedy"),
                                RATES)
                        : rates);
        findings.add(
                reach.areas().isEmpty()
                        ? ReadinessFinding.missing(
                                "shipping",
                                Message.of("readiness.shipping-missing"),
                                Message.of("readiness.shipping-missing-remedy"),
                                "/admin/v1/shipping-zones")
                        : ReadinessFinding.ok(
                                "shipping",
                                Message.of("readiness.shipping-ok", "places", places(reach.areas().stream()))));
        return findings;
    }

    /// The tax rules of each destination that the shop ships to. A country whose regions are in different tax zones
    /// has one entry for each region.
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

    private static ReadinessFinding noZone() {
        return ReadinessFinding.missing(
                "tax-zones",
                Message.of("readiness.zones-missing"),
                Message.of("readiness.zones-missing-remedy"),
                ZONES);
    }

    private static ReadinessFinding zones(Map<Destination, TaxRules> rules, boolean untaxed) {
        var uncovered = rules.entrySet().stream()
                .filter(entry -> !entry.getValue().hasZone())
                .map(entry -> new Area(entry.getKey().country(), entry.getKey().region()))
                .toList();
        return uncovered.isEmpty()
                ? ReadinessFinding.ok("tax-zones", Message.of("readiness.zones-ok"))
                : ReadinessFinding.warning(
                        "tax-zones",
                        Message.of(
                                untaxed ? "readiness.zones-untaxed" : "readiness.zones",
                                "places",
                                places(uncovered.stream())),
                        Message.of("readiness.zones-remedy"),
                        ZONES);
    }

    private static ReadinessFinding rates(
            Collection<TaxRules> zones, Collection<TaxRules> rules, Set<String> categories) {
        if (zones.isEmpty()) {
            return ReadinessFinding.missing(
                    "tax-rates",
                    Message.of("readiness.rates-without-zone"),
                    Message.of("readiness.rates-without-zone-remedy"),
                    ZONES);
        }
        if (zones.stream().allMatch(zone -> zone.rates().isEmpty())) {
            return ReadinessFinding.missing(
                    "tax-rates", Message.of("readiness.rates-missing"), Message.of("readiness.rates-remedy"), RATES);
        }
        var missing = new TreeMap<String, Set<String>>();
        rules.stream()
                .filter(TaxRules::hasZone)
                .forEach(zone -> categories.stream()
                        .filter(category -> !zone.covers(category))
                        .forEach(category -> missing.computeIfAbsent(zone.zone(), _ -> new TreeSet<>())
                                .add(category)));
        return missing.isEmpty()
                ? ReadinessFinding.ok("tax-rates", Message.of("readiness.rates-ok"))
                : ReadinessFinding.warning(
                        "tax-rates",
                        Message.of(
                                "readiness.rates",
                                "categories",
                                missing.entrySet().stream()
                                        .limit(MAX_NAMED)
                                        .map(entry -> Message.of(
                                                "readiness.rate-in-zone",
                                                "categories",
                                                entry.getValue(),
                                                "zone",
                                                entry.getKey()))
                                        .toList()),
                        Message.of("readiness.rates-remedy"),
                        RATES);
    }

    private static Message places(Stream<Area> areas) {
        var names = areas.map(area -> area.region() == null ? area.country() : area.country() + "-" + area.region())
                .sorted()
                .toList();
        var named = names.stream().limit(MAX_NAMED).toList();
        return names.size() > MAX_NAMED
                ? Message.of("readiness.places-more", "places", named, "count", names.size() - MAX_NAMED)
                : Message.plain(String.join(", ", named));
    }
}
