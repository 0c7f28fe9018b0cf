package dev.kontor.storefront.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// What is remembered of a product, and until when.
class PartMemoryTests {

    private static final Duration LIFETIME = Duration.ofSeconds(30);

    private final AtomicLong nanos = new AtomicLong();
    private final Invalidations invalidations = new Invalidations(nanos::get);
    private final PartMemory<String, String> memory = memory(1_000_000);

    /// The keys of each reading.
    private final List<List<String>> readings = new ArrayList<>();

    private String title = "first";

    private PartMemory<String, String> memory(long maximumWeight) {
        return new PartMemory<>(
                invalidations,
                maximumWeight,
                String::length,
                card -> List.of(card.substring(0, card.indexOf(' ')), "brand_1"),
                () -> LIFETIME,
                nanos::get);
    }

    @AfterEach
    void endTheRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void onlyWhatIsNotRememberedIsRead() {
        assertThat(find("prod_1", "prod_2")).containsEntry("prod_2", "prod_2 first");
        title = "second";

        assertThat(find("prod_3", "prod_1")).isEqualTo(Map.of("prod_1", "prod_1 first", "prod_3", "prod_3 second"));
        assertThat(find("prod_1", "prod_2", "prod_3")).hasSize(3);
        assertThat(readings).containsExactly(List.of("prod_1", "prod_2"), List.of("prod_3"));
    }

    @Test
    void anInvalidatedTagMakesItBeReadAgain() {
        find("prod_1", "prod_2");
        title = "second";

        invalidate("prod_1");
        assertThat(find("prod_1", "prod_2")).isEqualTo(Map.of("prod_1", "prod_1 second", "prod_2", "prod_2 first"));

        invalidate("brand_1");
        assertThat(find("prod_1", "prod_2")).isEqualTo(Map.of("prod_1", "prod_1 second", "prod_2", "prod_2 second"));

        invalidate("prod_9");
        find("prod_1", "prod_2");
        assertThat(readings).hasSize(3);

        title = "third";
        invalidate(Invalidations.EVERYTHING);
        assertThat(find("prod_2")).containsEntry("prod_2", "prod_2 third");
    }

    /// A commit between reading and remembering: what was read may be older.
    @Test
    void whatChangesWhileItIsReadIsReadAgain() {
        memory.find(List.of("prod_1"), keys -> {
            var read = read(keys);
            title = "second";
            invalidate("prod_1");
            return read;
        });

        assertThat(find("prod_1")).containsEntry("prod_1", "prod_1 second");
    }

    @Test
    void aPartExpiresWithoutEvents() {
        find("prod_1");
        title = "second";
        nanos.addAndGet(LIFETIME.toNanos() - 1);
        assertThat(find("prod_1")).containsEntry("prod_1", "prod_1 first");

        nanos.addAndGet(1);

        assertThat(find("prod_1")).containsEntry("prod_1", "prod_1 second");
    }

    /// Its invalidations may have been forgotten.
    @Test
    void whatTookLongToReadIsNotRemembered() {
        memory.find(List.of("prod_1"), keys -> {
            nanos.addAndGet(ResponseCacheFilter.MAX_WORK.toNanos());
            return read(keys);
        });

        find("prod_1");
        assertThat(readings).hasSize(2);
    }

    @Test
    void aMissingPartIsSoughtAgain() {
        Function<List<String>, Map<String, String>> nothing = keys -> {
            readings.add(keys);
            return Map.of();
        };

        assertThat(memory.find(List.of("prod_1"), nothing)).isEmpty();
        assertThat(find("prod_1")).hasSize(1);
        assertThat(readings).hasSize(2);
    }

    @Test
    void aReadingWithoutKeysReadsNothing() {
        assertThat(find()).isEmpty();
        assertThat(readings).isEmpty();
    }

    @Test
    void theMemoryIsBounded() {
        var bounded = memory(100_000);
        IntStream.range(0, 1_000).forEach(number -> bounded.find(List.of("prod_" + number), this::read));
        var parts = Objects.requireNonNull(bounded.parts());
        parts.cleanUp();

        // A part weighs more than 400 bytes.
        assertThat(parts.estimatedSize()).isBetween(100L, 250L);
    }

    @Test
    void aMemoryOfNoSizeReadsEachTime() {
        var off = memory(0);

        off.find(List.of("prod_1"), this::read);
        off.find(List.of("prod_1"), this::read);
        off.find(List.of(), this::read);

        assertThat(readings).hasSize(2);
    }

    @Test
    void theRequestLearnsTheAgeOfItsOldestPart() {
        var request = new MockHttpServletRequest();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        find("prod_1");
        assertThat(PartMemory.ageNoted(request.getAttribute(PartMemory.AGE_ATTRIBUTE)))
                .isZero();

        nanos.addAndGet(5);
        find("prod_2");
        nanos.addAndGet(2);
        find("prod_2", "prod_1");
        find("prod_2");

        assertThat(PartMemory.ageNoted(request.getAttribute(PartMemory.AGE_ATTRIBUTE)))
                .isEqualTo(7);
    }

    private Map<String, String> find(String... keys) {
        return memory.find(List.of(keys), this::read);
    }

    private Map<String, String> read(List<String> keys) {
        readings.add(keys);
        return keys.stream().collect(Collectors.toMap(key -> key, key -> key + " " + title));
    }

    private void invalidate(String tag) {
        invalidations.early(UUID.randomUUID(), List.of(tag));
    }
}
