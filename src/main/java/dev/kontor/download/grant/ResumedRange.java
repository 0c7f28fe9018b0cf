package dev.kontor.download.grant;

import org.springframework.http.HttpRange;

/// Distinguishes a resumed transfer from a new one.
final class ResumedRange {

    private ResumedRange() {}

    /// @param header the `Range` header; an invalid value counts as a new transfer, like a missing one
    static boolean of(String header) {
        try {
            var ranges = HttpRange.parseRanges(header);
            return ranges.size() == 1 && ranges.getFirst().getRangeStart(Long.MAX_VALUE) > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
