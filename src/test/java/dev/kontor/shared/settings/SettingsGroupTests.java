package dev.kontor.shared.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SettingsGroupTests {

    private static final Map<String, String> PROPERTIES =
            Map.of("name", "kontor.some.name", "most", "kontor.some.most", "kinds", "kontor.some.kinds");
    private static final Some CONFIGURED = new Some(null, 5, List.of("a"));

    private final JsonMapper json = new JsonMapper();

    record Some(@Nullable String name, int most, List<String> kinds) {}

    @Test
    void aValueOfStaffWinsOverTheDefault() {
        var group = group(new MockEnvironment());

        assertThat(group.get()).isEqualTo(CONFIGURED);
        assertThat(group.with(chosen("{\"name\":\"x\",\"kinds\":[]}"), json)).isEqualTo(new Some("x", 5, List.of()));
        assertThat(group.fields()).containsExactly("name", "most", "kinds");
        assertThat(group.property("most")).contains("kontor.some.most");
        group.apply(new Some("y", 6, List.of()));
        assertThat(group.get()).isEqualTo(new Some("y", 6, List.of()));
    }

    @Test
    void aValueOfTheEnvironmentWinsOverOneOfStaff() {
        var environment = new MockEnvironment().withProperty("kontor.some.most", "5");
        var group = group(environment);

        assertThat(group.isFixed("most")).isTrue();
        assertThat(group.isFixed("name")).isFalse();
        assertThat(group.with(chosen("{\"name\":\"x\",\"most\":7}"), json)).isEqualTo(new Some("x", 5, List.of("a")));
    }

    @Test
    void variablesAndElementsOfListsCount() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("KONTOR_SOME_NAME", "x", "KONTOR_SOME_KINDS_0", "a")));
        var group = group(environment);

        assertThat(group.isFixed("name")).isTrue();
        assertThat(group.isFixed("kinds")).isTrue();
        assertThat(group.isFixed("most")).isFalse();
    }

    @Test
    void fieldsOfAnotherReleaseAreIgnoredAndUnreadableValuesAreNot() {
        var group = group(new MockEnvironment());

        assertThat(group.with(chosen("{\"added\":true,\"most\":7}"), json)).isEqualTo(new Some(null, 7, List.of("a")));
        assertThatThrownBy(() -> group.with(chosen("{\"most\":{\"value\":7}}"), json))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void aPropertyIsOneOfAField() {
        assertThatThrownBy(() -> SettingsGroup.of("some", CONFIGURED, Map.of("other", "a.b"), new MockEnvironment()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SettingsGroup<Some> group(Environment environment) {
        return SettingsGroup.of("some", CONFIGURED, PROPERTIES, environment);
    }

    private ObjectNode chosen(String text) {
        return (ObjectNode) json.readTree(text);
    }
}
