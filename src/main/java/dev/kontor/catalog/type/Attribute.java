package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.AttributeKind;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An attribute with all its fields, for staff. Code, kind and `many` never change, because stored values depend
/// on them.
///
/// @param many whether it has several values
@Schema(name = "AttributeDetails")
record Attribute(
        AttributeId id,
        @Schema(example = "3") long version,
        @Schema(example = "material") String code,
        AttributeKind kind,
        boolean many,
        @Schema(example = "Material") String name,
        @Schema(example = "{\"de\":\"Material\"}") Map<String, String> names,
        @Schema(example = "cm") @Nullable String unit,
        List<Choice> choices,
        boolean searchable,
        boolean filterable,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static final int MAX_CHOICES = 500;

    Attribute {
        names = Map.copyOf(names);
        choices = List.copyOf(choices);
        if (many && (kind.isLocalized() || kind == AttributeKind.BOOLEAN)) {
            throw refusal("/many", "A %s attribute has a single value.".formatted(kind));
        }
        if (filterable && kind.isLocalized()) {
            throw refusal("/filterable", "Localized attributes cannot be filtered. Set `searchable` instead.");
        }
        if (kind == AttributeKind.MEDIA && (filterable || searchable)) {
            throw refusal(
                    filterable ? "/filterable" : "/searchable",
                    "Media attributes can be neither filtered nor searched.");
        }
        if (unit != null && kind != AttributeKind.NUMBER) {
            throw refusal("/unit", "Only number attributes can have a unit.");
        }
        checkChoices(kind, choices);
    }

    private static void checkChoices(AttributeKind kind, List<Choice> choices) {
        if (kind.isChoice() == choices.isEmpty()) {
            throw refusal("/choices", "Enumerations need choices; other kinds cannot have any.");
        }
        var keys = new HashSet<String>();
        for (int index = 0; index < choices.size(); index++) {
            var choice = choices.get(index);
            if (!keys.add(choice.key())) {
                throw refusal("/choices/" + index + "/key", "The key \"%s\" appears twice.".formatted(choice.key()));
            }
            if (kind == AttributeKind.ENUM && choice.labels() != null) {
                throw refusal(
                        "/choices/" + index + "/labels", "Only a LOCALIZED_ENUM can have labels in several languages.");
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
