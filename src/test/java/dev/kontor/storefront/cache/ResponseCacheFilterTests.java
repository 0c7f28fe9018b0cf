package dev.kontor.storefront.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// What the cache answers, and what it must not.
class ResponseCacheFilterTests {

    private static final String PRODUCT = "/store/v1/products/red-shoe";

    private final CacheBench bench = new CacheBench();

    @Test
    void answersTheSecondRequestFromBytesWithAllHeadersAndItsOwnRequestId() {
        bench.answering(() -> "{\"a\":1}", "prod_1");
        var first = bench.call(CacheBench.get(PRODUCT));
        var request = CacheBench.get(PRODUCT);
        request.addHeader("X-Request-Id", "mine");
        var second = bench.call(request);

        assertThat(bench.handled).hasValue(1);
        assertThat(CacheBench.text(second)).isEqualTo("{\"a\":1}").isEqualTo(CacheBench.text(first));
        assertThat(second.getStatus()).isEqualTo(200);
        assertThat(second.getContentType()).isEqualTo("application/json");
        assertThat(second.getContentLength()).isEqualTo(7);
        assertThat(second.getHeader("ETag")).startsWith("W/\"").isEqualTo(first.getHeader("ETag"));
        assertThat(second.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(second.getHeader("Cache-Tag")).isEqualTo("prod_1");
        assertThat(second.getHeaders("Vary"))
                .containsExactly("Accept-Language", "X-Publishable-Key")
                .isEqualTo(first.getHeaders("Vary"));
        assertThat(second.getHeaders("X-Request-Id")).containsExactly("mine");
        assertThat(bench.count("hit")).isEqualTo(1);
        assertThat(bench.count("miss")).isEqualTo(1);
    }

    /// The cache answers before the filter that rejects unknown hosts.
    @Test
    void aRequestToAnUnknownHostGoesPastTheCache() {
        bench.answering(() -> "{}");
        bench.read(PRODUCT);
        var forged = CacheBench.get(PRODUCT);
        forged.setServerName("evil.example");

        bench.call(forged);

        assertThat(bench.handled).hasValue(2);
        forged.setServerName("shop.example");
        bench.call(forged);
        assertThat(bench.handled).hasValue(2);
    }

    /// The copies that a list is sorted by are written by a consumer of the event that made it be forgotten.
    @Test
    void aListByCopiesIsNotCachedForLongWhileTheyFollow() {
        bench.answering(() -> "{}", StoreCaching.PRODUCTS, StoreCaching.COPIES);
        bench.read("/store/v1/products?sort=price");
        assertThat(kept()).isGreaterThan(Duration.ofSeconds(40));

        bench.tell(0, UUID.randomUUID(), "product.updated", "prod_1");
        bench.read("/store/v1/products?sort=price");
        assertThat(kept()).isLessThanOrEqualTo(Duration.ofMillis(500));

        bench.nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        bench.cache.answers().invalidateAll();
        bench.read("/store/v1/products?sort=price");
        assertThat(kept()).isGreaterThan(Duration.ofSeconds(40));
    }

    /// What changes by time alone is seen as soon as without remembered parts.
    @Test
    void aResponseWithOldPartsExpiresEarlierByTheirAge() {
        bench.answering(() -> "{}", "prod_1");
        var answering = bench.handler;
        bench.handler = (request, response) -> {
            request.setAttribute(
                    PartMemory.AGE_ATTRIBUTE, Duration.ofSeconds(29).toNanos());
            answering.doFilter(request, response);
        };

        bench.read(PRODUCT);

        assertThat(kept()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(31));
    }

    private Duration kept() {
        var answers = bench.cache.answers();
        var key = answers.asMap().keySet().iterator().next();
        return answers.policy()
                .expireVariably()
                .flatMap(expiry -> expiry.getExpiresAfter(key))
                .orElseThrow();
    }

    @Test
    void everyChannelHasItsOwnResponses() {
        bench.answering(() -> "{\"n\":" + bench.handled.get() + "}", "prod_1");
        var withKey = CacheBench.get(PRODUCT);
        withKey.addHeader("X-Publishable-Key", "pk_outlet");
        withKey.addHeader("Accept-Language", "en");
        var stranger = CacheBench.get(PRODUCT);
        stranger.addHeader("X-Publishable-Key", "pk_unknown");

        assertThat(bench.read(PRODUCT)).isEqualTo("{\"n\":1}").isEqualTo(bench.read(PRODUCT));
        assertThat(CacheBench.text(bench.call(withKey))).isEqualTo("{\"n\":2}");
        assertThat(bench.read(PRODUCT + "?channel=outlet")).isEqualTo("{\"n\":3}");
        withKey.removeHeader("Accept-Language");
        withKey.addHeader("Accept-Language", "de");
        assertThat(CacheBench.text(bench.call(withKey))).isEqualTo("{\"n\":2}");
        assertThat(bench.call(CacheBench.get(PRODUCT + "?channel=outlet")).getHeaders("Vary"))
                .containsExactly("Accept-Language");
        // What will be refused never comes near the cache.
        bench.call(stranger);
        bench.call(stranger);
        bench.read(PRODUCT + "?channel=nowhere");
        bench.read(PRODUCT + "?channel=nowhere");
        assertThat(bench.handled).hasValue(7);
        // Another definition of any channel makes all answers anew.
        bench.channels.change();
        assertThat(bench.read(PRODUCT)).isEqualTo("{\"n\":8}");
    }

    /// Parameters come in any order, but repeats of one mean something in theirs.
    @Test
    void theKeyKeepsTheOrderOfRepeats() {
        assertThat(CacheKeys.sorted("b=1&a=2")).isEqualTo(CacheKeys.sorted("a=2&b=1"));
        assertThat(CacheKeys.sorted("sort=title&a=2&sort=-price")).isEqualTo("a=2&sort=title&sort=-price");
        assertThat(CacheKeys.sorted("sort=-price&a=2&sort=title")).isEqualTo("a=2&sort=-price&sort=title");
        assertThat(CacheKeys.sorted("sort=b&%73ort=a")).isNotEqualTo(CacheKeys.sorted("%73ort=a&sort=b"));

        bench.answering(() -> "{\"n\":" + bench.handled.get() + "}", "products");
        assertThat(bench.read("/store/v1/products?x=1&x=2")).isEqualTo("{\"n\":1}");
        assertThat(bench.read("/store/v1/products?x=2&x=1")).isEqualTo("{\"n\":2}");
        assertThat(bench.read("/store/v1/products?x=1,2")).isEqualTo("{\"n\":3}");
        assertThat(bench.read("/store/v1/products?x=1&x=2")).isEqualTo("{\"n\":1}");
    }

    @Test
    void answersNotModifiedToWhoHasIt() {
        bench.answering(() -> "{}", "prod_1");
        var etag = bench.call(CacheBench.get(PRODUCT)).getHeader("ETag");
        for (var known : List.of(etag, "W/\"x\", " + etag, "*")) {
            var request = CacheBench.get(PRODUCT);
            request.addHeader("If-None-Match", known);
            var answer = bench.call(request);

            assertThat(answer.getStatus()).isEqualTo(304);
            assertThat(answer.getContentAsByteArray()).isEmpty();
            assertThat(answer.getHeader("ETag")).isEqualTo(etag);
            assertThat(answer.getHeader("Cache-Control")).contains("s-maxage=60");
        }
        var other = CacheBench.get(PRODUCT);
        other.addHeader("If-None-Match", "W/\"other\"");
        assertThat(bench.call(other).getStatus()).isEqualTo(200);
    }

    /// The first request may be a conditional one: the handler must see none of it.
    @Test
    void aConditionalRequestFillsTheCacheToo() {
        bench.handler = (request, response) -> {
            assertThat(((jakarta.servlet.http.HttpServletRequest) request).getHeader("if-none-match"))
                    .isNull();
            CacheBench.write((HttpServletResponse) response, "{}");
        };
        var request = CacheBench.get(PRODUCT);
        request.addHeader("If-None-Match", "*");

        assertThat(bench.call(request).getStatus()).isEqualTo(304);
        assertThat(bench.read(PRODUCT)).isEqualTo("{}");
        assertThat(bench.handled).hasValue(1);
    }

    @Test
    void theOrderOfParametersDoesNotMatterButTheirValuesAndTheLanguageDo() {
        bench.answering(() -> "{}");
        bench.read(PRODUCT + "?currency=EUR&locale=de");
        bench.read(PRODUCT + "?locale=de&currency=EUR");
        assertThat(bench.handled).hasValue(1);

        bench.read(PRODUCT + "?locale=en&currency=EUR");
        assertThat(bench.handled).hasValue(2);

        for (var language : List.of("de-AT,de;q=0.9", "de", "fr,de;q=0.5")) {
            var request = CacheBench.get(PRODUCT);
            request.addHeader("Accept-Language", language);
            bench.call(request);
        }
        assertThat(bench.handled).hasValue(3);
        bench.read(PRODUCT);
        assertThat(bench.handled).hasValue(4);
    }

    @Test
    void writesCompressedBytesToWhoTakesThem() throws IOException {
        var large = "{\"text\":\"" + "abc ".repeat(1_000) + "\"}";
        bench.answering(() -> large);
        for (int time = 0; time < 2; time++) {
            var request = CacheBench.get(PRODUCT);
            request.addHeader("Accept-Encoding", "br, gzip");
            var answer = bench.call(request);

            assertThat(answer.getHeader("Content-Encoding")).isEqualTo("gzip");
            assertThat(answer.getHeaders("Vary")).contains("Accept-Encoding");
            assertThat(answer.getContentLength()).isLessThan(400);
            try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(large);
            }
        }
        var plain = bench.call(CacheBench.get(PRODUCT));
        assertThat(plain.getHeader("Content-Encoding")).isNull();
        assertThat(CacheBench.text(plain)).isEqualTo(large);
        assertThat(bench.handled).hasValue(1);
    }

    @Test
    void keepsNothingThatIsNotDeclaredPublic() {
        bench.handler = (_, response) -> {
            var http = (HttpServletResponse) response;
            http.setHeader("Cache-Control", "no-store");
            http.setContentType("application/json");
            http.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
        };
        assertNotKept();
        bench.handler = (_, response) -> {
            CacheBench.write((HttpServletResponse) response, "{}");
            ((HttpServletResponse) response).addHeader("Set-Cookie", "a=b");
        };
        assertNotKept();
        bench.handler = (_, response) -> {
            CacheBench.write((HttpServletResponse) response, "{}");
            ((HttpServletResponse) response).setStatus(404);
        };
        assertNotKept();
    }

    private void assertNotKept() {
        int before = bench.handled.get();
        assertThat(bench.read(PRODUCT)).isEqualTo("{}");
        assertThat(bench.read(PRODUCT)).isEqualTo("{}");
        assertThat(bench.handled).hasValue(before + 2);
    }

    @Test
    void aTokenPassesTheCacheByAndACartTokenNeverFillsIt() {
        bench.answering(() -> "{}");
        for (int time = 0; time < 2; time++) {
            var signedIn = CacheBench.get(PRODUCT);
            signedIn.addHeader("Authorization", "Bearer x");
            bench.call(signedIn);
            var withCart = CacheBench.get(PRODUCT);
            withCart.addHeader("X-Cart-Token", "x");
            bench.call(withCart);
        }
        assertThat(bench.handled).hasValue(4);

        bench.read(PRODUCT);
        var withCart = CacheBench.get(PRODUCT);
        withCart.addHeader("X-Cart-Token", "x");
        bench.call(withCart);
        assertThat(bench.handled).hasValue(5);
    }

    @Test
    void otherPathsMethodsAndFormatsAreNoneOfItsBusiness() {
        bench.answering(() -> "{}");
        for (int time = 0; time < 2; time++) {
            bench.read("/store/v1/productsx");
            bench.read("/store/v1/carts/cart_1");
            var post = CacheBench.get(PRODUCT);
            post.setMethod("POST");
            bench.call(post);
            var html = CacheBench.get(PRODUCT);
            html.addHeader("Accept", "text/html");
            bench.call(html);
            bench.read(PRODUCT + "?q=" + "x".repeat(2_000));
        }
        assertThat(bench.handled).hasValue(10);
        assertThat(bench.cache.answers().estimatedSize()).isZero();
    }

    @Test
    void headIsAnsweredWithoutTheBody() {
        bench.answering(() -> "{\"a\":1}");
        bench.read(PRODUCT);
        var head = CacheBench.get(PRODUCT);
        head.setMethod("HEAD");
        var answer = bench.call(head);

        assertThat(bench.handled).hasValue(1);
        assertThat(answer.getContentLength()).isEqualTo(7);
        assertThat(answer.getContentAsByteArray()).isEmpty();
    }

    @Test
    void otherOriginsGetTheirHeadersFromTheRulesNotFromWhoFilledIt() {
        bench.answering(() -> "{}");
        bench.read(PRODUCT);
        var allowed = CacheBench.get(PRODUCT);
        allowed.addHeader("Origin", "https://front.example");
        assertThat(bench.call(allowed).getHeader("Access-Control-Allow-Origin")).isEqualTo("https://front.example");
        assertThat(bench.call(CacheBench.get(PRODUCT)).getHeader("Access-Control-Allow-Origin"))
                .isNull();
        var foreign = CacheBench.get(PRODUCT);
        foreign.addHeader("Origin", "https://evil.example");
        var told = bench.call(foreign);
        assertThat(told.getHeader("Access-Control-Allow-Origin")).isNull();
        assertThat(told.getHeaders("Vary")).anyMatch("Origin"::equalsIgnoreCase);
    }

    @Test
    void anEventMakesForgottenWhatContainsItsSubjectOrAnIdInIt() {
        bench.answering(() -> "{}", "products", "prod_1", "var_1");
        var shop = new AtomicInteger();
        bench.read(PRODUCT);

        bench.tell(1, UUID.randomUUID(), "product.updated", "prod_2");
        bench.answering(() -> "{\"changed\":true}", "prod_1", "var_1");
        assertThat(bench.read(PRODUCT)).as("a list hears of any product").isEqualTo("{\"changed\":true}");

        bench.tell(2, UUID.randomUUID(), "product.updated", "prod_2");
        bench.tell(3, UUID.randomUUID(), "inventory.low", "loc_1");
        bench.read(PRODUCT);
        assertThat(bench.handled).as("not of others").hasValue(2);

        bench.consumer.consume(List.of(CacheBench.event(
                4, UUID.randomUUID(), "price.changed", "plist_1", "{\"prices\":[{\"variantId\":\"var_1\"}]}")));
        bench.read(PRODUCT);
        assertThat(bench.handled).hasValue(3);

        bench.tell(5, UUID.randomUUID(), "settings.changed", "set_1");
        bench.read(PRODUCT);
        assertThat(bench.handled).hasValue(4);
        assertThat(shop).hasValue(0);
    }

    @Test
    void anEventThatWasAppliedAlreadyCostsNoSecondMiss() {
        bench.answering(() -> "{}", "prod_1");
        bench.read(PRODUCT);
        var event = UUID.randomUUID();
        bench.tell(0, event, "product.updated", "prod_1");
        bench.read(PRODUCT);
        assertThat(bench.handled).hasValue(2);

        bench.tell(7, event, "product.updated", "prod_1");
        bench.read(PRODUCT);
        assertThat(bench.handled).hasValue(2);
    }

    @Test
    void aResponseWhoseWorkBeganBeforeTheChangeIsNotCached() throws Exception {
        var reading = new CountDownLatch(1);
        var mayWrite = new CountDownLatch(1);
        var data = new AtomicReference<>("old");
        bench.handler = (_, response) -> {
            var read = String.valueOf(data.get());
            if (read.equals("old")) {
                reading.countDown();
                awaitLatch(mayWrite);
            }
            CacheBench.write((HttpServletResponse) response, read, "prod_1");
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> slow = threads.submit(() -> bench.read(PRODUCT));
            reading.await();
            data.set("new");
            bench.tell(0, UUID.randomUUID(), "product.updated", "prod_1");
            // Asks while the stale answer is in the making: must not be fobbed off with it.
            Future<String> writer = threads.submit(() -> bench.read(PRODUCT));
            mayWrite.countDown();

            assertThat(slow.get()).isEqualTo("old");
            assertThat(writer.get()).isEqualTo("new");
            assertThat(bench.read(PRODUCT)).isEqualTo("new");
        }
    }

    /// Writers change a value and invalidate; readers must never see a value older than what was invalidated
    /// before they asked.
    @Test
    void noReaderSeesWhatWasInvalidatedBeforeItAsked() throws Exception {
        var value = new AtomicInteger();
        var told = new AtomicInteger();
        bench.handler = (_, response) ->
                CacheBench.write((HttpServletResponse) response, Integer.toString(value.get()), "prod_1");
        int rounds = 3_000;
        var start = new CyclicBarrier(9);
        try (var threads = Executors.newFixedThreadPool(9)) {
            var readers = new ArrayList<Future<Integer>>();
            for (int reader = 0; reader < 8; reader++) {
                readers.add(threads.submit(() -> {
                    start.await();
                    int stale = 0;
                    while (told.get() < rounds) {
                        int atLeast = told.get();
                        stale += Integer.parseInt(bench.read(PRODUCT)) < atLeast ? 1 : 0;
                    }
                    return stale;
                }));
            }
            start.await();
            for (int round = 1; round <= rounds; round++) {
                value.set(round);
                bench.tell(0, UUID.randomUUID(), "product.updated", "prod_1");
                told.set(round);
            }
            for (var reader : readers) {
                assertThat(reader.get()).isZero();
            }
        }
        assertThat(bench.read(PRODUCT)).isEqualTo(Integer.toString(rounds));
    }

    @Test
    void manyWhoAskAtOnceMakeOneAnswer() throws Exception {
        var asked = new CountDownLatch(1);
        bench.handler = (_, response) -> {
            awaitLatch(asked);
            CacheBench.write((HttpServletResponse) response, "{}", "prod_1");
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            for (int reader = 0; reader < 50; reader++) {
                answers.add(threads.submit(() -> bench.read(PRODUCT)));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> bench.handled.get() == 1);
            asked.countDown();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo("{}");
            }
        }
        assertThat(bench.handled).hasValue(1);
        assertThat(bench.count("waited") + bench.count("hit")).isEqualTo(49);
    }

    @Test
    void aHandlerThatFailsLeavesNothingBehind() {
        bench.handler = (_, _) -> {
            throw new IllegalStateException("broken");
        };
        assertThatThrownBy(() -> bench.read(PRODUCT)).hasMessage("broken");
        bench.answering(() -> "{}");
        assertThat(bench.read(PRODUCT)).isEqualTo("{}");
    }

    @Test
    void takesNoMoreMemoryThanItMay() {
        bench.answering(() -> "x".repeat(100_000));
        for (int page = 0; page < 200; page++) {
            bench.read("/store/v1/products?cursor=" + page);
        }
        bench.cache.answers().cleanUp();
        var eviction = bench.cache.answers().policy().eviction().orElseThrow();
        assertThat(eviction.weightedSize().orElseThrow()).isBetween(1_000_000L, 8L * 1_024 * 1_024);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
