package dev.kontor.search.index;

import dev.kontor.jobs.JobId;
import dev.kontor.search.index.DocumentRepository.Numbers;
import dev.kontor.search.text.Languages;
import dev.kontor.shared.shop.Shop;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the index equal to the owners. Writers serialize, and each reads the owners after acquiring the lock.
@Service
@Transactional
class IndexService {

    private final IndexRepository indexes;
    private final SourceQueries sources;
    private final DocumentRepository documents;
    private final Shop shop;

    IndexService(IndexRepository indexes, SourceQueries sources, DocumentRepository documents, Shop shop) {
        this.indexes = indexes;
        this.sources = sources;
        this.documents = documents;
        this.shop = shop;
    }

    /// Writes the products into every slot in use; unpublished ones are deleted.
    void refresh(Collection<UUID> products) {
        indexes.lock();
        write(products, indexes.inUse());
    }

    /// The same for one slot only.
    void fill(Slot slot, Collection<UUID> products) {
        indexes.lock();
        write(products, List.of(slot));
    }

    /// The same for a slot that a job builds.
    ///
    /// @return false if the job does not build it any longer
    boolean fill(Slot slot, JobId job, Collection<UUID> products) {
        indexes.lock();
        if (!indexes.isBuilding(slot, job)) {
            return false;
        }
        write(products, List.of(slot));
        return true;
    }

    /// The products that an event about these objects may have changed.
    @Transactional(readOnly = true)
    public Collection<UUID> concerned(
            Collection<UUID> variants,
            Collection<UUID> categories,
            Collection<UUID> brands,
            Collection<UUID> attributes) {
        var products = new HashSet<>(sources.productsOf(variants));
        if (!attributes.isEmpty()) {
            products.addAll(sources.productsWith(attributes));
        }
        if (!categories.isEmpty()) {
            products.addAll(sources.productsIn(categories));
        }
        var facets = Stream.concat(
                        categories.stream().map(category -> new Facet(Facet.CATEGORY, category.toString())),
                        brands.stream().map(brand -> new Facet(Facet.BRAND, brand.toString())))
                .toList();
        if (!facets.isEmpty()) {
            // All slots contain the same products, so one shows which were affected before.
            indexes.inUse().stream().limit(1).forEach(slot -> products.addAll(documents.having(slot, facets)));
        }
        return products;
    }

    /// Gives every language of the shop a slot.
    ///
    /// @return whether any language has no complete index, or one of an earlier analysis
    boolean prepare() {
        // A start does not wait for a step of a rebuild if there is nothing to add.
        if (!withoutSlot().isEmpty() || !indexes.knows(currencies())) {
            indexes.lockPatiently();
            withoutSlot().forEach(locale -> indexes.claim(locale.toLanguageTag(), Languages.configuration(locale)));
            indexes.places(currencies());
        }
        return !requiredLocales(false).isEmpty();
    }

    /// The languages of the shop that have no slot.
    private List<Locale> withoutSlot() {
        var known = indexes.inUse().stream().map(Slot::locale).collect(Collectors.toSet());
        return shop.locales().stream()
                .filter(locale -> !known.contains(locale.toLanguageTag()))
                .toList();
    }

    /// The languages of the shop, or only those without a complete index of the current text analysis.
    List<String> requiredLocales(boolean all) {
        var complete = all ? Set.<String>of() : Set.copyOf(indexes.complete());
        return shop.locales().stream()
                .map(Locale::toLanguageTag)
                .filter(locale -> !complete.contains(locale))
                .toList();
    }

    /// The slot that the job builds for a language.
    @Transactional(readOnly = true)
    public Optional<Slot> building(String locale, JobId job) {
        return indexes.building(locale, job);
    }

    /// Assigns the slot being built for a language, or a new one, to the job, which fills it from the beginning.
    Slot begin(String locale, JobId job) {
        indexes.lock();
        var slot = indexes.inUse().stream()
                .filter(each -> each.locale().equals(locale) && !each.active())
                .findFirst()
                .orElseGet(() -> indexes.claim(locale, Languages.configuration(Locale.forLanguageTag(locale))));
        indexes.hand(slot, job);
        return slot;
    }

    /// Frees slots that were being built alongside an active one and that no job builds any longer.
    void freeAbandoned() {
        indexes.lock();
        indexes.freeDuplicates();
    }

    /// Prepares a filled slot for searches. Takes seconds in a large shop, and writers go on meanwhile. Commit before
    /// [#activate]: a writer waits for the words that this has counted.
    void settle(Slot slot) {
        indexes.settle(slot);
        documents.recount(slot);
    }

    /// Switches a slot that a job has filled into service.
    ///
    /// @return false if the job does not build it any longer
    boolean activate(Slot slot, JobId job) {
        var unpublished = documents.unpublished(slot);
        indexes.lock();
        if (!indexes.isBuilding(slot, job)) {
            return false;
        }
        documents.deleteUnpublished(slot, unpublished);
        indexes.activate(slot);
        return true;
    }

    /// Deletes what no event reported: removed products and languages.
    void tidy() {
        // All documents are compared before the lock, because writers wait for it.
        var unpublished = indexes.inUse().stream().collect(Collectors.toMap(slot -> slot, documents::unpublished));
        indexes.lock();
        indexes.freeUnsupported(shop.languageTags());
        unpublished.forEach(documents::deleteUnpublished);
    }

    /// Recounts how many products have each word.
    void recount() {
        indexes.inUse().stream().filter(Slot::active).forEach(documents::recount);
    }

    private void write(Collection<UUID> products, List<Slot> slots) {
        var facts = sources.facts(products);
        var facets = facts.stream()
                .flatMap(product -> Document.facets(product).stream())
                .collect(Collectors.toSet());
        var numbers = new Numbers(indexes.places(currencies()), indexes.numbers(facets));
        var names = sources.categoryNames(
                facts.stream().flatMap(product -> product.categories().stream()).collect(Collectors.toSet()));
        indexes.addFacets(
                facts.stream().flatMap(product -> product.options().stream()).toList());
        var fallback = shop.defaultLocale().toLanguageTag();
        for (var slot : slots) {
            var fresh = facts.stream()
                    .map(product -> Document.of(product, slot.locale(), fallback, names))
                    .filter(Objects::nonNull)
                    .toList();
            var gone = new HashSet<>(products);
            fresh.forEach(document -> gone.remove(document.facts().id()));
            if (!gone.isEmpty()) {
                documents.delete(slot, gone);
            }
            if (!fresh.isEmpty()) {
                documents.write(slot, fresh, numbers);
            }
        }
    }

    private List<String> currencies() {
        return shop.currencies().stream().map(Currency::getCurrencyCode).toList();
    }
}
