package dev.kontor.storefront.cache;

import dev.kontor.shared.id.IdPrefix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// Declares a response public and cacheable, by Kontor and by a CDN. The cache adds the entity tag, evaluates
/// `If-None-Match`, and adds `Vary`.
///
/// Tags describe the content of the response: the TypeIDs of products, variants and categories. An event
/// invalidates every response tagged with its subject or with an id in its data. Lists also change when
/// something joins them: they have the tag of a whole kind ([#PRODUCTS], …), which every event of that kind
/// invalidates.
public final class StoreCaching {

    /// Invalidated by every event about a product or a variant.
    public static final String PRODUCTS = "products";

    /// Invalidated by every event about a category.
    public static final String CATEGORIES = "categories";

    /// Invalidated by every event about a collection.
    public static final String COLLECTIONS = "collections";

    /// Invalidated by every event about a brand.
    public static final String BRANDS = "brands";

    /// Invalidated by every event about a redirect.
    public static final String REDIRECTS = "redirects";

    /// Invalidated by every price change; for lists filtered or sorted by price.
    public static final String PRICES = "prices";

    /// Invalidated by every change of availability; for lists filtered by it.
    public static final String STOCK = "stock";

    /// Invalidated by every change of where the shop delivers.
    public static final String SHIPPING = "shipping";

    /// Invalidated by every change of a policy.
    public static final String POLICIES = "policies";

    /// Invalidated by nothing: for lists sorted or filtered by copied prices or titles, which follow events with
    /// a delay.
    public static final String COPIES = "copies";

    static final String CACHE_TAG = "Cache-Tag";
    static final String TAGS_ATTRIBUTE = StoreCaching.class.getName();

    private static final String CACHE_CONTROL =
            "public, max-age=0, s-maxage=60, stale-while-revalidate=300, stale-if-error=86400";

    /// For responses that are about to change with the time: no cache stores them, and no event invalidates them.
    private static final String CHANGES_SOON = "public, max-age=0, must-revalidate";

    /// CDNs and our own limit on header size allow no more.
    private static final int MAX_TAGS_IN_HEADER = 120;

    private StoreCaching() {}

    /// The 200 response with the body. Call while a request is being handled.
    ///
    /// @param language of the texts
    /// @param tags the more important ones first
    public static <T> ResponseEntity<T> response(T body, Locale language, Collection<String> tags) {
        return response(body, language, tags, null);
    }

    /// The 200 response with a body that changes at a known time. From [Invalidations#MEMORY] before that time
    /// on, no cache stores it: neither this one nor a CDN can outlive the change.
    ///
    /// @param unchangedFor time until the body changes; null if only events change it
    public static <T> ResponseEntity<T> response(
            T body, Locale language, Collection<String> tags, @Nullable Duration unchangedFor) {
        var all = List.copyOf(tags);
        // A product represents its variants and pictures: their ids would add kilobytes to every response.
        var shown = all.stream()
                .filter(tag -> !tag.equals(COPIES)
                        && !tag.startsWith(IdPrefix.VARIANT.text() + "_")
                        && !tag.startsWith(IdPrefix.MEDIA.text() + "_"))
                .limit(MAX_TAGS_IN_HEADER)
                .collect(Collectors.joining(","));
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(TAGS_ATTRIBUTE, all, RequestAttributes.SCOPE_REQUEST);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, changesSoon(unchangedFor) ? CHANGES_SOON : CACHE_CONTROL)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .header(CACHE_TAG, shown)
                .body(body);
    }

    private static boolean changesSoon(@Nullable Duration unchangedFor) {
        return unchangedFor != null && unchangedFor.compareTo(Invalidations.MEMORY) < 0;
    }

    /// The tags that an event of that type invalidates, in addition to the ids in it.
    static Set<String> kinds(String eventType) {
        return switch (eventType.substring(0, eventType.indexOf('.'))) {
            case "product", "variant" -> Set.of(PRODUCTS);
            case "category" -> Set.of(CATEGORIES);
            case "collection" -> Set.of(COLLECTIONS);
            case "brand" -> Set.of(BRANDS);
            case "redirect" -> Set.of(REDIRECTS);
            // Only responses that show it: they have its id as a tag.
            case "attribute", "product_type", "media", "review" -> Set.of();
            case "price", "price_list" -> Set.of(PRICES);
            case "inventory", "stock" -> Set.of(STOCK);
            case "shipping_zone" -> Set.of(SHIPPING);
            case "policy" -> Set.of(POLICIES);
            default -> Set.of(Invalidations.EVERYTHING);
        };
    }

    static List<String> split(String header) {
        var tags = new ArrayList<String>();
        for (var tag : header.split(",")) {
            if (!tag.isBlank()) {
                tags.add(tag.strip());
            }
        }
        return tags;
    }
}
