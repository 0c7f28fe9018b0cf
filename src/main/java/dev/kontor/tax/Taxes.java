package dev.kontor.tax;

import dev.kontor.shared.address.Destination;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Provides tax rules to other modules.
public interface Taxes {

    /// Returns the rules of the destination; its coverage shows whether a zone was found. Runs one SQL
    /// statement.
    default TaxRules rulesFor(Destination destination) {
        return rulesFor(List.of(destination)).getOrDefault(destination, TaxRules.NONE);
    }

    /// Returns the rules of several destinations for any buyer. Runs one SQL statement, or none without
    /// destinations.
    default Map<Destination, TaxRules> rulesFor(Collection<Destination> destinations) {
        return rulesFor(destinations, TaxBuyer.UNKNOWN);
    }

    /// Returns the rules of several destinations for this buyer, by what is known about the buyer in the
    /// caller's transaction. Runs one SQL statement, or none without destinations.
    Map<Destination, TaxRules> rulesFor(Collection<Destination> destinations, TaxBuyer buyer);

    /// Returns the rules of several destinations for carts of a channel. Where the channel sells untaxed, everything
    /// is covered. Runs one SQL statement, or none without destinations.
    default Map<Destination, TaxRules> rulesFor(Collection<Destination> destinations, TaxBuyer buyer, String channel) {
        var rules = rulesFor(destinations, buyer);
        return sellsUntaxed(channel)
                ? rules.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().sellingUntaxed()))
                : rules;
    }

    /// Returns whether carts of the channel can be ordered without tax if no zone or rate applies.
    boolean sellsUntaxed(String channel);

    /// Returns whether there is a tax category with this code. Runs one SQL statement.
    boolean hasCategory(String code);

    /// Returns the rules of every tax zone, with one of the taxes of each category.
    Collection<TaxRules> all();
}
