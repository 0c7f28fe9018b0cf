package dev.kontor.shared.web.binding;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request in which every parameter has one value: repeated values are joined by commas, as if the client had
/// sent them that way.
final class JoinedParameters extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters;

    private JoinedParameters(HttpServletRequest request, Map<String, String[]> parameters) {
        super(request);
        this.parameters = parameters;
    }

    /// The request itself if nothing is repeated.
    static HttpServletRequest of(HttpServletRequest request) {
        var given = request.getParameterMap();
        if (given.values().stream().allMatch(values -> values.length == 1)) {
            return request;
        }
        var joined = new LinkedHashMap<String, String[]>();
        given.forEach((name, values) -> joined.put(name, new String[] {join(values)}));
        return new JoinedParameters(request, Collections.unmodifiableMap(joined));
    }

    static String join(String[] values) {
        return values.length == 1 ? values[0] : String.join(",", values);
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }
}
