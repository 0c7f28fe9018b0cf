package dev.kontor.catalog.input;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that buyers can tell about what they buy, such as a text to engrave: the definition of it. What does not
/// belong to its kind is absent.
///
/// @param label in the default language
/// @param labels in further languages, by BCP 47 tag
/// @param minLength of a text, in characters
/// @param step of a number, counted from `min`, or from zero
/// @param choices in the order in which they are offered
/// @param surcharges what each unit costs more where something is told, in minor units by currency; empty for nothing
public record BuyerInput(
        String code,
        String label,
        Map<String, String> labels,
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
        List<Choice> choices,
        Map<String, Long> surcharges) {

    public static final int MAX_INPUTS = 10;

    public BuyerInput {
        labels = Map.copyOf(labels);
        choices = List.copyOf(choices);
        surcharges = Map.copyOf(surcharges);
    }

    /// One of the values to choose from.
    ///
    /// @param label in the default language
    /// @param labels in further languages, by BCP 47 tag
    public record Choice(String value, String label, Map<String, String> labels) {

        public Choice {
            labels = Map.copyOf(labels);
        }

        public String label(Locale locale) {
            return labels.getOrDefault(locale.toLanguageTag(), label);
        }
    }

    public String label(Locale locale) {
        return labels.getOrDefault(locale.toLanguageTag(), label);
    }

    public Optional<Choice> choice(String value) {
        return choices.stream().filter(choice -> choice.value().equals(value)).findFirst();
    }

    /// Whether it can be told where prices are in that currency: not if it costs more, but nobody has said how much.
    public boolean offeredIn(Currency currency) {
        return surcharges.isEmpty() || surcharges.containsKey(currency.getCurrencyCode());
    }

    /// What it costs more in that currency; empty for nothing.
    public Optional<Long> surchargeMinor(Currency currency) {
        return Optional.ofNullable(surcharges.get(currency.getCurrencyCode()));
    }
}
