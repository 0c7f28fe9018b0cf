package dev.kontor.download.grant;

import org.springframework.http.HttpRange;

/// Distinguishes a resumed transfer from a new one.
final class ResumedRange {

    private ResumedRange() {}

    /// @param header `Range`; an unintelligible one counts as a new transfer, like none
    static boolean of(String header) {
        try {
            var ranges = HttpRange.parseRanges(header);
            return ranges.size() == 1 && ranges.getFirst().getRangeStart(Long.MAX_VALUE) > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
