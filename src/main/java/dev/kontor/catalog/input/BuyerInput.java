package dev.kontor.catalog.input;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Defines a value that buyers can enter for a product, such as a text to engrave. Fields that do not apply to
/// its kind are absent.
///
/// @param label in the default language
/// @param labels in other languages, by BCP 47 tag
/// @param minLength of a text, in characters
/// @param step of a number, counted from `min`, or from zero
/// @param choices in display order
/// @param surcharges price added to each unit if a value is entered, in minor units by currency; empty for no
/// surcharge
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

    /// One of the values of a choice.
    ///
    /// @param label in the default language
    /// @param labels in other languages, by BCP 47 tag
    public record Choice(String value, String label, Map<String, String> labels) {

        public Choice {
            labels = Map.copyOf(labels);
        }

        public String label(Locale locale) {
            return labels.getOrDefault(locale.toLanguageTag(), label);
        }
    }

    /// Returns the label in the language, else in its main language, else in the default one.
    public String label(Locale locale) {
        return labels.getOrDefault(locale.toLanguageTag(), labels.getOrDefault(locale.getLanguage(), label));
    }

    public Optional<Choice> choice(String value) {
        return choices.stream().filter(choice -> choice.value().equals(value)).findFirst();
    }

    /// Returns whether a value can be entered in a cart of this currency: not if there are surcharges, but none
    /// in this currency.
    public boolean offeredIn(Currency currency) {
        return surcharges.isEmpty() || surcharges.containsKey(currency.getCurrencyCode());
    }

    /// Returns the surcharge in this currency; empty for none.
    public Optional<Long> surchargeMinor(Currency currency) {
        return Optional.ofNullable(surcharges.get(currency.getCurrencyCode()));
    }
}
