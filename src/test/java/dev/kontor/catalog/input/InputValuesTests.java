package dev.kontor.catalog.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kontor.shared.problem.FieldProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What buyers may tell, and what that costs.
class InputValuesTests {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final JsonMapper JSON = new JsonMapper();

    private static final BuyerInput LINE = text("line", InputCharacters.LINE);
    private static final BuyerInput LINES = text("lines", InputCharacters.LINES);
    private static final BuyerInput NAME = text("name", InputCharacters.LETTERS);
    private static final BuyerInput MIXED = text("mixed", InputCharacters.LETTERS_AND_DIGITS);
    private static final BuyerInput DIGITS = text("digits", InputCharacters.DIGITS);
    private static final BuyerInput EMAIL = text("email", InputCharacters.EMAIL);
    private static final BuyerInput NUMBER =
            input("number", InputKind.NUMBER, false, null, null, null, 10L, 50L, 5L, null, null, List.of(), Map.of());
    private static final BuyerInput DAY = input(
            "day",
            InputKind.DATE,
            false,
            null,
            null,
            null,
            null,
            null,
            null,
            LocalDate.of(2026, 12, 1),
            LocalDate.of(2026, 12, 24),
            List.of(),
            Map.of());
    private static final BuyerInput WRAP = input(
            "wrap",
            InputKind.BOOLEAN,
            false,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            Map.of("EUR", 250L));
    private static final BuyerInput FONT = input(
            "font",
            InputKind.CHOICE,
            true,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(
                    new BuyerInput.Choice("serif", "Serif", Map.of("de", "Antiqua")),
                    new BuyerInput.Choice("sans", "Sans", Map.of())),
            Map.of());
    private static final List<BuyerInput> ALL =
            List.of(LINE, LINES, NAME, MIXED, DIGITS, EMAIL, NUMBER, DAY, WRAP, FONT);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            line   | "For Ada"               | For Ada
            line   | "  For Ada  "           | For Ada
            line   | "١ ♥ 𝒜"                | ١ ♥ 𝒜
            name   | "Zoë O'Brien-Åberg"     | Zoë O'Brien-Åberg
            name   | "आदा"                   | आदा
            mixed  | "Apollo 11"             | Apollo 11
            digits | "007"                   | 007
            email  | "4222222222222@x.io"    | 4222222222222@x.io
            number | 10                      | 10
            number | 45                      | 45
            day    | "2026-12-24"            | 2026-12-24
            wrap   | true                    | true
            font   | "sans"                  | sans
            """)
    void takesWhatFits(String code, String given, String kept) {
        var errors = new ArrayList<FieldProblem>();

        var values = InputValues.read(ALL, json("{\"font\":\"serif\",\"%s\":%s}".formatted(code, given)), "", errors);

        assertThat(errors).isEmpty();
        assertThat(values).containsEntry(code, kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            line   | 5                       | not-a-text
            line   | ["a"]                   | not-a-text
            line   | "a"                     | too-short
            line   | "012345678901234567890" | too-long
            line   | "a\\u0000b"             | invalid-characters
            line   | "a\\u202eb"             | invalid-characters
            line   | "a\\u2066b"             | invalid-characters
            line   | "a\\ud800b"             | invalid-characters
            line   | "a\\u007fb"             | invalid-characters
            line   | "two\\nlines"           | disallowed-characters
            line   | "a\\u2028b"             | disallowed-characters
            lines  | "a\\tb"                 | disallowed-characters
            line   | "4111 1111 1111 1111"   | card-number
            name   | "Ada 2"                 | disallowed-characters
            name   | "<b>"                   | disallowed-characters
            mixed  | "a_b"                   | disallowed-characters
            digits | "١٢"                    | disallowed-characters
            digits | "+49"                   | disallowed-characters
            digits | "4222222222222"         | card-number
            email  | "4222222222222"         | not-an-email
            number | "10"                    | not-a-number
            number | 10.0                    | not-a-number
            number | 1e1                     | not-a-number
            number | 9                       | out-of-range
            number | 51                      | out-of-range
            number | -10                     | out-of-range
            number | 12                      | off-step
            number | 9223372036854775808     | out-of-range
            day    | "24.12.2026"            | not-a-date
            day    | "2026-02-30"            | not-a-date
            day    | "2026-11-30"            | too-early
            day    | "2026-12-25"            | too-late
            wrap   | "true"                  | not-a-boolean
            wrap   | 1                       | not-a-boolean
            font   | "Serif"                 | not-a-choice
            other  | "x"                     | unknown
            a/~b   | "x"                     | unknown
            """)
    void refusesWhatDoesNot(String code, String given, String problem) {
        var errors = new ArrayList<FieldProblem>();
        var body = json("{\"font\":\"serif\",\"%s\":%s}".formatted(code, given));

        var values = InputValues.read(ALL, body, "/items/3/inputs", errors);

        assertThat(errors)
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .containsExactly(
                        tuple("/items/3/inputs/" + code.replace("~", "~0").replace("/", "~1"), problem));
        assertThat(values).doesNotContainKey(code);
    }

    @Test
    void emptyTextsAreOmitted() {
        var errors = new ArrayList<FieldProblem>();

        var values = InputValues.read(ALL, json("{\"font\":null,\"line\":\"  \",\"lines\":null}"), "", errors);

        assertThat(values).isEmpty();
        assertThat(errors)
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .containsExactly(tuple("/font", "required"));
        InputValues.read(ALL, null, "/inputs", errors);
        assertThat(errors.getLast().pointer()).isEqualTo("/inputs/font");
    }

    @Test
    void textsThatLookTheSameAreTheSame() {
        var composed = InputValues.read(List.of(NAME), json("{\"name\":\"Zo\\u00eb\"}"), "", new ArrayList<>());
        var combined = InputValues.read(List.of(NAME), json("{\"name\":\"Zoe\\u0308\"}"), "", new ArrayList<>());

        assertThat(combined).isEqualTo(composed).containsEntry("name", "Zoë");
        assertThat(InputValues.read(List.of(LINES), json("{\"lines\":\"a\\r\\nb\"}"), "", new ArrayList<>()))
                .containsEntry("lines", "a\nb");
    }

    @Test
    void onlyYesCosts() {
        assertThat(InputValues.surchargeMinor(ALL, Map.of("wrap", "true"), EUR)).contains(250L);
        assertThat(InputValues.surchargeMinor(ALL, Map.of("wrap", "false", "font", "sans"), EUR))
                .contains(0L);
        assertThat(InputValues.surchargeMinor(ALL, Map.of("wrap", "true"), Currency.getInstance("USD")))
                .as("nobody has said what it costs there")
                .isEmpty();
    }

    @Test
    void copiesInputsInTheLanguageOfTheBuyer() {
        var told = InputValues.entered(ALL, Map.of("font", "serif", "wrap", "true", "gone", "x"), Locale.GERMAN, EUR);

        assertThat(told)
                .extracting(EnteredInput::code, EnteredInput::label, EnteredInput::value, EnteredInput::valueLabel)
                .containsExactly(
                        tuple("wrap", "WRAP", "true", null),
                        tuple("font", "FONT", "serif", "Antiqua"),
                        tuple("gone", "gone", "x", null));
    }

    @Test
    void findsInputsThatAreNoLongerValid() {
        assertThat(InputValues.invalidInputs(ALL, Map.of("font", "serif", "line", "Ada")))
                .isEmpty();
        assertThat(InputValues.invalidInputs(ALL, Map.of("line", "A", "number", "12", "zz", "1", "aa", "1")))
                .containsExactly("line", "number", "font", "aa", "zz");
    }

    private static Map<String, JsonNode> json(String body) {
        return JSON.readValue(body, new TypeReference<Map<String, JsonNode>>() {});
    }

    private static BuyerInput text(String code, InputCharacters characters) {
        return input(code, InputKind.TEXT, false, 2, 20, characters, null, null, null, null, null, List.of(), Map.of());
    }

    private static BuyerInput input(
            String code,
            InputKind kind,
            boolean required,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable InputCharacters characters,
            @Nullable Long min,
            @Nullable Long max,
            @Nullable Long step,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            List<BuyerInput.Choice> choices,
            Map<String, Long> surcharges) {
        return new BuyerInput(
                code,
                code.toUpperCase(Locale.ROOT),
                Map.of(),
                kind,
                required,
                minLength,
                maxLength,
                characters,
                min,
                max,
                step,
                earliest,
                latest,
                choices,
                surcharges);
    }
}
