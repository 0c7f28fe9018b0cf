package dev.kontor.storefront.cache;

import dev.kontor.shared.id.IdPrefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// Says of an answer that it is public and may be kept, by us and by a CDN. The cache adds the entity tag,
/// answers `If-None-Match`, and adds `Vary`.
///
/// Tags say what the answer contains: the TypeIDs of products, variants and categories. An event makes every
/// answer forgotten that has the event's subject, or an id among its data, as a tag. Lists also change when
/// something joins them: they carry the tag of a whole kind ([#PRODUCTS], …), which every event of that kind
/// hits.
public final class StoreCaching {

    /// Hit by any event about a product or a variant.
    public static final String PRODUCTS = "products";

    /// Hit by any event about a category.
    public static final String CATEGORIES = "categories";

    /// Hit by any event about a collection.
    public static final String COLLECTIONS = "collections";

    /// Hit by any event about a brand.
    public static final String BRANDS = "brands";

    /// Hit by any event about a redirect.
    public static final String REDIRECTS = "redirects";

    /// Hit by any change of a price; for lists that are filtered or sorted by it.
    public static final String PRICES = "prices";

    /// Hit by any change of what can be had; for lists that are filtered by it.
    public static final String STOCK = "stock";

    /// Hit by nothing: of lists that are sorted or filtered by what is copied a moment after an event has told of it,
    /// prices and titles.
    public static final String COPIES = "copies";

    static final String CACHE_TAG = "Cache-Tag";
    static final String TAGS_ATTRIBUTE = StoreCaching.class.getName();

    private static final String CACHE_CONTROL =
            "public, max-age=0, s-maxage=60, stale-while-revalidate=300, stale-if-error=86400";

    /// CDNs and our own limit on the size of headers allow no more.
    private static final int MOST_TAGS_IN_HEADER = 120;

    private StoreCaching() {}

    /// The answer 200 with the body. To be called while a request is being handled.
    ///
    /// @param language what the texts are in
    /// @param tags the more important ones first
    public static <T> ResponseEntity<T> answer(T body, Locale language, Collection<String> tags) {
        var kept = List.copyOf(tags);
        // A product stands for its variants and pictures: their ids would be kilobytes that every answer pays for.
        var shown = kept.stream()
                .filter(tag -> !tag.equals(COPIES)
                        && !tag.startsWith(IdPrefix.VARIANT.text() + "_")
                        && !tag.startsWith(IdPrefix.MEDIA.text() + "_"))
                .limit(MOST_TAGS_IN_HEADER)
                .collect(Collectors.joining(","));
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(TAGS_ATTRIBUTE, kept, RequestAttributes.SCOPE_REQUEST);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .header(CACHE_TAG, shown)
                .body(body);
    }

    /// The tags that an event of that type hits, besides the ids in it.
    static Set<String> kinds(String eventType) {
        return switch (eventType.substring(0, eventType.indexOf('.'))) {
            case "product", "variant" -> Set.of(PRODUCTS);
            case "category" -> Set.of(CATEGORIES);
            case "collection" -> Set.of(COLLECTIONS);
            case "brand" -> Set.of(BRANDS);
            case "redirect" -> Set.of(REDIRECTS);
            // Only what shows it: it has its id as a tag.
            case "attribute", "product_type", "media", "review" -> Set.of();
            case "price", "price_list" -> Set.of(PRICES);
            case "inventory", "stock" -> Set.of(STOCK);
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
