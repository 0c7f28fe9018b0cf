package dev.kontor.catalog.category;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.media.CoverPicture;
import dev.kontor.catalog.media.StoredCover;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A category in the tree and the rules for moving it. Each change returns the next version.
///
/// @param parentId absent for a root category
/// @param position position among its siblings; equal positions are ordered by age
/// @param picture cover picture of the category
/// @param texts by language tag, including the default language of the shop
record Category(
        CategoryId id,
        long version,
        @Nullable CategoryId parentId,
        int position,
        Map<String, CategoryText> texts,
        @Nullable CoverPicture picture,
        Instant createdAt,
        Instant updatedAt) {

    static final int MAX_DEPTH = 10;

    Category {
        texts = Map.copyOf(texts);
    }

    /// @param above the ancestors, from the parent to the root; empty for a root category
    static Category create(
            List<CategoryId> above,
            int position,
            Map<String, CategoryText> texts,
            @Nullable CoverPicture picture,
            Instant now) {
        requireDepth(above, 1);
        return new Category(CategoryId.next(), 1, parent(above), position, texts, picture, now, now);
    }

    /// @param above the new ancestors, from the parent to the root; empty for a root category
    /// @param height number of levels of its branch, including itself
    Category change(
            List<CategoryId> above,
            int height,
            int changedPosition,
            Map<String, CategoryText> changedTexts,
            @Nullable CoverPicture changedPicture,
            Instant now) {
        if (above.contains(id)) {
            throw refusal("A category cannot be moved into its own branch.");
        }
        requireDepth(above, height);
        return new Category(
                id, version + 1, parent(above), changedPosition, changedTexts, changedPicture, createdAt, now);
    }

    CategoryText text(Locale locale) {
        var text = texts.get(locale.toLanguageTag());
        if (text == null) {
            throw new NotFoundException("The category has no texts in " + locale.toLanguageTag() + ".");
        }
        return text;
    }

    @Nullable
    StoredCover storedPicture() {
        return StoredCover.of(picture);
    }

    private static @Nullable CategoryId parent(List<CategoryId> above) {
        return above.isEmpty() ? null : above.getFirst();
    }

    private static void requireDepth(List<CategoryId> above, int height) {
        if (above.size() + height > MAX_DEPTH) {
            throw refusal("The category tree can have at most %d levels.".formatted(MAX_DEPTH));
        }
    }

    static RejectedException refusal(String detail) {
        return new RejectedException(ProblemCode.REJECTED, detail);
    }
}
