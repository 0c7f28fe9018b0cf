package dev.kontor.pricing;

import java.util.List;

/// Writes many base prices at once, of variants known by their SKUs.
public interface PriceWriter {

    /// The most that one call takes.
    int MOST = 1_000;

    /// Sets the prices in the running transaction, by a number of SQL statements that does not depend on how
    /// many there are; prices in other currencies stay. What is refused does not keep the others back; what is
    /// as it is to be is left alone. Tells events, but puts nothing on the audit log: the caller records the
    /// undertaking as a whole.
    ///
    /// @param dryRun whether everything is checked and nothing is written
    /// @return one for each, in their order
    List<WrittenPrice> write(List<WantedPrice> prices, boolean dryRun);
}
