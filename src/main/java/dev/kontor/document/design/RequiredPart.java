package dev.kontor.document.design;

import dev.kontor.document.content.DocumentContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Something that the law requires on an invoice (Article 226 of Directive 2006/112/EC) or credit note.
///
/// @param what it is
/// @param value as it has to be readable
/// @param remedy the tags that write it
record RequiredPart(String what, String value, String remedy) {

    private static final String FACTS = "{{#facts}}{{label}} {{value}}{{/facts}}";

    static List<RequiredPart> of(DocumentContent content, Map<String, Object> model) {
        var parts = new ArrayList<RequiredPart>();
        parts.add(new RequiredPart("the number of the document", text(model, "number"), "{{number}}"));
        parts.add(new RequiredPart("the date of issue", text(model, "issuedOn"), "{{issuedOn}}"));
        parts.add(new RequiredPart("the date of supply", text(model, "suppliedOn"), "{{suppliedOn}}"));
        company(content, parts);
        buyer(content, model, parts);
        if (content.preceding() != null) {
            parts.add(new RequiredPart(
                    "the number of the corrected invoice", content.preceding().number(), FACTS));
        }
        for (var item : rows(model, "items")) {
            var remedy = "{{#items}}{{title}} {{quantity}} {{unitPrice}} {{discount}}{{/items}}";
            parts.add(new RequiredPart("what was sold", text(item, "title"), remedy));
            parts.add(new RequiredPart("the quantity", text(item, "quantity"), remedy));
            parts.add(new RequiredPart("the unit price", text(item, "unitPrice"), remedy));
            if (!text(item, "discount").isEmpty()) {
                parts.add(new RequiredPart("the discount", text(item, "discount"), remedy));
            }
        }
        for (var sum : rows(model, "sums")) {
            if (List.of("net", "tax", "total").contains(text(sum, "kind"))) {
                var remedy = "{{#sums}}{{label}} {{value}}{{/sums}}";
                var what = text(sum, "kind").equals("tax") ? "the tax and its rate" : "a total";
                parts.add(new RequiredPart(what, text(sum, "label"), remedy));
                parts.add(new RequiredPart(what, text(sum, "value"), remedy));
            }
        }
        content.notes()
                .forEach(note ->
                        parts.add(new RequiredPart("the required sentence", note.text(), "{{#notes}}{{.}}{{/notes}}")));
        return parts;
    }

    private static void company(DocumentContent content, List<RequiredPart> parts) {
        var seller = content.seller();
        Stream.of(
                        seller.legalName(),
                        seller.line1(),
                        seller.postcode() + " " + seller.city(),
                        seller.vatNumber(),
                        seller.taxNumber())
                .filter(Objects::nonNull)
                .forEach(value -> parts.add(
                        new RequiredPart("the company", value, "{{#footer}}{{#lines}}{{.}} {{/lines}}{{/footer}}")));
    }

    private static void buyer(DocumentContent content, Map<String, Object> model, List<RequiredPart> parts) {
        var address = rows(model, "addresses").getFirst();
        if (address.get("lines") instanceof List<?> lines) {
            lines.forEach(line -> parts.add(new RequiredPart(
                    "the address of the buyer",
                    line.toString(),
                    "{{#addresses}}{{label}} {{#lines}}{{.}} {{/lines}}{{/addresses}}")));
        }
        if (content.buyer().vatNumber() != null) {
            parts.add(new RequiredPart(
                    "the VAT number of the buyer", content.buyer().vatNumber(), FACTS));
        }
    }

    private static String text(Map<?, ?> model, String name) {
        return Objects.requireNonNull(model.get(name), name).toString();
    }

    private static List<Map<?, ?>> rows(Map<String, Object> model, String name) {
        var rows = new ArrayList<Map<?, ?>>();
        if (model.get(name) instanceof List<?> list) {
            list.forEach(row -> {
                if (row instanceof Map<?, ?> values) {
                    rows.add(values);
                }
            });
        }
        return rows;
    }
}
