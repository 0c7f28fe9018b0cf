package dev.kontor.catalog.input;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.FieldProblem;
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

/// What buyers told about an item, by the rules of its product. Values are kept as text, by the codes of the inputs.
public final class InputValues {

    private InputValues() {}

    /// The values as they are kept. What is wrong is added to the errors: whatever is required and missing too.
    ///
    /// @param pointer JSON pointer of the values in the request
    public static Map<String, String> read(
            List<BuyerInput> inputs, @Nullable Map<String, JsonNode> given, String pointer, List<FieldProblem> errors) {
        var kept = new HashMap<String, String>();
        var known = new HashMap<String, BuyerInput>();
        inputs.forEach(input -> known.put(input.code(), input));
        if (given != null) {
            given.forEach((code, value) -> {
                var input = known.get(code);
                if (input == null) {
                    errors.add(FieldProblem.ofPointer(at(pointer, code), "unknown", Message.of("input.unknown")));
                } else if (!isAbsent(value)) {
                    read(input, value, at(pointer, code), errors).ifPresent(text -> kept.put(code, text));
                }
            });
        }
        for (var input : inputs) {
            var at = at(pointer, input.code());
            boolean refused = errors.stream().anyMatch(error -> at.equals(error.pointer()));
            if (input.required() && !kept.containsKey(input.code()) && !refused) {
                errors.add(FieldProblem.ofPointer(at, "required", Message.of("request.required")));
            }
        }
        return Map.copyOf(kept);
    }

    /// Codes of what does not fit the product any more, or is missing now.
    public static List<String> invalidInputs(List<BuyerInput> inputs, Map<String, String> kept) {
        var unfit = new ArrayList<String>();
        var left = new HashMap<>(kept);
        for (var input : inputs) {
            var value = left.remove(input.code());
            if (value == null ? input.required() : !isValid(input, value)) {
                unfit.add(input.code());
            }
        }
        left.keySet().stream().sorted().forEach(unfit::add);
        return unfit;
    }

    /// What was told, in the order in which the product asks for it; what it asks for no more comes last.
    public static List<EnteredInput> entered(
            List<BuyerInput> inputs, Map<String, String> kept, Locale locale, Currency currency) {
        if (kept.isEmpty()) {
            return List.of();
        }
        var entered = new ArrayList<EnteredInput>();
        var left = new HashMap<>(kept);
        for (var input : inputs) {
            var value = left.remove(input.code());
            if (value != null) {
                entered.add(new EnteredInput(
                        input.code(),
                        input.label(locale),
                        input.kind(),
                        value,
                        input.choice(value).map(choice -> choice.label(locale)).orElse(null),
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

    /// What a unit costs more for what was told, in minor units; empty if the shop does not say so in that currency.
    public static Optional<Long> surchargeMinor(List<BuyerInput> inputs, Map<String, String> kept, Currency currency) {
        long sum = 0;
        for (var input : inputs) {
            var value = kept.get(input.code());
            if (value != null && costs(input, value)) {
                if (!input.offeredIn(currency)) {
                    return Optional.empty();
                }
                sum = Math.addExact(sum, input.surchargeMinor(currency).orElse(0L));
            }
        }
        return Optional.of(sum);
    }

    /// Whoever says no gets nothing that costs.
    private static boolean costs(BuyerInput input, String value) {
        return input.kind() != InputKind.BOOLEAN || value.equals("true");
    }

    private static Optional<String> read(BuyerInput input, JsonNode value, String pointer, List<FieldProblem> errors) {
        try {
            return Optional.of(InputRules.read(input, value)).filter(text -> !text.isEmpty());
        } catch (InvalidInput unfit) {
            errors.add(FieldProblem.ofPointer(pointer, unfit.code(), unfit.detail()));
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
        return pointer + "/" + code.replace("~", "~0").replace("/", "~1");
    }
}
