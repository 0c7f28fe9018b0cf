package dev.kontor.catalog.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kontor.catalog.CategoryId;
import dev.kontor.shared.problem.RejectedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CategoryTests {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Map<String, CategoryText> TEXTS =
            Map.of("en", new CategoryText("Kitchen", "", "kitchen", null, null));

    private final Category top = Category.create(List.of(), 0, TEXTS, null, NOW);

    @Test
    void liesBelowItsParent() {
        var parents = List.of(CategoryId.next(), CategoryId.next());

        assertThat(Category.create(parents, 3, TEXTS, null, NOW).parentId()).isEqualTo(parents.getFirst());
        assertThat(top.parentId()).isNull();
    }

    @Test
    void refusesToMoveBelowItself() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> top.change(List.of(CategoryId.next(), top.id()), 1, 0, TEXTS, null, NOW))
                .withMessage("A category cannot be moved into its own branch.");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> top.change(List.of(top.id()), 1, 0, TEXTS, null, NOW));
    }

    @Test
    void isAtMostTenLevelsDeep() {
        var nine = Stream.generate(CategoryId::next).limit(9).toList();
        var ten = Stream.generate(CategoryId::next).limit(10).toList();

        assertThat(Category.create(nine, 0, TEXTS, null, NOW).parentId()).isEqualTo(nine.getFirst());
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> Category.create(ten, 0, TEXTS, null, NOW));
        assertThat(top.change(nine, 1, 0, TEXTS, null, NOW).version()).isEqualTo(2);
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> top.change(nine, 2, 0, TEXTS, null, NOW));
    }
}
