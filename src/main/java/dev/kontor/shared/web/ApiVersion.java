package dev.kontor.shared.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.web.accept.ApiVersionParser;

/// A version within the major version of the path, named by its publication date: the header `Api-Version`.
/// There is one so far; a breaking change of one operation gets a second handler with another `version`.
public record ApiVersion(LocalDate published) implements Comparable<ApiVersion> {

    public static final String HEADER = "Api-Version";
    public static final String OLDEST = "2026-11-25";

    @Override
    public int compareTo(ApiVersion other) {
        return published.compareTo(other.published);
    }

    @Override
    public String toString() {
        return published.toString();
    }

    /// Reads `2026-11-25`.
    public static final class Parser implements ApiVersionParser<ApiVersion> {

        @Override
        public ApiVersion parseVersion(String text) {
            try {
                return new ApiVersion(LocalDate.parse(text));
            } catch (DateTimeParseException notADate) {
                throw new IllegalArgumentException("no date", notADate);
            }
        }
    }
}
