package dev.kontor.exchange.imports;

import dev.kontor.shared.problem.DomainException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A row of an imported file.
///
/// @param number number as in a spreadsheet: the header of a CSV file is 1
/// @param values unchanged cells of a CSV file, by field name
/// @param decimalComma whether the numbers of the file have decimal commas
/// @param json object of a line of an NDJSON file
/// @param broken the error if the row cannot be read
/// @param size approximate number of characters
record SourceRow(
        long number,
        Map<String, String> values,
        boolean decimalComma,
        @Nullable ObjectNode json,
        @Nullable RowError broken,
        long size) {

    static SourceRow of(long number, Map<String, String> values, boolean decimalComma) {
        return new SourceRow(
                number,
                values,
                decimalComma,
                null,
                null,
                values.values().stream().mapToLong(String::length).sum());
    }

    /// @param size length of the line
    static SourceRow of(long number, ObjectNode json, long size) {
        return new SourceRow(number, Map.of(), false, json, null, size);
    }

    static SourceRow broken(long number, String code, String detail) {
        return new SourceRow(number, Map.of(), false, null, new RowError(number, "", code, detail), detail.length());
    }

    RowError error(String field, String code, String detail) {
        return new RowError(number, place(field), code, detail);
    }

    /// Converts the rejection of a module to one error per field, or to one error at the given field.
    List<RowError> errors(DomainException refusal, String otherwise) {
        return refusal.errors().isEmpty()
                ? List.of(error(otherwise, refusal.code().code(), String.valueOf(refusal.getMessage())))
                : refusal.errors().stream()
                        .map(each -> error(
                                String.valueOf(each.pointer()).split("/")[1],
                                each.code(),
                                each.detail().text()))
                        .toList();
    }

    /// Returns the name of the field in errors.
    String place(String field) {
        return json == null ? field : "/" + field;
    }

    /// Checks whether the file has the column, even if the cell is empty.
    boolean has(String field) {
        return values.containsKey(field);
    }

    /// Returns an error for each field of a line that does not exist, or whose value is neither text nor a number:
    /// it would be read as empty.
    List<RowError> wrongFields(Predicate<String> known) {
        if (json == null) {
            return List.of();
        }
        return json.properties().stream()
                .flatMap(field -> {
                    var value = field.getValue();
                    if (!known.test(field.getKey())) {
                        return Stream.of(error(field.getKey(), "unknown-field", "There is no such field."));
                    }
                    return value.isNull() || value.isString() || value.isNumber()
                            ? Stream.empty()
                            : Stream.of(error(field.getKey(), "wrong-type", "Must be a text or a number."));
                })
                .toList();
    }

    /// Returns the text of a field in either format, without surrounding whitespace; null if it is empty.
    @Nullable
    String text(String field) {
        var text = prose(field);
        return text == null ? null : text.strip();
    }

    /// Returns the text of a field with its whitespace; null if it is blank.
    @Nullable
    String prose(String field) {
        if (json != null) {
            var node = json.get(field);
            return node == null || !(node.isString() || node.isNumber()) ? null : node.asString();
        }
        var cell = values.get(field);
        return cell == null || cell.isBlank() ? null : cell;
    }
}
