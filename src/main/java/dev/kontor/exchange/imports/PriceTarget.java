package dev.kontor.exchange.imports;

import dev.kontor.exchange.file.TierCells;
import dev.kontor.pricing.ListPriceWriter;
import dev.kontor.pricing.PriceWriter;
import dev.kontor.pricing.QuantityPrice;
import dev.kontor.pricing.WantedListPrice;
import dev.kontor.pricing.WantedPrice;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.WriteResult;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Imports base prices and prices of price lists: one row per variant and currency or list, as a decimal amount
/// (`19.99`), in a list with tiers (`10=17.99|50=15.99`).
@Component
class PriceTarget implements ImportTarget {

    private static final Set<String> FIELDS =
            Set.of("sku", "currency", "amount", "compareAtPrice", "priceList", "priceListName", "tiers");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,4})?");
    private static final Pattern COMMA = Pattern.compile("[0-9]{1,13},[0-9]{1,2}");

    private final PriceWriter prices;
    private final ListPriceWriter listPrices;

    PriceTarget(PriceWriter prices, ListPriceWriter listPrices) {
        this.prices = prices;
        this.listPrices = listPrices;
    }

    /// A row as a price: of a list if that is not null.
    private record Read(WantedPrice base, @Nullable WantedListPrice listed) {}

    @Override
    public ImportType type() {
        return ImportType.PRICES;
    }

    @Override
    public List<Example> template() {
        return List.of(
                new Example("sku", "CUP-BLUE"),
                new Example("currency", "EUR"),
                new Example("amount", "19.99"),
                new Example("compareAtPrice", "24.99"),
                new Example("priceList", "Resellers"),
                new Example("tiers", "10=17.99|50=15.99"));
    }

    @Override
    public boolean knows(String field) {
        return FIELDS.contains(field);
    }

    @Override
    public int most() {
        return Math.min(PriceWriter.MAX, ListPriceWriter.MAX);
    }

    @Override
    public List<Key> keys(List<SourceRow> group) {
        var row = group.getFirst();
        var sku = row.text("sku");
        var list = row.text("priceList");
        return sku == null
                ? List.of()
                : List.of(new Key(
                        row.number(),
                        row.place("sku"),
                        list == null ? sku + " " + row.text("currency") : sku + " in " + list));
    }

    @Override
    public List<Verdict> write(List<List<SourceRow>> groups, Writing writing) {
        return ImportTarget.judged(
                groups,
                (group, errors) -> price(group.getFirst(), errors),
                wanted -> write(wanted, writing.dryRun()),
                (group, written) -> verdict(group.getFirst(), written));
    }

    private List<WriteResult> write(List<Read> wanted, boolean dryRun) {
        var base = wanted.stream()
                .filter(price -> price.listed() == null)
                .map(Read::base)
                .toList();
        var listed = wanted.stream()
                .flatMap(price -> Stream.ofNullable(price.listed()))
                .toList();
        var ofBase = (base.isEmpty() ? List.<WriteResult>of() : prices.write(base, dryRun)).iterator();
        var ofLists = (listed.isEmpty() ? List.<WriteResult>of() : listPrices.write(listed, dryRun)).iterator();
        return wanted.stream()
                .map(price -> price.listed() == null ? ofBase.next() : ofLists.next())
                .toList();
    }

    private static @Nullable Read price(SourceRow row, List<RowError> errors) {
        if (row.broken() != null) {
            errors.add(row.broken());
            return null;
        }
        errors.addAll(row.wrongFields(FIELDS::contains));
        if (!errors.isEmpty()) {
            return null;
        }
        var sku = row.text("sku");
        if (sku == null) {
            errors.add(row.error("sku", "required", "Must not be empty."));
        }
        var currency = currency(row, errors);
        if (currency == null) {
            return null;
        }
        var amount = money(row, "amount", currency, errors);
        if (amount == null && errors.isEmpty()) {
            errors.add(row.error("amount", "required", "Must not be empty."));
        }
        var compareAt = money(row, "compareAtPrice", currency, errors);
        var list = row.text("priceList");
        var tiers = tiers(row, currency, errors);
        if (list == null && tiers != null && !tiers.isEmpty()) {
            errors.add(row.error("tiers", "not-allowed", "Only a price in a price list has tiers."));
        }
        if (sku == null || amount == null || !errors.isEmpty()) {
            return null;
        }
        return new Read(
                new WantedPrice(sku, amount, compareAt),
                list == null ? null : new WantedListPrice(sku, list, amount, compareAt, tiers));
    }

    private static @Nullable Currency currency(SourceRow row, List<RowError> errors) {
        var code = row.text("currency");
        try {
            if (code != null) {
                return Currency.getInstance(code);
            }
            errors.add(row.error("currency", "required", "Must not be empty."));
        } catch (IllegalArgumentException _) {
            errors.add(row.error("currency", "format", "Must be a currency code such as EUR."));
        }
        return null;
    }

    private static @Nullable Money money(SourceRow row, String field, Currency currency, List<RowError> errors) {
        var text = row.text(field);
        if (text == null) {
            return null;
        }
        var money = money(row, text, currency);
        if (money.isEmpty()) {
            errors.add(row.error(
                    field,
                    "format",
                    "Must be an amount such as 19.99, with at most %d decimals."
                            .formatted(currency.getDefaultFractionDigits())));
        }
        return money.orElse(null);
    }

    /// Spreadsheets in most languages of Europe write `19,99`. With three decimals, a comma may separate
    /// thousands, unless the file separates cells with semicolons because its numbers have commas.
    private static Optional<Money> money(SourceRow row, String text, Currency currency) {
        boolean comma = row.decimalComma() || COMMA.matcher(text).matches() && currency.getDefaultFractionDigits() <= 2;
        var plain = comma ? text.replace(',', '.') : text;
        if (AMOUNT.matcher(plain).matches()) {
            var minor = new BigDecimal(plain)
                    .movePointRight(currency.getDefaultFractionDigits())
                    .stripTrailingZeros();
            if (minor.scale() <= 0) {
                return Optional.of(new Money(minor.longValueExact(), currency));
            }
        }
        return Optional.empty();
    }

    /// Absent if the file has no such column or field: then the tiers stay.
    private static @Nullable List<QuantityPrice> tiers(SourceRow row, Currency currency, List<RowError> errors) {
        var text = row.text("tiers");
        if (text == null) {
            boolean given = row.has("tiers") || row.json() != null && row.json().has("tiers");
            return given ? List.of() : null;
        }
        var tiers = TierCells.read(text, amount -> money(row, amount, currency));
        if (tiers.isEmpty()) {
            errors.add(row.error("tiers", "format", "Must be quantities and amounts such as 10=17.99|50=15.99."));
        }
        return tiers.orElse(null);
    }

    private static Verdict verdict(SourceRow row, WriteResult written) {
        var refusal = written.refusal();
        return refusal == null ? Verdict.of(written.effect()) : Verdict.refused(row.errors(refusal, "currency"));
    }
}
