package dev.kontor.download.grant;

import org.springframework.http.HttpRange;

/// Tells a transfer that goes on from one that begins.
final class ResumedRange {

    private ResumedRange() {}

    /// @param header `Range`; one that nobody understands begins, as a transfer without it does
    static boolean of(String header) {
        try {
            var ranges = HttpRange.parseRanges(header);
            return ranges.size() == 1 && ranges.getFirst().getRangeStart(Long.MAX_VALUE) > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
