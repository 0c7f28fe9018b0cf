package dev.kontor.shared.tracing;

import java.util.Locale;
import java.util.regex.Pattern;

/// Names statements for traces: `insert orders.orders`, equal for all statements of one kind. Statements contain no
/// values, because Kontor binds them; literals in their text are replaced nevertheless.
final class StatementSummary {

    private static final int MAX_LENGTH = 2_000;
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    /// Of a statement with several parts, the one that changes data; else the first table that is read.
    private static final Pattern CHANGE =
            Pattern.compile("\\b(insert into|update(?! skip| of| nowait)|delete from) +([a-z_]+\\.[a-z_]+)");

    private static final Pattern READ = Pattern.compile("\\b(?:from|join) +([a-z_]+\\.[a-z_]+)");

    private StatementSummary() {}

    /// The statement on one line, without comments and literals, cut if it is long.
    static String text(String sql) {
        var text = SPACE.matcher(
                        LITERAL.matcher(COMMENT.matcher(sql).replaceAll(" ")).replaceAll("?"))
                .replaceAll(" ")
                .strip();
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }

    /// @param text as [#text] returns it
    static String name(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var change = CHANGE.matcher(lower);
        if (change.find()) {
            return change.group(1).split(" ", 2)[0] + " " + change.group(2);
        }
        var read = READ.matcher(lower);
        if (read.find()) {
            return "select " + read.group(1);
        }
        int end = lower.indexOf(' ');
        return end < 0 ? lower : lower.substring(0, end);
    }
}
