package dev.kontor.order.lifecycle;

import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.TaxShare;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A share of a line or of the shipping with one tax category, as stored.
///
/// @param amountMinor the base of the tax
/// @param levies the taxes of the jurisdictions; absent for a single tax of the whole zone
public record LineTax(
        String category,
        String name,
        BigDecimal rate,
        long amountMinor,
        long netMinor,
        long taxMinor,
        @Nullable List<Levy> levies) {

    /// The tax of a jurisdiction.
    ///
    /// @param jurisdiction absent for the tax of the whole zone
    /// @param share of the net amount
    public record Levy(String name, @Nullable String jurisdiction, BigDecimal rate, BigDecimal share, long taxMinor) {

        private static Levy of(TaxRules.Levied levied) {
            var levy = levied.levy();
            return new Levy(
                    levy.name(),
                    levy.jurisdiction(),
                    levy.rate(),
                    levy.share(),
                    levied.tax().minor());
        }
    }

    private static LineTax of(TaxShare share) {
        var taxed = share.taxed();
        return new LineTax(
                share.category(),
                taxed.name(),
                taxed.rate(),
                share.amount().minor(),
                taxed.net().minor(),
                taxed.tax().minor(),
                share.isOfZone() ? null : taxed.levied().stream().map(Levy::of).toList());
    }

    /// Null for a single tax of the whole zone.
    public static @Nullable List<LineTax> of(List<TaxShare> shares) {
        return shares.isEmpty() ? null : shares.stream().map(LineTax::of).toList();
    }

    /// The taxes of the jurisdictions; one for a single tax of the whole zone.
    public List<Levy> levied() {
        return Objects.requireNonNullElse(levies, List.of(new Levy(name, null, rate, rate, taxMinor)));
    }

    /// Returns the part of an amount that belongs to the first units of a line. Callers subtract the parts of
    /// earlier units, so that the parts of all units add up to the amount.
    public static long part(long minor, int units, int quantity) {
        return BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(units))
                .divide(BigDecimal.valueOf(quantity), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
