package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.AttributeKind;
import dev.kontor.shared.problem.RejectedException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Something to say about products: the definition of it. Code, kind and whether it takes several values never
/// change, because stored values rest on them.
///
/// @param many whether a value is a set of several
/// @param name in the default language
/// @param names in further languages, by BCP 47 tag
/// @param unit of numbers, such as `cm`
/// @param choices of enumerations, in the order in which they are offered
record Attribute(
        AttributeId id,
        long version,
        String code,
        AttributeKind kind,
        boolean many,
        String name,
        Map<String, String> names,
        @Nullable String unit,
        List<Choice> choices,
        boolean searchable,
        boolean filterable,
        Instant createdAt,
        Instant updatedAt) {

    static final int MAX_CHOICES = 500;

    Attribute {
        names = Map.copyOf(names);
        choices = List.copyOf(choices);
        if (many && (kind.isLocalized() || kind == AttributeKind.BOOLEAN)) {
            throw refusal("/many", "A %s has one value.".formatted(kind));
        }
        if (filterable && kind.isLocalized()) {
            throw refusal("/filterable", "Texts in several languages are searched, not filtered.");
        }
        if (kind == AttributeKind.MEDIA && (filterable || searchable)) {
            throw refusal(filterable ? "/filterable" : "/searchable", "Media are shown, not found.");
        }
        if (unit != null && kind != AttributeKind.NUMBER) {
            throw refusal("/unit", "Only numbers have a unit.");
        }
        checkChoices(kind, choices);
    }

    private static void checkChoices(AttributeKind kind, List<Choice> choices) {
        if (kind.isChoice() == choices.isEmpty()) {
            throw refusal("/choices", "An enumeration, and nothing else, lists its choices.");
        }
        var keys = new HashSet<String>();
        for (int index = 0; index < choices.size(); index++) {
            var choice = choices.get(index);
            if (!keys.add(choice.key())) {
                throw refusal("/choices/" + index + "/key", "The key \"%s\" is there twice.".formatted(choice.key()));
            }
            if (kind == AttributeKind.ENUM && choice.labels() != null) {
                throw refusal(
                        "/choices/" + index + "/labels", "Only a LOCALIZED_ENUM has labels in several languages.");
            }
        }
    }

    Attribute change(ChangeAttribute wanted, Instant now) {
        return new Attribute(
                id,
                version + 1,
                code,
                kind,
                many,
                wanted.name(),
                wanted.names() == null ? Map.of() : wanted.names(),
                wanted.unit(),
                wanted.choices() == null ? List.of() : wanted.choices(),
                wanted.searchable(),
                wanted.filterable(),
                createdAt,
                now);
    }

    Set<String> keys() {
        return choices.stream().map(Choice::key).collect(Collectors.toSet());
    }

    static RejectedException refusal(String pointer, String detail) {
        return RejectedException.at(pointer, "rejected", detail);
    }
}
