package dev.kontor.shared.limit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a list of strings with integer parameters by the rules of RFC 9651, 4.2, and nothing else; so strictly that
/// whatever it reads, others can too.
final class StructuredField {

    private final String text;
    private int position;

    private StructuredField(String text) {
        this.text = text;
    }

    /// A string and its parameters, in order.
    record Item(String value, Map<String, Long> parameters) {}

    static List<Item> list(String text) {
        return new StructuredField(text).list();
    }

    private List<Item> list() {
        var items = new ArrayList<Item>();
        items.add(item());
        while (position < text.length()) {
            skipBlanks();
            expect(',');
            skipBlanks();
            items.add(item());
        }
        return items;
    }

    private Item item() {
        var value = string();
        var parameters = new LinkedHashMap<String, Long>();
        while (position < text.length() && text.charAt(position) == ';') {
            position++;
            var key = key();
            expect('=');
            parameters.put(key, integer());
        }
        return new Item(value, parameters);
    }

    private String string() {
        expect('"');
        var value = new StringBuilder();
        for (char next = next(); next != '"'; next = next()) {
            char plain = next == '\\' ? next() : next;
            if (plain < 0x20 || plain > 0x7e || next == '\\' && plain != '"' && plain != '\\') {
                throw failure();
            }
            value.append(plain);
        }
        return value.toString();
    }

    private String key() {
        int start = position;
        while (position < text.length()
                && "abcdefghijklmnopqrstuvwxyz0123456789_-.*".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        if (start == position || !Character.isLetter(text.charAt(start))) {
            throw failure();
        }
        return text.substring(start, position);
    }

    private long integer() {
        int start = position;
        while (position < text.length() && Character.isDigit(text.charAt(position))) {
            position++;
        }
        if (start == position || position - start > 15) {
            throw failure();
        }
        return Long.parseLong(text.substring(start, position));
    }

    private void skipBlanks() {
        while (position < text.length() && text.charAt(position) == ' ') {
            position++;
        }
    }

    private char next() {
        if (position == text.length()) {
            throw failure();
        }
        return text.charAt(position++);
    }

    private void expect(char expected) {
        if (next() != expected) {
            throw failure();
        }
    }

    private IllegalArgumentException failure() {
        return new IllegalArgumentException("not a structured field at %d: %s".formatted(position, text));
    }
}
