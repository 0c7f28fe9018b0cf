package dev.kontor.shared.web.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.shared.problem.BadRequestException;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MergePatchTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Change(@NotNull String name, @Nullable Integer size) {}

    record Details(
            String id, @Nullable String name, @Nullable Integer size) {}

    record Other(String name) {}

    @Test
    void appliesToARecordThatHasMoreComponents() {
        var details = new Details("a", "Cup", 3);

        assertThat(patch("{\"name\": \"Mug\"}").applyTo(details)).isEqualTo(new Change("Mug", 3));
        assertThat(patch("{\"size\": null}").applyTo(details)).isEqualTo(new Change("Cup", null));
        assertThat(patch("{}").current(details)).isEqualTo(new Change("Cup", 3));
    }

    @Test
    void doesNotChangeOtherComponents() {
        var details = new Details("a", "Cup", 3);

        assertThatThrownBy(() -> patch("{\"id\": \"b\"}").applyTo(details)).isInstanceOf(BadRequestException.class);
    }

    @Test
    void requiresEveryComponent() {
        var other = new Other("Cup");

        assertThatThrownBy(() -> patch("{}").applyTo(other)).isInstanceOf(IllegalArgumentException.class);
    }

    private static MergePatch<Change> patch(String body) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return new MergePatch<>((ObjectNode) JSON.readTree(body), Change.class, JSON, factory.getValidator());
        }
    }
}
