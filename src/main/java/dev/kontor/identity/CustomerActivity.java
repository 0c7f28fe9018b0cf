package dev.kontor.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When customers were active last. The day of the last session is recorded when the session is deleted.
public interface CustomerActivity {

    /// The next customers whose account has not changed and had no session since a time, in the order of their
    /// ids. Runs one SQL statement.
    ///
    /// @param after the last id of the previous page; null for the first page
    List<CustomerId> inactiveSince(Instant since, @Nullable CustomerId after, int most);
}
