package dev.kontor.catalog.product.input;

import dev.kontor.catalog.input.BuyerInput;
import dev.kontor.catalog.input.InputCharacters;
import dev.kontor.catalog.input.InputKind;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Defines a value that buyers can enter for a product. Fields that do not apply to the kind are omitted.
///
/// @param code key of the value; unique within the product
/// @param label in the default language
/// @param labels in other languages of the shop, by BCP 47 tag
/// @param required whether buyers must enter a value; false if absent
/// @param minLength of a text, in characters; 1 if absent
/// @param maxLength of a text, in characters; 200 if absent
/// @param characters allowed characters of a text; `LINE` if absent
/// @param min of a number
/// @param max of a number
/// @param step of a number, counted from `min`, or from zero
/// @param earliest earliest day
/// @param latest latest day
/// @param choices values of a choice, in display order
/// @param surcharges price added to each unit if a value is entered, at most one per currency; in a shop
/// currency without a surcharge, no value can be entered. No surcharge if absent
public record InputDefinition(
        @Schema(example = "engraving") @NotNull @Pattern(regexp = InputDefinition.CODE)
        String code,

        @Schema(example = "Text to engrave") @NotBlank @Size(max = 100)
        String label,

        @Schema(example = "{\"de\":\"Gravur\"}") @Size(max = 20) @Nullable
        Map<@NotBlank @Size(max = 35) String, @NotBlank @Size(max = 100) String> labels,

        @Schema(example = "TEXT") @NotNull InputKind kind,
        @Schema(example = "false") @Nullable Boolean required,
        @Schema(example = "1") @Min(1) @Max(1000) @Nullable Integer minLength,
        @Schema(example = "20") @Min(1) @Max(1000) @Nullable Integer maxLength,
        @Schema(example = "LETTERS_AND_DIGITS") @Nullable InputCharacters characters,
        @Min(-MAX_NUMBER) @Max(MAX_NUMBER) @Nullable Long min,
        @Min(-MAX_NUMBER) @Max(MAX_NUMBER) @Nullable Long max,
        @Min(1) @Max(MAX_NUMBER) @Nullable Long step,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest,
        @Size(max = 50) @Nullable List<@NotNull @Valid Choice> choices,
        @Size(max = 50) @Nullable List<@NotNull Money> surcharges) {

    static final String CODE = "[a-z][a-z0-9_]{0,39}";
    private static final int DEFAULT_LENGTH = 200;
    private static final long MAX_NUMBER = 1_000_000_000_000L;

    /// One of the values of a choice.
    ///
    /// @param value key of the choice; unique within the input
    /// @param label in the default language
    /// @param labels in other languages of the shop, by BCP 47 tag
    @Schema(name = "InputChoice")
    public record Choice(
            @Schema(example = "gold") @NotNull @Size(max = 60) @Pattern(regexp = Choice.VALUE)
            String value,

            @Schema(example = "Gold") @NotBlank @Size(max = 100)
            String label,

            @Schema(example = "{\"fr\":\"Or\"}") @Size(max = 20) @Nullable
            Map<@NotBlank @Size(max = 35) String, @NotBlank @Size(max = 100) String> labels) {

        static final String VALUE = "[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*";
    }

    public static InputDefinition of(BuyerInput input) {
        return new InputDefinition(
                input.code(),
                input.label(),
                input.labels().isEmpty() ? null : new TreeMap<>(input.labels()),
                input.kind(),
                input.required(),
                input.minLength(),
                input.maxLength(),
                input.characters(),
                input.min(),
                input.max(),
                input.step(),
                input.earliest(),
                input.latest(),
                input.kind() == InputKind.CHOICE
                        ? input.choices().stream()
                                .map(choice -> new Choice(
                                        choice.value(),
                                        choice.label(),
                                        choice.labels().isEmpty() ? null : new TreeMap<>(choice.labels())))
                                .toList()
                        : null,
                input.surcharges().isEmpty()
                        ? null
                        : input.surcharges().entrySet().stream()
                                .map(surcharge -> Money.of(surcharge.getValue(), surcharge.getKey()))
                                .sorted(Comparator.comparing(
                                        money -> money.currency().getCurrencyCode()))
                                .toList());
    }

    /// Converts the definition; call it after [InputChecks].
    public BuyerInput input() {
        boolean text = kind == InputKind.TEXT;
        return new BuyerInput(
                code,
                label,
                labels == null ? Map.of() : labels,
                kind,
                Boolean.TRUE.equals(required),
                text ? (minLength == null ? Integer.valueOf(1) : minLength) : null,
                text ? Integer.valueOf(longest()) : null,
                text ? (characters == null ? InputCharacters.LINE : characters) : null,
                min,
                max,
                step,
                earliest,
                latest,
                choices == null
                        ? List.of()
                        : choices.stream()
                                .map(choice -> new BuyerInput.Choice(
                                        choice.value(),
                                        choice.label(),
                                        choice.labels() == null ? Map.of() : choice.labels()))
                                .toList(),
                surcharges == null
                        ? Map.of()
                        : surcharges.stream()
                                .collect(Collectors.toMap(
                                        money -> money.currency().getCurrencyCode(), Money::minor)));
    }

    int longest() {
        return maxLength == null ? DEFAULT_LENGTH : maxLength;
    }
}
