package dev.kontor.catalog.product.input;

import dev.kontor.catalog.input.InputKind;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Validates buyer inputs and reports all problems at once.
public final class InputChecks {

    private static final long MAX = 1_000_000_000_000L;

    private final Shop shop;
    private final List<FieldProblem> errors = new ArrayList<>();

    private InputChecks(Shop shop) {
        this.shop = shop;
    }

    /// @throws RejectedException with all problems found
    public static void require(List<InputDefinition> inputs, Shop shop) {
        var checks = new InputChecks(shop);
        var codes = new HashSet<String>();
        for (int index = 0; index < inputs.size(); index++) {
            var input = inputs.get(index);
            var at = "/inputs/" + index;
            if (!codes.add(input.code())) {
                checks.refuse(at + "/code", "repeated", "Another input has this code.");
            }
            checks.languages(input.labels(), at + "/labels");
            checks.fields(input, at);
            checks.ranges(input, at);
            checks.choices(input, at);
            checks.surcharges(input, at);
        }
        if (!checks.errors.isEmpty()) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "The buyer inputs are invalid.", Map.of(), List.copyOf(checks.errors));
        }
    }

    private void fields(InputDefinition input, String at) {
        only(InputKind.TEXT, input, at + "/minLength", input.minLength());
        only(InputKind.TEXT, input, at + "/maxLength", input.maxLength());
        only(InputKind.TEXT, input, at + "/characters", input.characters());
        only(InputKind.NUMBER, input, at + "/min", input.min());
        only(InputKind.NUMBER, input, at + "/max", input.max());
        only(InputKind.NUMBER, input, at + "/step", input.step());
        only(InputKind.DATE, input, at + "/earliest", input.earliest());
        only(InputKind.DATE, input, at + "/latest", input.latest());
        only(InputKind.CHOICE, input, at + "/choices", input.choices());
        if (input.kind() == InputKind.MONEY) {
            refuse(at + "/kind", "not-offered", "Only gift cards have inputs of kind `MONEY`.");
        }
    }

    private void only(InputKind kind, InputDefinition input, String at, @Nullable Object value) {
        if (value != null && input.kind() != kind) {
            refuse(at, "not-for-kind", "Applies only to inputs of kind %s.".formatted(kind));
        }
    }

    private void ranges(InputDefinition input, String at) {
        if (input.minLength() != null && input.minLength() > input.longest()) {
            refuse(at + "/minLength", "out-of-range", "Must not exceed `maxLength`.");
        }
        if (input.min() != null && input.max() != null && input.min() > input.max()) {
            refuse(at + "/min", "out-of-range", "Must not exceed `max`.");
        }
        if (input.earliest() != null
                && input.latest() != null
                && input.earliest().isAfter(input.latest())) {
            refuse(at + "/earliest", "out-of-range", "Must not be after `latest`.");
        }
    }

    private void choices(InputDefinition input, String at) {
        var choices = input.choices() == null ? List.<InputDefinition.Choice>of() : input.choices();
        if (input.kind() == InputKind.CHOICE && choices.isEmpty()) {
            refuse(at + "/choices", "required", "An input of kind `CHOICE` needs at least one choice.");
        }
        var values = new HashSet<String>();
        for (int index = 0; index < choices.size(); index++) {
            var choice = choices.get(index);
            if (!values.add(choice.value())) {
                refuse(at + "/choices/" + index + "/value", "repeated", "Another choice has this value.");
            }
            languages(choice.labels(), at + "/choices/" + index + "/labels");
        }
    }

    private void surcharges(InputDefinition input, String at) {
        var currencies = new HashSet<Currency>();
        for (int index = 0;
                input.surcharges() != null && index < input.surcharges().size();
                index++) {
            var surcharge = input.surcharges().get(index);
            var there = at + "/surcharges/" + index;
            if (surcharge.minor() < 0 || surcharge.minor() > MAX) {
                refuse(there + "/amount", "out-of-range", "Must be between 0 and %d.".formatted(MAX));
            }
            if (!shop.currencies().contains(surcharge.currency())) {
                refuse(there + "/currency", "not-offered", "The shop does not sell in this currency.");
            }
            if (!currencies.add(surcharge.currency())) {
                refuse(there + "/currency", "repeated", "Another surcharge is in this currency.");
            }
        }
    }

    private void languages(@Nullable Map<String, String> labels, String at) {
        if (labels != null) {
            labels.keySet().stream()
                    .filter(tag -> !shop.languageTags().contains(tag))
                    .forEach(tag -> refuse(at + "/" + tag, "not-offered", "The shop does not offer this language."));
        }
    }

    private void refuse(String pointer, String code, String detail) {
        errors.add(FieldProblem.ofPointer(pointer, code, detail));
    }
}
