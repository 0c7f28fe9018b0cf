package dev.kontor.shared.web.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times and dates as text: RFC 3339 with any offset on input, UTC with milliseconds on output; dates
/// `2026-01-31`. Years have four digits, because a database cannot store everything that Java can represent.
public final class Times {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String FOUR_DIGIT_YEAR = "[0-9]{4}-.*";

    private Times() {}

    static String text(Instant instant) {
        return WRITTEN.format(instant);
    }

    /// @throws DateTimeException if the text is not a time
    public static Instant instant(String text) {
        require(text);
        return OffsetDateTime.parse(text).toInstant();
    }

    /// @throws DateTimeException if the text is not a date
    public static LocalDate date(String text) {
        require(text);
        return LocalDate.parse(text);
    }

    private static void require(String text) {
        if (!text.matches(FOUR_DIGIT_YEAR) || text.startsWith("0000")) {
            throw new DateTimeException("no year of four digits");
        }
    }
}
