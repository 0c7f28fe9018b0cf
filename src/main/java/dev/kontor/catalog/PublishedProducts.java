package dev.kontor.catalog;

import dev.kontor.channel.Channel;
import java.util.Locale;
import java.util.Optional;

/// Finds products that shoppers can see now.
public interface PublishedProducts {

    /// Returns the product with this id, or with this current or former slug in any language; empty if it is not
    /// published. Runs one SQL statement.
    ///
    /// @param locale takes precedence: in another language the slug may be that of another product
    /// @param channel products that it sells take precedence over all others with the slug
    /// @throws dev.kontor.shared.problem.BadRequestException `invalid-id` if it is an id of another type
    Optional<ProductId> find(String idOrSlug, Locale locale, Channel channel);
}
