package dev.kontor.storefront.cache;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Invalidates responses when their content changes: immediately in the process that made the change, soon in
/// the others.
@Component
class CacheInvalidation implements EventConsumer {

    private static final List<String> ID_PREFIXES = List.of("prod_", "var_", "cat_", "col_", "med_", "brand_", "attr_");

    private final Invalidations invalidations;
    private final @Nullable RedisLevel redis;

    CacheInvalidation(Invalidations invalidations, ObjectProvider<RedisLevel> redis) {
        this.invalidations = invalidations;
        this.redis = redis.getIfAvailable();
    }

    @Override
    public String name() {
        return "storefront-cache";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "product.*",
                "variant.*",
                "category.*",
                "collection.*",
                "media.*",
                "brand.*",
                "redirect.*",
                "review.approved",
                "review.rejected",
                "review.updated",
                "review.deleted",
                "attribute.*",
                "product_type.*",
                "price.*",
                "price_list.*",
                "inventory.*",
                "tax_jurisdiction.*",
                "tax_rate.*",
                "tax_zone.*",
                "shipping_zone.*",
                "settings.*",
                "policy.*");
    }

    @Override
    public Reach reach() {
        return Reach.EVERY_PROCESS;
    }

    @Override
    public boolean isEager() {
        return true;
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        for (var event : events) {
            var tags = tags(event);
            if (event.position() > 0) {
                invalidations.logged(event.id(), event.position(), tags);
            } else if (invalidations.early(event.id(), tags) && redis != null) {
                redis.publish(new RedisLevel.Hit(event.id(), tags));
            }
        }
    }

    static Set<String> tags(LoggedEvent event) {
        var tags = new HashSet<>(StoreCaching.kinds(event.type()));
        addIfId(event.subject(), tags);
        addIds(event.data(), tags);
        return tags;
    }

    private static void addIds(JsonNode node, Set<String> tags) {
        if (node.isString()) {
            addIfId(node.stringValue(), tags);
        } else {
            node.forEach(part -> addIds(part, tags));
        }
    }

    private static void addIfId(String text, Set<String> tags) {
        if (ID_PREFIXES.stream().anyMatch(text::startsWith)) {
            tags.add(text);
        }
    }
}
