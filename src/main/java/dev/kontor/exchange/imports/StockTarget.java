package dev.kontor.exchange.imports;

import dev.kontor.inventory.StockWriter;
import dev.kontor.inventory.WantedStock;
import dev.kontor.shared.problem.WriteResult;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Imports changes of stock levels, either by or to a number of units.
@Component
class StockTarget implements ImportTarget {

    private static final Set<String> FIELDS =
            Set.of("sku", "location", "delta", "count", "expected", "held", "reason", "note");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private final StockWriter stock;

    StockTarget(StockWriter stock) {
        this.stock = stock;
    }

    @Override
    public ImportType type() {
        return ImportType.STOCK;
    }

    @Override
    public List<Example> template() {
        return List.of(
                new Example("sku", "CUP-BLUE"),
                new Example("location", "main"),
                new Example("delta", "20"),
                new Example("count", ""),
                new Example("expected", ""),
                new Example("reason", "RECEIVED"),
                new Example("note", "Delivery 4711"));
    }

    @Override
    public boolean knows(String field) {
        return FIELDS.contains(field);
    }

    @Override
    public List<Key> keys(List<SourceRow> group) {
        var row = group.getFirst();
        var sku = row.text("sku");
        return sku == null
                ? List.of()
                : List.of(new Key(row.number(), row.place("sku"), sku + " " + row.text("location")));
    }

    @Override
    public int most() {
        return StockWriter.MAX;
    }

    @Override
    public List<Verdict> write(List<List<SourceRow>> groups, Writing writing) {
        return ImportTarget.judged(
                groups,
                (group, errors) -> change(group.getFirst(), errors),
                wanted -> stock.write(wanted, writing.importId().text(), writing.dryRun()),
                (group, written) -> verdict(group.getFirst(), written));
    }

    private static @Nullable WantedStock change(SourceRow row, List<RowError> errors) {
        if (row.broken() != null) {
            errors.add(row.broken());
            return null;
        }
        errors.addAll(row.wrongFields(FIELDS::contains));
        if (!errors.isEmpty()) {
            return null;
        }
        var sku = required(row, "sku", errors);
        var location = required(row, "location", errors);
        var reason = required(row, "reason", errors);
        return new WantedStock(
                sku,
                location,
                number(row, "delta", errors),
                number(row, "count", errors),
                number(row, "expected", errors),
                reason,
                row.text("note"));
    }

    private static String required(SourceRow row, String field, List<RowError> errors) {
        var text = row.text(field);
        if (text == null) {
            errors.add(row.error(field, "required", "Must not be empty."));
        }
        return text == null ? "" : text;
    }

    private static @Nullable Integer number(SourceRow row, String field, List<RowError> errors) {
        var text = row.text(field);
        if (text == null) {
            return null;
        }
        if (NUMBER.matcher(text).matches()) {
            return Integer.valueOf(text);
        }
        errors.add(row.error(field, "wrong-type", "Must be a whole number."));
        return null;
    }

    private static Verdict verdict(SourceRow row, WriteResult written) {
        var refusal = written.refusal();
        return refusal == null ? Verdict.of(written.effect()) : Verdict.refused(row.errors(refusal, "sku"));
    }
}
