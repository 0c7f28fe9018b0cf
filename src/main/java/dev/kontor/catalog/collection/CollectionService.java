package dev.kontor.catalog.collection;

import dev.kontor.catalog.CollectionId;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.event.CollectionCreated;
import dev.kontor.catalog.event.CollectionDeleted;
import dev.kontor.catalog.event.CollectionUpdated;
import dev.kontor.catalog.media.Covers;
import dev.kontor.events.ChangeLog;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages collections on behalf of staff.
@Service
@Transactional
class CollectionService {

    private final CollectionRepository collections;
    private final Covers covers;
    private final ChangeLog changes;
    private final Shop shop;
    private final Clock clock;

    CollectionService(CollectionRepository collections, Covers covers, ChangeLog changes, Shop shop, Clock clock) {
        this.collections = collections;
        this.covers = covers;
        this.changes = changes;
        this.shop = shop;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<ProductCollection> list(Listing listing) {
        return collections.list(listing);
    }

    @Transactional(readOnly = true)
    public ProductCollection get(CollectionId id) {
        return collections.find(id).orElseThrow(() -> NotFoundException.of("collection", id));
    }

    public ProductCollection create(CreateCollection request) {
        var now = clock.instant();
        var slug = request.slug() != null
                ? request.slug()
                : collections.freeSlug(
                        language(), Slug.of(request.name(), "collection").text());
        var text = new CollectionText(
                request.name(), request.description(), slug, request.seoTitle(), request.seoDescription());
        var collection = new ProductCollection(
                CollectionId.next(),
                1,
                texts(text, request.translations()),
                checked(request.rules()),
                List.of(),
                covers.find(request.picture()),
                now,
                now);
        collections.insert(collection);
        covers.shown(collection.id(), null, collection.picture());
        changes.record(new CollectionCreated(collection.id()), null, details(collection));
        return collection;
    }

    public ProductCollection change(CollectionId id, IfMatch ifMatch, MergePatch<ChangeCollection> patch) {
        var before = forUpdate(id, ifMatch);
        var wanted = patch.applyTo(ChangeCollection.of(before, language()));
        var text = new CollectionText(
                wanted.name(), wanted.description(), wanted.slug(), wanted.seoTitle(), wanted.seoDescription());
        return save(
                before,
                before.change(
                        texts(text, wanted.translations()),
                        checked(wanted.rules()),
                        covers.find(wanted.picture()),
                        clock.instant()));
    }

    public ProductCollection choose(CollectionId id, IfMatch ifMatch, ChooseProducts request) {
        var before = forUpdate(id, ifMatch);
        return save(before, before.choose(request, clock.instant()));
    }

    public void delete(CollectionId id, IfMatch ifMatch) {
        var collection = forUpdate(id, ifMatch);
        collections.delete(id);
        covers.shown(id, collection.picture(), null);
        changes.record(new CollectionDeleted(id), details(collection), null);
    }

    private ProductCollection save(ProductCollection before, ProductCollection after) {
        collections.update(after, before);
        covers.shown(after.id(), before.picture(), after.picture());
        changes.record(new CollectionUpdated(after.id()), details(before), details(after));
        return after;
    }

    private ProductCollection forUpdate(CollectionId id, IfMatch ifMatch) {
        var collection = collections.findForUpdate(id).orElseThrow(() -> NotFoundException.of("collection", id));
        ifMatch.require(collection.version());
        return collection;
    }

    private @Nullable CollectionRules checked(@Nullable CollectionRules rules) {
        if (rules != null) {
            rules.require(
                    shop.currencies().stream().map(Currency::getCurrencyCode).collect(Collectors.toSet()));
        }
        return rules;
    }

    private Map<String, CollectionText> texts(CollectionText text, @Nullable Map<String, CollectionText> translations) {
        var texts = new HashMap<String, CollectionText>();
        if (translations != null) {
            var languages = shop.languageTags();
            translations.forEach((tag, translation) -> {
                if (!languages.contains(tag)) {
                    throw ProductCollection.refusal("A key of `translations` is not a language of the shop.");
                }
                texts.put(tag, translation);
            });
        }
        texts.put(language(), text);
        return texts;
    }

    private CollectionDetails details(ProductCollection collection) {
        return CollectionDetails.of(collection, language());
    }

    private String language() {
        return shop.defaultLocale().toLanguageTag();
    }
}
