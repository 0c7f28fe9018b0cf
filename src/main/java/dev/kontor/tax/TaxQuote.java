package dev.kontor.tax;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stored answer to a request for a quote.
///
/// @param reference the tax service's name of the quote; absent unless it answered
/// @param lines the taxes of each requested line; empty unless the tax service answered
public record TaxQuote(Outcome outcome, @Nullable String reference, List<Line> lines) {

    /// Whose taxes apply.
    public enum Outcome {
        /// Those of the tax service.
        PROVIDER,
        /// Those of the shop: the tax service did not answer.
        FALLBACK,
        /// None: the tax service did not answer, and the shop does not sell without it.
        REFUSED
    }

    public TaxQuote {
        lines = List.copyOf(lines);
    }

    /// @param id as requested
    /// @param taxes empty if nothing is levied
    public record Line(String id, List<Tax> taxes) {

        public Line {
            taxes = List.copyOf(taxes);
        }

        public long minor() {
            return taxes.stream().mapToLong(Tax::minor).sum();
        }
    }

    /// A tax of a jurisdiction.
    ///
    /// @param jurisdiction absent if the tax service names none
    /// @param rate `0.19` is 19 %
    /// @param minor the tax in minor units
    public record Tax(String name, @Nullable String jurisdiction, BigDecimal rate, long minor) {}
}
