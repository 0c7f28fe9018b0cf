package dev.kontor.tax.rate;

import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.tax.TaxCategoryId;
import dev.kontor.tax.TaxJurisdictionId;
import dev.kontor.tax.TaxRateId;
import dev.kontor.tax.TaxZoneId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Checks the periods of the rates of one tax: a category, a zone and a jurisdiction. They do not overlap, and there
/// is no time without a rate between two of them.
@Component
class RatePeriods {

    private final JdbcClient jdbc;

    RatePeriods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param validFrom absent if it has always been valid
    /// @param validUntil absent if it does not end
    record Period(
            TaxRateId id,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {

        private boolean overlaps(Period other) {
            return startsBefore(other.validUntil) && other.startsBefore(validUntil);
        }

        private boolean startsBefore(@Nullable Instant end) {
            return validFrom == null || end == null || validFrom.isBefore(end);
        }

        private boolean follows(Period other) {
            return validFrom != null && other.validUntil != null && !validFrom.isBefore(other.validUntil);
        }
    }

    /// Locks the rates of the tax until the end of the transaction.
    List<Period> lock(TaxZoneId zone, TaxCategoryId category, @Nullable TaxJurisdictionId jurisdiction) {
        Sql.lock(jdbc, "tax.rates " + zone.value() + category.value());
        return jdbc.sql("""
                        select id, valid_from, valid_until from tax.rates
                        where zone_id = :zone and category_id = :category
                            and jurisdiction_id is not distinct from :jurisdiction::uuid
                        order by valid_from nulls first
                        """)
                .param("zone", zone)
                .param("category", category)
                .param("jurisdiction", jurisdiction == null ? null : jurisdiction.value())
                .query(Period.class)
                .list();
    }

    /// @param stored the rates of the tax, by time
    /// @throws RejectedException with the remedy, if the period is upside down or leaves a time without a rate
    /// @throws ConflictException `already-exists` if another rate is valid in the period
    static void require(Period wanted, List<Period> stored) {
        if (wanted.validFrom() != null
                && wanted.validUntil() != null
                && !wanted.validFrom().isBefore(wanted.validUntil())) {
            throw RejectedException.at(
                    "/validUntil", "upside-down", "The rate ends before it begins. Set a later `validUntil`.");
        }
        var others =
                stored.stream().filter(other -> !other.id().equals(wanted.id())).toList();
        others.stream().filter(wanted::overlaps).findFirst().ifPresent(other -> {
            throw ConflictException.taken(
                    "/validFrom",
                    "The rate %s is valid at that time too. Change that rate, or end it first with `validUntil`."
                            .formatted(other.id().text()));
        });
        requireNoGap(wanted, others);
        requireInPlace(wanted, stored);
    }

    private static void requireNoGap(Period wanted, List<Period> others) {
        var before = others.stream().filter(wanted::follows).reduce((_, last) -> last);
        before.filter(other -> !Objects.equals(other.validUntil(), wanted.validFrom()))
                .ifPresent(other -> {
                    throw RejectedException.at(
                            "/validFrom",
                            "gap",
                            "The previous rate ends at %s. Set `validFrom` to that time."
                                    .formatted(other.validUntil()));
                });
        var after = others.stream().filter(other -> other.follows(wanted)).findFirst();
        after.filter(other -> !Objects.equals(other.validFrom(), wanted.validUntil()))
                .ifPresent(other -> {
                    throw RejectedException.at(
                            "/validUntil",
                            "gap",
                            "The next rate begins at %s. Set `validUntil` to that time.".formatted(other.validFrom()));
                });
    }

    /// A rate between two others stays there, or there would be a time without a rate between them.
    private static void requireInPlace(Period wanted, List<Period> stored) {
        int place = stored.stream().map(Period::id).toList().indexOf(wanted.id());
        if (place > 0
                && place < stored.size() - 1
                && !(wanted.follows(stored.get(place - 1))
                        && stored.get(place + 1).follows(wanted))) {
            throw RejectedException.at(
                    "/validFrom",
                    "gap",
                    "The rate is between two others and would leave a time without a rate. Leave `validFrom` and `validUntil` unchanged.");
        }
    }

    /// @throws ConflictException `in-use` if the rate is between two others
    static void requireAtEnd(TaxRateId id, List<Period> stored) {
        if (stored.size() > 2
                && !stored.getFirst().id().equals(id)
                && !stored.getLast().id().equals(id)) {
            throw new ConflictException(
                    ProblemCode.IN_USE,
                    "The rate is between two others and would leave a time without a rate. Delete the later ones first.");
        }
    }
}
