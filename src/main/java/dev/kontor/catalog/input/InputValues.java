package dev.kontor.catalog.input;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.MoneyFormat;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.JsonPointers;
import dev.kontor.shared.problem.Message;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Validates and shows the values that buyers entered for an item. Values are stored as texts, by the codes of
/// the inputs.
public final class InputValues {

    private InputValues() {}

    /// Returns the values as stored. Adds a problem to the errors for every invalid value and every missing
    /// required one.
    ///
    /// @param pointer JSON pointer of the values in the request
    public static Map<String, String> read(
            List<BuyerInput> inputs, @Nullable Map<String, JsonNode> given, String pointer, List<FieldProblem> errors) {
        var values = new HashMap<String, String>();
        var known = new HashMap<String, BuyerInput>();
        inputs.forEach(input -> known.put(input.code(), input));
        if (given != null) {
            given.forEach((code, value) -> {
                var input = known.get(code);
                if (input == null) {
                    errors.add(FieldProblem.ofPointer(at(pointer, code), "unknown", Message.of("input.unknown")));
                } else if (!isAbsent(value)) {
                    read(input, value, at(pointer, code), errors).ifPresent(text -> values.put(code, text));
                }
            });
        }
        for (var input : inputs) {
            var at = at(pointer, input.code());
            boolean refused = errors.stream().anyMatch(error -> at.equals(error.pointer()));
            if (input.required() && !values.containsKey(input.code()) && !refused) {
                errors.add(FieldProblem.ofPointer(at, "required", Message.of("request.required")));
            }
        }
        return Map.copyOf(values);
    }

    /// Returns the codes of values that are no longer valid for the product, or are now missing.
    public static List<String> invalidInputs(List<BuyerInput> inputs, Map<String, String> values) {
        var invalid = new ArrayList<String>();
        var left = new HashMap<>(values);
        for (var input : inputs) {
            var value = left.remove(input.code());
            if (value == null ? input.required() : !isValid(input, value)) {
                invalid.add(input.code());
            }
        }
        left.keySet().stream().sorted().forEach(invalid::add);
        return invalid;
    }

    /// Returns the values in the order of the inputs, followed by values without an input.
    public static List<EnteredInput> entered(
            List<BuyerInput> inputs, Map<String, String> values, Locale locale, Currency currency) {
        if (values.isEmpty()) {
            return List.of();
        }
        var entered = new ArrayList<EnteredInput>();
        var left = new HashMap<>(values);
        for (var input : inputs) {
            var value = left.remove(input.code());
            if (value != null) {
                entered.add(new EnteredInput(
                        input.code(),
                        input.label(locale),
                        input.kind(),
                        value,
                        valueLabel(input, value, locale),
                        costs(input, value)
                                ? input.surchargeMinor(currency)
                                        .map(minor -> new Money(minor, currency))
                                        .orElse(null)
                                : null));
            }
        }
        left.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(rest -> entered.add(
                        new EnteredInput(rest.getKey(), rest.getKey(), InputKind.TEXT, rest.getValue(), null, null)));
        return List.copyOf(entered);
    }

    private static @Nullable String valueLabel(BuyerInput input, String value, Locale locale) {
        return input.kind() == InputKind.MONEY
                ? money(value).map(money -> MoneyFormat.format(money, locale)).orElse(null)
                : input.choice(value).map(choice -> choice.label(locale)).orElse(null);
    }

    /// Returns the amount of a stored value of kind `MONEY`; empty for other texts.
    public static Optional<Money> money(String value) {
        try {
            return Optional.of(InputRules.money(value));
        } catch (InvalidInput _) {
            return Optional.empty();
        }
    }

    /// Returns the surcharge of a unit in minor units; empty if an entered value is not offered in that
    /// currency.
    public static Optional<Long> surchargeMinor(
            List<BuyerInput> inputs, Map<String, String> values, Currency currency) {
        long sum = 0;
        for (var input : inputs) {
            var value = values.get(input.code());
            if (value != null && costs(input, value)) {
                if (!input.offeredIn(currency)) {
                    return Optional.empty();
                }
                sum = Math.addExact(sum, input.surchargeMinor(currency).orElse(0L));
            }
        }
        return Optional.of(sum);
    }

    /// A value of `false` has no surcharge.
    private static boolean costs(BuyerInput input, String value) {
        return input.kind() != InputKind.BOOLEAN || value.equals("true");
    }

    private static Optional<String> read(BuyerInput input, JsonNode value, String pointer, List<FieldProblem> errors) {
        try {
            return Optional.of(InputRules.read(input, value)).filter(text -> !text.isEmpty());
        } catch (InvalidInput invalid) {
            errors.add(FieldProblem.ofPointer(pointer, invalid.code(), invalid.detail()));
            return Optional.empty();
        }
    }

    private static boolean isValid(BuyerInput input, String value) {
        try {
            InputRules.check(input, value);
            return true;
        } catch (InvalidInput _) {
            return false;
        }
    }

    private static boolean isAbsent(@Nullable JsonNode value) {
        return value == null || value.isNull();
    }

    private static String at(String pointer, String code) {
        return JsonPointers.child(pointer, code);
    }
}
