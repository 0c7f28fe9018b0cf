package dev.kontor.catalog.category;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.media.CoverPicture;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A category and its place in the tree: the rules of moving it. Each change gives the next version.
///
/// @param parentId absent at the top
/// @param position its place among its siblings; equal ones are ordered by age
/// @param picture that stands for it; absent for none
/// @param texts by language; the default language of the shop is among them
record Category(
        CategoryId id,
        long version,
        @Nullable CategoryId parentId,
        int position,
        Map<Locale, CategoryText> texts,
        @Nullable CoverPicture picture,
        Instant createdAt,
        Instant updatedAt) {

    static final int MAX_DEPTH = 10;

    Category {
        texts = Map.copyOf(texts);
    }

    /// @param above the categories above, from the parent to the top; empty at the top
    static Category create(
            List<CategoryId> above,
            int position,
            Map<Locale, CategoryText> texts,
            @Nullable CoverPicture picture,
            Instant now) {
        requireDepth(above, 1);
        return new Category(CategoryId.next(), 1, parent(above), position, texts, picture, now, now);
    }

    /// @param above the categories above its new place, from the parent to the top; empty at the top
    /// @param height how many levels its branch has, itself included
    Category change(
            List<CategoryId> above,
            int height,
            int changedPosition,
            Map<Locale, CategoryText> changedTexts,
            @Nullable CoverPicture changedPicture,
            Instant now) {
        if (above.contains(id)) {
            throw refusal("A category cannot be moved below itself.");
        }
        requireDepth(above, height);
        return new Category(
                id, version + 1, parent(above), changedPosition, changedTexts, changedPicture, createdAt, now);
    }

    CategoryText text(Locale locale) {
        var text = texts.get(locale);
        if (text == null) {
            throw new NotFoundException("The category has no text in " + locale.toLanguageTag() + ".");
        }
        return text;
    }

    private static @Nullable CategoryId parent(List<CategoryId> above) {
        return above.isEmpty() ? null : above.getFirst();
    }

    private static void requireDepth(List<CategoryId> above, int height) {
        if (above.size() + height > MAX_DEPTH) {
            throw refusal("The tree of categories is at most %d levels deep.".formatted(MAX_DEPTH));
        }
    }

    static RejectedException refusal(String detail) {
        return new RejectedException(ProblemCode.REJECTED, detail);
    }
}
