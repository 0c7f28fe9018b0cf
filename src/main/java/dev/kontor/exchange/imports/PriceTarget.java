package dev.kontor.exchange.imports;

import dev.kontor.pricing.PriceWriter;
import dev.kontor.pricing.WantedPrice;
import dev.kontor.pricing.WrittenPrice;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Imports base prices: one row per variant and currency, as a decimal amount (`19.99`).
@Component
class PriceTarget implements ImportTarget {

    private static final Set<String> FIELDS = Set.of("sku", "currency", "amount", "compareAtPrice");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,4})?");

    private final PriceWriter prices;

    PriceTarget(PriceWriter prices) {
        this.prices = prices;
    }

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
                new Example("compareAtPrice", "24.99"));
    }

    @Override
    public boolean knows(String field) {
        return FIELDS.contains(field);
    }

    @Override
    public @Nullable String partOf(SourceRow row) {
        return null;
    }

    @Override
    public int most() {
        return PriceWriter.MOST;
    }

    @Override
    public List<Key> keys(List<SourceRow> group) {
        var row = group.getFirst();
        var sku = row.text("sku");
        return sku == null
                ? List.of()
                : List.of(new Key(row.number(), row.place("sku"), sku + " " + row.text("currency")));
    }

    @Override
    public List<Verdict> write(List<List<SourceRow>> groups, Writing writing) {
        var verdicts = new Verdict[groups.size()];
        var wanted = new ArrayList<WantedPrice>();
        var places = new ArrayList<Integer>();
        for (int index = 0; index < verdicts.length; index++) {
            var errors = new ArrayList<RowError>();
            var price = price(groups.get(index).getFirst(), errors);
            if (price == null) {
                verdicts[index] = Verdict.refused(errors);
            } else {
                wanted.add(price);
                places.add(index);
            }
        }
        var written = prices.write(wanted, writing.dryRun());
        for (int index = 0; index < written.size(); index++) {
            int place = places.get(index);
            verdicts[place] = verdict(groups.get(place).getFirst(), written.get(index));
        }
        return List.of(verdicts);
    }

    private static @Nullable WantedPrice price(SourceRow row, List<RowError> errors) {
        if (row.broken() != null) {
            errors.add(row.broken());
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
        return sku == null || amount == null || !errors.isEmpty() ? null : new WantedPrice(sku, amount, compareAt);
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
        int digits = currency.getDefaultFractionDigits();
        if (AMOUNT.matcher(text).matches()) {
            var minor = new BigDecimal(text).movePointRight(digits).stripTrailingZeros();
            if (minor.scale() <= 0) {
                return new Money(minor.longValueExact(), currency);
            }
        }
        errors.add(row.error(
                field, "format", "Must be an amount such as 19.99, with at most %d decimals.".formatted(digits)));
        return null;
    }

    private static Verdict verdict(SourceRow row, WrittenPrice written) {
        var refusal = written.refusal();
        return refusal == null
                ? new Verdict(Effect.valueOf(written.effect().name()), List.of())
                : Verdict.refused(row.errors(refusal, "currency"));
    }
}
