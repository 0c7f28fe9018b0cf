package dev.kontor.newsletter;

import dev.kontor.shared.web.binding.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads all subscribers page by page.
public interface NewsletterReader {

    /// Returns the next subscribers and former subscribers in the order of their ids, without unconfirmed
    /// requests and without those whose address was deleted. Runs one SQL statement.
    ///
    /// @param after the last id of the previous page; null for the first page
    /// @param updatedAt only subscribers that changed in this range
    List<NewsletterSubscriber> after(@Nullable NewsletterSubscriberId after, @Nullable TimeRange updatedAt, int most);
}
