package dev.kontor.audit;

import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.id.IdPrefix;
import dev.kontor.shared.id.TypedId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Computes the recorded part of a change: only changed fields, no secrets, pseudonyms for personal data.
@Component
class Changes {

    private static final String PURPOSE = "audit-pseudonym";
    private static final int PSEUDONYM_BYTES = 6;
    private static final int MAX_TEXT_LENGTH = 1_000;
    private static final int MAX_SIDE_LENGTH = 32_000;

    /// Never recorded, not even as a pseudonym.
    private static final Set<String> SECRET = Set.of("password", "secret", "token", "hash", "otp");

    /// Always recorded as a pseudonym.
    private static final Set<String> PERSONAL = Set.of(
            "email",
            "recipientemail",
            "recipientname",
            "firstname",
            "lastname",
            "phone",
            "line1",
            "line2",
            "city",
            "postcode",
            "company",
            "birthdate",
            "vatid",
            "vatnumber",
            "trackingnumber",
            "trackingurl",
            "note",
            "text",
            "useragent",
            "ip");

    /// Recorded as a pseudonym in entries about some objects: texts that may name a person, and numbers of persons.
    private static final Map<IdPrefix, Set<String>> PERSONAL_OF = Map.of(
            IdPrefix.REVIEW, Set.of("title", "body", "author", "reply"),
            IdPrefix.RETURN, Set.of("instructions"),
            IdPrefix.ORDER_EDIT, Set.of("priceReason"),
            IdPrefix.LEGAL_HOLD, Set.of("reason"),
            IdPrefix.TAX_EXEMPTION, Set.of("certificateNumber", "documentReference"));

    /// Objects whose `name` is that of a person.
    private static final Set<String> PERSONS = Set.of("cus", "addr", "stf");

    /// Adds nothing to what the entry already contains.
    private static final Set<String> LEFT_OUT = Set.of("updatedAt", "createdAt", "version", "formatted", "exponent");

    private final JsonMapper json;
    private final Keyring keyring;

    Changes(JsonMapper json, Keyring keyring) {
        this.json = json;
        this.keyring = keyring;
    }

    /// @param before JSON object of the differing fields before the change
    /// @param after the same fields after the change
    record Difference(String before, String after) {}

    Difference between(TypedId object, @Nullable Object before, @Nullable Object after) {
        var old = tree(before);
        var now = tree(after);
        if (before != null && after != null) {
            removeEqual(old, now);
        }
        return new Difference(text(masked(object, old)), text(masked(object, now)));
    }

    private ObjectNode tree(@Nullable Object value) {
        if (value == null) {
            return json.createObjectNode();
        }
        if (json.valueToTree(value) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException(value.getClass() + " is neither a record nor a map");
    }

    private static void removeEqual(ObjectNode old, ObjectNode now) {
        var names = new LinkedHashSet<>(old.propertyNames());
        names.addAll(now.propertyNames());
        for (var name : names) {
            var left = old.get(name);
            var right = now.get(name);
            if (left instanceof ObjectNode leftObject && right instanceof ObjectNode rightObject && !isMoney(left)) {
                removeEqual(leftObject, rightObject);
                if (leftObject.isEmpty() && rightObject.isEmpty()) {
                    old.remove(name);
                    now.remove(name);
                }
            } else if (left != null && left.equals(right)) {
                old.remove(name);
                now.remove(name);
            }
        }
    }

    /// An amount is recorded as a whole, with its currency.
    private static boolean isMoney(JsonNode node) {
        return node.has("amount") && node.has("currency");
    }

    private ObjectNode masked(TypedId object, ObjectNode node) {
        var result = json.createObjectNode();
        node.forEachEntry((name, value) -> {
            if (!LEFT_OUT.contains(name) && !isSecret(name)) {
                result.set(name, masked(object, name, value));
            }
        });
        return result;
    }

    private JsonNode masked(TypedId object, String name, JsonNode value) {
        return switch (value) {
            case ObjectNode inner -> masked(object, inner);
            case ArrayNode list -> {
                var result = json.createArrayNode();
                list.forEach(item -> result.add(masked(object, name, item)));
                yield result;
            }
            default -> {
                if (value.isNull()) {
                    yield value;
                }
                if (isPersonal(object, name)) {
                    yield json.getNodeFactory().stringNode(pseudonym(object, name, value.asString()));
                }
                yield value.isString() ? json.getNodeFactory().stringNode(shortened(value.asString())) : value;
            }
        };
    }

    private static boolean isSecret(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return SECRET.stream().anyMatch(lower::contains) || lower.endsWith("codes");
    }

    private static boolean isPersonal(TypedId object, String name) {
        return PERSONAL.contains(name.toLowerCase(Locale.ROOT))
                || name.equals("name") && PERSONS.contains(object.prefix().text())
                || PERSONAL_OF.getOrDefault(object.prefix(), Set.of()).contains(name);
    }

    /// Bound to the object, so the same value elsewhere is not recognizable.
    private String pseudonym(TypedId object, String name, String value) {
        var message = (object.text() + '\n' + name + '\n' + value).getBytes(StandardCharsets.UTF_8);
        return "~" + Keyring.hex(Arrays.copyOf(keyring.sign(PURPOSE, message), PSEUDONYM_BYTES));
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT_LENGTH
                ? text
                : text.substring(0, MAX_TEXT_LENGTH) + "… (%d characters)".formatted(text.length());
    }

    private String text(ObjectNode node) {
        var text = json.writeValueAsString(node);
        int left = 0;
        while (text.length() > MAX_SIDE_LENGTH) {
            var names = node.propertyNames().stream()
                    .filter(name -> !name.equals("…"))
                    .toList();
            left++;
            node.remove(names.getLast());
            node.put("…", left + " more fields, too long to store");
            text = json.writeValueAsString(node);
        }
        return text;
    }
}
