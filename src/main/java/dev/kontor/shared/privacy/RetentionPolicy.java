package dev.kontor.shared.privacy;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bounds of a retention period, in days.
///
/// @param tables whose rows are deleted or emptied, with their schema
/// @param shortest the shortest period that staff can set
/// @param longest the longest one
/// @param standard the period until staff set one; null: the data is retained
/// @param setting the setting that changes `standard`, if there is one
public record RetentionPolicy(
        RetentionKind kind,
        List<String> tables,
        int shortest,
        int longest,
        @Nullable Integer standard,
        @Nullable String setting) {

    private static final int MAX_DAYS = 36_525;

    public RetentionPolicy {
        if (shortest < 1 || longest < shortest || standard != null && (standard < shortest || standard > longest)) {
            throw new IllegalArgumentException("the period of %s is out of its bounds".formatted(kind));
        }
    }

    /// A period that begins with a setting; parts of days count as days.
    public static RetentionPolicy of(
            RetentionKind kind, int shortest, Duration standard, String setting, String... tables) {
        int days = Math.clamp(standard.plusDays(1).minusNanos(1).toDays(), shortest, MAX_DAYS);
        return new RetentionPolicy(kind, List.of(tables), shortest, MAX_DAYS, days, setting);
    }

    /// A period that begins with a fixed number of days.
    public static RetentionPolicy of(RetentionKind kind, int shortest, int standard, String... tables) {
        return new RetentionPolicy(kind, List.of(tables), shortest, MAX_DAYS, standard, null);
    }

    /// Data that is retained until staff set a period.
    public static RetentionPolicy optional(RetentionKind kind, int shortest, String... tables) {
        return new RetentionPolicy(kind, List.of(tables), shortest, MAX_DAYS, null, null);
    }
}
