package dev.kontor.shared.web.binding;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Query parameters whose names come from the shop's data rather than the code: all that begin with the prefix
/// of [DynamicParameterNames], or have the rest of the name in brackets, as generated clients write an object:
/// `attr.material=wool` equals `attr[material]=wool`. Repeated values are joined by commas.
///
/// @param values by the name without the prefix
public record DynamicParameters(SortedMap<String, String> values) {

    public static final DynamicParameters NONE = new DynamicParameters(new TreeMap<>());

    /// The request's parameters that begin with the prefix.
    static DynamicParameters of(Map<String, String[]> given, String prefix) {
        var values = new TreeMap<String, String>();
        given.forEach((name, value) -> {
            var rest = rest(name, prefix);
            if (rest != null) {
                values.merge(rest, JoinedParameters.join(value), (first, second) -> first + "," + second);
            }
        });
        return new DynamicParameters(values);
    }

    /// The name without the prefix; null if it has another.
    static @Nullable String rest(String name, String prefix) {
        if (name.startsWith(prefix)) {
            return name.substring(prefix.length());
        }
        int opened = prefix.length() - 1;
        return name.length() > prefix.length()
                        && name.startsWith(prefix.substring(0, opened))
                        && name.charAt(opened) == '['
                        && name.indexOf(']') == name.length() - 1
                ? name.substring(opened + 1, name.length() - 1)
                : null;
    }
}
