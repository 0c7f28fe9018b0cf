package dev.kontor.catalog.category;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.event.CategoryCreated;
import dev.kontor.catalog.event.CategoryDeleted;
import dev.kontor.catalog.event.CategoryUpdated;
import dev.kontor.catalog.media.Covers;
import dev.kontor.events.ChangeLog;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages categories on behalf of staff. Changes of the tree are serialized.
@Service
@Transactional
class CategoryService {

    private final CategoryRepository categories;
    private final Covers covers;
    private final ChangeLog changes;
    private final Shop shop;
    private final Clock clock;

    CategoryService(CategoryRepository categories, Covers covers, ChangeLog changes, Shop shop, Clock clock) {
        this.categories = categories;
        this.covers = covers;
        this.changes = changes;
        this.shop = shop;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Category get(CategoryId id) {
        return categories.find(id).orElseThrow(() -> NotFoundException.of("category", id));
    }

    @Transactional(readOnly = true)
    public List<Category> all() {
        return categories.all();
    }

    public Category create(CreateCategory request) {
        categories.lockTree();
        var text = new TranslateCategory(
                request.name(), request.description(), request.slug(), request.seoTitle(), request.seoDescription());
        var category = Category.create(
                above(request.parentId()),
                request.position() == null ? 0 : request.position(),
                texts(text, request.translations(), Map.of()),
                covers.find(request.picture()),
                clock.instant());
        categories.insert(category);
        covers.shown(category.id(), null, category.picture());
        changes.record(new CategoryCreated(category.id()), null, details(category));
        return category;
    }

    public Category change(CategoryId id, IfMatch ifMatch, MergePatch<ChangeCategory> patch) {
        categories.lockTree();
        var before = get(id);
        ifMatch.require(before.version());
        var request = patch.applyTo(ChangeCategory.of(before, shop.defaultLocale()));
        var text = new TranslateCategory(
                request.name(), request.description(), request.slug(), request.seoTitle(), request.seoDescription());
        var after = before.change(
                above(request.parentId()),
                categories.height(id),
                request.position(),
                texts(text, request.translations(), before.texts()),
                covers.find(request.picture()),
                clock.instant());
        categories.update(after, before);
        covers.shown(id, before.picture(), after.picture());
        changes.record(new CategoryUpdated(id), details(before), details(after));
        return after;
    }

    public void delete(CategoryId id, IfMatch ifMatch) {
        categories.lockTree();
        var category = get(id);
        ifMatch.require(category.version());
        categories.delete(category);
        covers.shown(id, category.picture(), null);
        changes.record(new CategoryDeleted(id), details(category), null);
    }

    private CategoryDetails details(Category category) {
        return CategoryDetails.of(category, shop.defaultLocale());
    }

    private List<CategoryId> above(@Nullable CategoryId parent) {
        if (parent == null) {
            return List.of();
        }
        var above = categories.withAncestors(parent);
        if (above.isEmpty()) {
            throw RejectedException.at("/parentId", "not-found", "The category " + parent.text() + " does not exist.");
        }
        return above;
    }

    private Map<String, CategoryText> texts(
            TranslateCategory text,
            @Nullable Map<String, TranslateCategory> translations,
            Map<String, CategoryText> known) {
        var texts = new HashMap<String, CategoryText>();
        if (translations != null) {
            translations.forEach((tag, translation) -> {
                var language = language(tag);
                texts.put(language, text(language, translation, known.get(language)));
            });
        }
        var language = shop.defaultLocale().toLanguageTag();
        texts.put(language, text(language, text, known.get(language)));
        return texts;
    }

    private CategoryText text(String language, TranslateCategory request, @Nullable CategoryText known) {
        var slug = request.slug();
        if (slug == null) {
            slug = known != null
                    ? known.slug()
                    : categories.freeSlug(
                            language, Slug.of(request.name(), "category").text());
        }
        return new CategoryText(
                request.name(),
                request.description() == null ? "" : request.description(),
                slug,
                request.seoTitle(),
                request.seoDescription());
    }

    private String language(String tag) {
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            if (shop.locales().contains(locale)) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException _) {
            // Falls through to the exception below: neither case is a language of the shop.
        }
        throw Category.refusal("A key of `translations` is not a language of the shop.");
    }
}
