package dev.kontor.tax;

import dev.kontor.shared.address.Destination;

/// What other modules ask about tax.
public interface Taxes {

    /// The rules for goods that go there; rules without rates where no tax is due. One SQL statement.
    TaxRules rulesFor(Destination destination);
}
