package dev.kontor.tax;

import dev.kontor.shared.address.Destination;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What other modules ask about tax.
public interface Taxes {

    /// The rules for goods that go there; rules without rates where no tax is due. One SQL statement.
    default TaxRules rulesFor(Destination destination) {
        return rulesFor(List.of(destination)).getOrDefault(destination, TaxRules.NONE);
    }

    /// The same for several destinations; those where no tax is due are absent. One SQL statement; none for no
    /// destination.
    Map<Destination, TaxRules> rulesFor(Collection<Destination> destinations);

    /// The rules of every tax zone.
    Collection<TaxRules> all();
}
