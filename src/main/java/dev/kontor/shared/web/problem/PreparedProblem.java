package dev.kontor.shared.web.problem;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.RequestIdFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// A problem document whose JSON is made once per language. An overloaded shop writes it for most of its requests,
/// and each must cost much less than the work that it saves.
public final class PreparedProblem {

    private static final String INSTANCE = "/instance";
    private static final String REQUEST_ID = "request-id";
    /// The limit of cached languages, because clients may request any.
    private static final int MAX_LANGUAGES = 100;

    private final ProblemDocuments documents;
    private final ProblemCode code;
    private final Message detail;
    private final ConcurrentMap<Locale, Template> templates = new ConcurrentHashMap<>();

    PreparedProblem(ProblemDocuments documents, ProblemCode code, Message detail) {
        this.documents = documents;
        this.code = code;
        this.detail = detail;
    }

    /// The JSON around the two values that differ between requests.
    private record Template(String start, String middle, String end) {

        static Template of(String json) {
            int instance = json.indexOf('"' + INSTANCE + '"') + 1;
            int id = json.indexOf('"' + REQUEST_ID + '"') + 1;
            return new Template(
                    json.substring(0, instance),
                    json.substring(instance + INSTANCE.length(), id),
                    json.substring(id + REQUEST_ID.length()));
        }
    }

    /// Writes the document as the complete response.
    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var instance = ProblemDocuments.instance(request);
        if (instance == null || ProblemDocuments.traceId() != null) {
            documents.write(documents.of(code, detail, request), request, response);
            return;
        }
        var template = template(documents.language(request));
        // Neither can contain a character that JSON escapes: one is a valid URI, the other a harmless id.
        var json = template.start + instance + template.middle + RequestIdFilter.requestId(request) + template.end;
        documents.write(code.status().value(), json.getBytes(StandardCharsets.UTF_8), request, response);
    }

    private Template template(Locale language) {
        var known = templates.get(language);
        if (known == null) {
            if (templates.size() >= MAX_LANGUAGES) {
                templates.clear();
            }
            known = Template.of(documents.json(code, detail, language, INSTANCE, REQUEST_ID));
            templates.put(language, known);
        }
        return known;
    }
}
