package dev.kontor.exchange.file;

import dev.kontor.pricing.QuantityPrice;
import dev.kontor.shared.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Encodes prices from quantities on in one cell: `10=17.99|50=15.99`.
public final class TierCells {

    private static final Pattern TIER = Pattern.compile("([1-9][0-9]{0,6})\\s*=\\s*(\\S+)");

    private TierCells() {}

    public static String of(List<QuantityPrice> tiers) {
        return CellList.of(tiers.stream()
                .map(tier -> tier.minQuantity() + "=" + tier.amount().major().toPlainString())
                .toList());
    }

    /// Returns the tiers of a cell; empty if it is not well-formed.
    ///
    /// @param amount reads an amount in the currency of the price
    public static Optional<List<QuantityPrice>> read(String cell, Function<String, Optional<Money>> amount) {
        var tiers = new ArrayList<QuantityPrice>();
        for (var text : CellList.read(cell)) {
            var tier = TIER.matcher(text);
            var money = tier.matches() ? amount.apply(tier.group(2)) : Optional.<Money>empty();
            if (money.isEmpty()) {
                return Optional.empty();
            }
            tiers.add(new QuantityPrice(Integer.parseInt(tier.group(1)), money.get()));
        }
        return Optional.of(tiers);
    }
}
