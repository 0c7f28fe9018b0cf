package dev.kontor.tax;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.PriceBasis;
import dev.kontor.shared.money.Taxation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The tax rules of one destination as a value, so that totals can be calculated without further queries.
///
/// @param zone name of the tax zone
/// @param pricesIncludeTax whether the amounts that buyers see there include tax
/// @param rates by code of the tax category; the tax of a category without a rate is unknown
/// @param coverage whether a zone was found
/// @param settings of the zone
/// @param untaxed whether something without a rate is sold without tax
/// @param decision what determines the taxes in addition to the rates
/// @param provided what a tax service determined; absent if none taxes such sales
public record TaxRules(
        String zone,
        boolean pricesIncludeTax,
        Map<String, Rate> rates,
        Coverage coverage,
        TaxSettings settings,
        boolean untaxed,
        TaxDecision decision,
        @Nullable ProvidedTaxes provided) {

    public static final TaxRules NONE = none(Coverage.NO_ZONE);

    private static final Rate NO_RATE = new Rate("", BigDecimal.ZERO);

    /// Digits of the effective rate of several taxes.
    private static final int RATE_DIGITS = 6;

    /// Digits of the shares that taxes have in their sum.
    private static final int SHARE_DIGITS = 12;

    /// Whether the shop has tax rules for a destination.
    public enum Coverage {
        /// A zone contains the destination.
        ZONE,
        /// Regions of the country are taxed differently, and the destination has no region.
        REGION_MISSING,
        /// Postcodes of the place are taxed differently, and the destination has no postcode. The rules
        /// are those of the place without the taxes of its postcodes.
        POSTCODE_MISSING,
        /// No zone contains the destination.
        NO_ZONE
    }

    public TaxRules(
            String zone, boolean pricesIncludeTax, Map<String, Rate> rates, Coverage coverage, TaxSettings settings) {
        this(zone, pricesIncludeTax, rates, coverage, settings, false, TaxDecision.STANDARD, null);
    }

    TaxRules sellingUntaxed() {
        return new TaxRules(zone, pricesIncludeTax, rates, coverage, settings, true, decision, provided);
    }

    /// The same rules for a sale that is taxed.
    TaxRules deciding(TaxDecision decided) {
        return new TaxRules(zone, pricesIncludeTax, rates, coverage, settings, untaxed, decided, provided);
    }

    /// The rules for a sale that is not taxed: each category with a known tax has a rate of 0, and buyers
    /// see prices without tax. Everything is covered by the rules of exports, which need no rates.
    TaxRules untaxed(TaxDecision decided) {
        var listed = Objects.requireNonNull(decided.listed());
        var zero = listed.rates().keySet().stream().collect(Collectors.toMap(category -> category, _ -> NO_RATE));
        boolean export = decided.treatment() == TaxTreatment.EXPORT;
        return new TaxRules(zone, false, Map.copyOf(zero), coverage, settings, untaxed || export, decided, provided);
    }

    /// The same rules with what a tax service determined.
    ///
    /// @param lines the amounts of the shipment with their taxes; empty unless the source is `PROVIDER`
    public TaxRules providing(TaxSource source, List<ProvidedTaxes.Line> lines) {
        return new TaxRules(
                zone, pricesIncludeTax, rates, coverage, settings, untaxed, decision, new ProvidedTaxes(source, lines));
    }

    /// Where the taxes come from.
    public TaxSource source() {
        return provided == null ? TaxSource.RATES : provided.source();
    }

    static TaxRules none(Coverage reason) {
        return new TaxRules("none", false, Map.of(), reason, TaxSettings.DEFAULT);
    }

    /// Whether rules were found. With `POSTCODE_MISSING` they may lack taxes of the postcode.
    public boolean hasZone() {
        return coverage == Coverage.ZONE || coverage == Coverage.POSTCODE_MISSING;
    }

    /// Returns whether the tax of the category is known, even if it is 0 %, or nothing must be known.
    public boolean covers(String category) {
        if (category.equals(Taxation.OUTSIDE_SCOPE)) {
            return true;
        }
        return hasZone() ? untaxed || rates.containsKey(category) : isUntaxed();
    }

    /// Whether no zone contains the destination, and the shop sells there without tax.
    public boolean isUntaxed() {
        return untaxed && coverage == Coverage.NO_ZONE;
    }

    /// Returns the sum of the rates of a category; zero if it has none.
    public BigDecimal rateOf(String category) {
        return rates.getOrDefault(category, NO_RATE).rate();
    }

    /// The amount as the destination shows prices: rounded half up to a minor unit. Unchanged if it has that
    /// basis already, or the tax is not known. Where no tax is charged, the amount without the tax that it is
    /// listed with.
    ///
    /// @param basis absent if the amount is what every destination shows
    public Money shown(Money amount, @Nullable PriceBasis basis, String category) {
        var listed = decision.listed();
        if (listed != null) {
            var stored = basis == null && listed.pricesIncludeTax() ? PriceBasis.GROSS : basis;
            return stored == null ? amount : stored.convert(amount, PriceBasis.NET, listed.rateOf(category));
        }
        return basis == null || !hasZone()
                ? amount
                : basis.convert(amount, pricesIncludeTax ? PriceBasis.GROSS : PriceBasis.NET, rateOf(category));
    }

    /// The taxes of a category, which are levied together.
    ///
    /// @param name of the taxes
    /// @param rate of all taxes together: `0.19` is nineteen percent of the net amount
    /// @param levies the single taxes, in the order in which they are applied
    public record Rate(String name, BigDecimal rate, List<Levy> levies) {

        public Rate(String name, BigDecimal rate) {
            this(name, rate, List.of(new Levy(name, null, rate, false, rate)));
        }

        /// @param levies in the order in which they are applied
        public static Rate of(List<Levy> levies) {
            var name = levies.stream().map(Levy::name).distinct().collect(Collectors.joining(" + "));
            var sum = BigDecimal.ZERO;
            var applied = new ArrayList<Levy>();
            for (var levy : levies) {
                var share = levy.compound() ? levy.rate().multiply(BigDecimal.ONE.add(sum)) : levy.rate();
                sum = sum.add(share);
                applied.add(new Levy(
                        levy.name(), levy.jurisdiction(), levy.rate(), levy.compound(), share.stripTrailingZeros()));
            }
            return new Rate(name, sum.stripTrailingZeros(), List.copyOf(applied));
        }
    }

    /// One tax of a jurisdiction.
    ///
    /// @param jurisdiction name of the jurisdiction; absent for the tax of the whole zone
    /// @param rate of its base
    /// @param compound whether its base is the net amount plus the taxes before it
    /// @param share of the net amount
    public record Levy(
            String name, @Nullable String jurisdiction, BigDecimal rate, boolean compound, BigDecimal share) {}

    /// An amount to be taxed, as buyers at the destination see it.
    ///
    /// @param category code of the tax category
    public record Taxable(Money amount, String category) {}

    /// The tax of one amount: `net + tax = gross`, exactly.
    ///
    /// @param rate of all taxes together
    /// @param levied the single taxes, which sum to `tax`
    public record Taxed(Money net, Money tax, Money gross, String name, BigDecimal rate, List<Levied> levied) {}

    /// A taxed share of an amount.
    ///
    /// @param amount the amount from which the tax was calculated
    public record TaxShare(String category, Money amount, Taxed taxed) {

        /// Whether it has a single tax of the whole zone.
        public boolean isOfZone() {
            return taxed.levied().size() == 1
                    && taxed.levied().getFirst().levy().jurisdiction() == null;
        }

        /// The shares; empty for a single tax of the whole zone.
        public static List<TaxShare> several(List<TaxShare> shares) {
            return shares.size() == 1 && shares.getFirst().isOfZone() ? List.of() : shares;
        }

        /// Combines the taxes of the shares into one with their effective rate.
        public static Taxed together(List<TaxShare> shares) {
            var taxed = shares.stream().map(TaxShare::taxed).toList();
            if (taxed.size() == 1) {
                return taxed.getFirst();
            }
            var currency = taxed.getFirst().net().currency();
            var net = Money.sum(currency, taxed.stream().map(Taxed::net).toList());
            var tax = Money.sum(currency, taxed.stream().map(Taxed::tax).toList());
            var rate = net.isZero()
                    ? BigDecimal.ZERO
                    : BigDecimal.valueOf(tax.minor())
                            .divide(BigDecimal.valueOf(net.minor()), RATE_DIGITS, RoundingMode.HALF_UP);
            var name = taxed.stream()
                    .map(Taxed::name)
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(" + "));
            return new Taxed(
                    net,
                    tax,
                    net.plus(tax),
                    name,
                    rate,
                    taxed.stream().flatMap(each -> each.levied().stream()).toList());
        }
    }

    public record Levied(Levy levy, Money tax) {}

    /// Calculates the taxes of all amounts of a shipment. Rounds each amount, or the sum of those with the
    /// same taxes, as the settings of the zone require. A rounded sum is divided by the largest remainder.
    /// Amounts that a tax service has taxed have its taxes.
    ///
    /// @param amounts not negative
    public List<Taxed> tax(List<Taxable> amounts) {
        var taxable = amounts.stream().filter(amount -> !isOutsideScope(amount)).toList();
        if (provided != null && provided.isOf(taxable)) {
            var determined = provided.tax(taxable, pricesIncludeTax).iterator();
            return amounts.stream()
                    .map(amount -> isOutsideScope(amount)
                            ? taxed(List.of(amount.amount()), NO_RATE).getFirst()
                            : determined.next())
                    .toList();
        }
        if (settings.rounding() == TaxSettings.Rounding.LINE) {
            return amounts.stream()
                    .map(amount -> taxed(List.of(amount.amount()), rate(amount)).getFirst())
                    .toList();
        }
        var same = IntStream.range(0, amounts.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        index -> document(amounts.get(index)), LinkedHashMap::new, Collectors.toList()));
        var taxed = new Taxed[amounts.size()];
        same.forEach((document, places) -> {
            var parts = taxed(
                    places.stream().map(place -> amounts.get(place).amount()).toList(), document.rate());
            for (int index = 0; index < places.size(); index++) {
                taxed[places.get(index)] = parts.get(index);
            }
        });
        return List.of(taxed);
    }

    /// Identifies amounts that are rounded together.
    private record Document(Rate rate, Currency currency) {}

    private Document document(Taxable amount) {
        return new Document(rate(amount), amount.amount().currency());
    }

    private static boolean isOutsideScope(Taxable amount) {
        return amount.category().equals(Taxation.OUTSIDE_SCOPE);
    }

    private Rate rate(Taxable amount) {
        return rates.getOrDefault(amount.category(), NO_RATE);
    }

    /// Taxes amounts with the same rate, rounded once for all of them.
    private List<Taxed> taxed(List<Money> amounts, Rate rate) {
        var currency = amounts.getFirst().currency();
        var tax = rounded(Money.sum(currency, amounts), rate.rate());
        var weights = amounts.stream().map(Money::minor).toList();
        var byLevy = tax
                .allocate(rate.levies().stream()
                        .map(levy -> levy.share().movePointRight(SHARE_DIGITS).longValue())
                        .toList())
                .stream()
                .map(levied -> levied.allocate(weights))
                .toList();
        return IntStream.range(0, amounts.size())
                .mapToObj(index -> {
                    var levied = IntStream.range(0, byLevy.size())
                            .mapToObj(levy -> new Levied(
                                    rate.levies().get(levy), byLevy.get(levy).get(index)))
                            .toList();
                    return taxed(amounts.get(index), rate, levied);
                })
                .toList();
    }

    private Taxed taxed(Money amount, Rate rate, List<Levied> levied) {
        var tax = Money.sum(amount.currency(), levied.stream().map(Levied::tax).toList());
        return pricesIncludeTax
                ? new Taxed(amount.minus(tax), tax, amount, rate.name(), rate.rate(), levied)
                : new Taxed(amount, tax, amount.plus(tax), rate.name(), rate.rate(), levied);
    }

    private Money rounded(Money sum, BigDecimal rate) {
        var mode = settings.roundingMode().mode();
        if (!pricesIncludeTax) {
            return sum.share(rate, mode);
        }
        var gross = BigDecimal.valueOf(sum.minor());
        var whole = BigDecimal.ONE.add(rate);
        return settings.roundingTarget() == TaxSettings.Target.TAX
                ? new Money(divided(gross.multiply(rate), whole, mode), sum.currency())
                : sum.minus(new Money(divided(gross, whole, mode), sum.currency()));
    }

    private static long divided(BigDecimal amount, BigDecimal by, RoundingMode mode) {
        return amount.divide(by, 0, mode).longValueExact();
    }
}
