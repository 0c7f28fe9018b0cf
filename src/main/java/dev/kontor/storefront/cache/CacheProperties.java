package dev.kontor.storefront.cache;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// The response cache.
///
/// @param enabled whether public reads are served from it
/// @param maxSize how much memory the responses may use in this process
/// @param cardsMaxSize how much memory the cards of products may use in this process, which lists and searches have in
///     common; 0 reads them, and the names of categories and brands of searches, for each response
/// @param ttl maximum lifetime of a response: changes by time alone, without an event, are visible after this
///     time
/// @param patience how long a request waits for a concurrent one that creates the same response, before it
///     creates its own
/// @param paths responses below them are cached if their handler declares it; others never are
/// @param redisPrefix prefix of the keys in Redis; different for shops that share a Redis
@Validated
@ConfigurationProperties("kontor.storefront.cache")
record CacheProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("64MB") @NotNull DataSize maxSize,

        @DefaultValue("16MB") @NotNull DataSize cardsMaxSize,

        @DefaultValue("60s") @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 10)
        Duration ttl,

        @DefaultValue("1s") @NotNull @DurationMax(seconds = 30)
        Duration patience,

        @DefaultValue({
            "/store/v1/products",
            "/store/v1/categories",
            "/store/v1/collections",
            "/store/v1/brands",
            "/store/v1/routes",
            "/store/v1/variants",
            "/store/v1/shop",
            "/store/v1/countries",
            "/store/v1/policies"
        })
        @NotNull
        List<String> paths,

        @DefaultValue("kontor") @NotBlank String redisPrefix) {

    @AssertTrue(message = "max-size and cards-max-size must not be negative")
    boolean isSizeNotNegative() {
        return !maxSize.isNegative() && !cardsMaxSize.isNegative();
    }
}
