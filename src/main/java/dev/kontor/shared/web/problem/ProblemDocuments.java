package dev.kontor.shared.web.problem;

import dev.kontor.shared.database.PoolExhaustedException;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.RequestIdFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Creates every problem document (RFC 9457), wherever in the stack the refusal arose, and writes it where there
/// is no controller to do so.
@Component
public class ProblemDocuments {

    private final Shop shop;
    private final JsonMapper json;
    private final Endpoints endpoints;
    private final ResourceBundleMessageSource titles = texts("messages.problems");
    private final ResourceBundleMessageSource remedies = texts("messages.remedies");

    ProblemDocuments(Shop shop, JsonMapper json, Endpoints endpoints) {
        this.shop = shop;
        this.json = json;
        this.endpoints = endpoints;
    }

    private static ResourceBundleMessageSource texts(String name) {
        var texts = new ResourceBundleMessageSource();
        texts.setBasename(name);
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return texts;
    }

    /// The document of a refusal.
    public ProblemDetail of(DomainException refusal, HttpServletRequest request) {
        return of(refusal.code(), refusal.detail(), refusal.details(), refusal.errors(), request);
    }

    /// The document of a refusal in background work, in English.
    ///
    /// @param instance path of the work
    public ProblemDetail ofJob(DomainException refusal, String instance) {
        var problem = of(refusal.code(), refusal.detail(), refusal.details(), refusal.errors(), Locale.ENGLISH);
        problem.setInstance(URI.create(instance));
        return problem;
    }

    /// The document of a code whose remedy says it all.
    public ProblemDetail of(ProblemCode code, HttpServletRequest request) {
        return of(code, Message.plain(remedy(code, language(request))), request);
    }

    /// The document of a code that needs no further facts.
    public ProblemDetail of(ProblemCode code, Message detail, HttpServletRequest request) {
        return of(code, detail, Map.of(), List.of(), request);
    }

    /// The document of a request that the database could not serve in time: overload if all connections were in use.
    ///
    /// @param failure null if unknown
    public ProblemDetail ofDatabase(@Nullable Throwable failure, HttpServletRequest request) {
        return PoolExhaustedException.isCauseOf(failure)
                ? of(ProblemCode.OVERLOADED, Message.of("unavailable.connections"), request)
                : of(ProblemCode.DEPENDENCY_UNAVAILABLE, Message.of("unavailable.database"), request);
    }

    public ProblemDetail of(
            ProblemCode code,
            Message detail,
            Map<String, Object> details,
            List<FieldProblem> errors,
            HttpServletRequest request) {
        var problem = of(code, detail, details, errors, language(request));
        problem.setInstance(instance(request));
        problem.setProperty("requestId", requestId(request));
        return problem;
    }

    String json(ProblemCode code, Message detail, Locale language, String instance, String requestId) {
        var problem = of(code, detail, Map.of(), List.of(), language);
        problem.setInstance(URI.create(instance));
        problem.setProperty("requestId", requestId);
        return json.writeValueAsString(problem);
    }

    private ProblemDetail of(
            ProblemCode code, Message detail, Map<String, Object> details, List<FieldProblem> errors, Locale language) {
        var problem = ProblemDetail.forStatusAndDetail(
                code.status(), detail.in(language).text());
        problem.setType(URI.create(shop.link("/problems/" + code.code())));
        problem.setTitle(title(code, language));
        problem.setProperty("code", code.code());
        var traceId = traceId();
        if (traceId != null) {
            problem.setProperty("traceId", traceId);
        }
        if (!errors.isEmpty()) {
            problem.setProperty(
                    "errors", errors.stream().map(error -> error.in(language)).toList());
        }
        details.forEach(problem::setProperty);
        return problem;
    }

    /// The document of a rejection that must cost little: its JSON is made once per language.
    public PreparedProblem prepared(ProblemCode code, Message detail) {
        return new PreparedProblem(this, code, detail);
    }

    /// The document for a path without a handler; names the nearest existing endpoint.
    public ProblemDetail ofUnknownEndpoint(HttpServletRequest request) {
        var detail = endpoints
                .nearest(request.getMethod(), request.getRequestURI())
                .map(nearest -> Message.of("request.no-endpoint-near", "nearest", nearest))
                .orElseGet(() -> Message.of("request.no-endpoint"));
        return of(ProblemCode.NOT_FOUND, detail, request);
    }

    /// The title of a code in that language; English if there is no translation.
    public String title(ProblemCode code, Locale locale) {
        return titles.getMessage(code.code(), null, code.code(), locale) instanceof String title ? title : code.code();
    }

    /// The remedy of a code in that language; English if there is no translation.
    public String remedy(ProblemCode code, Locale locale) {
        return remedies.getMessage(code.code(), null, code.remedy(), locale) instanceof String remedy
                ? remedy
                : code.remedy();
    }

    /// Writes the document as the complete response.
    public void write(ProblemDetail problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(problem.getStatus(), json.writeValueAsBytes(problem), request, response);
    }

    void write(int status, byte[] body, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (response.getHeader(RequestIdFilter.HEADER) == null) {
            response.setHeader(RequestIdFilter.HEADER, requestId(request));
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /// That of the shop if the client prefers none, as for everything else that is written in a language.
    Locale language(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return accepted == null || accepted.startsWith("*") ? shop.defaultLocale() : request.getLocale();
    }

    static @Nullable String traceId() {
        return MDC.get("traceId");
    }

    private static String requestId(HttpServletRequest request) {
        return RequestIdFilter.requestId(request);
    }

    static @Nullable URI instance(HttpServletRequest request) {
        // Requests that Tomcat rejects may have no URL yet.
        if (request.getRequestURI() == null) {
            return null;
        }
        try {
            return URI.create(request.getRequestURI());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
