package dev.kontor.shared.web.setup;

import dev.kontor.shared.web.Versioned;
import dev.kontor.shared.web.paging.Page;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Gives [Versioned] responses their entity tag, and pages their `Link` header (RFC 8288).
@RestControllerAdvice
class VersionTags implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType mediaType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof Page<?> page) {
            link(page, request, response);
        }
        if (body instanceof Versioned versioned
                && request instanceof ServletServerHttpRequest servletRequest
                && response instanceof ServletServerHttpResponse servletResponse) {
            var tag = "\"" + versioned.version() + "\"";
            var web = new ServletWebRequest(servletRequest.getServletRequest(), servletResponse.getServletResponse());
            // Writes return the new tag; only reads are conditional here.
            if (servletRequest.getServletRequest().getMethod().equals("GET") && web.checkNotModified(tag)) {
                return null;
            }
            response.getHeaders().set(HttpHeaders.ETAG, tag);
        }
        return body;
    }

    private static void link(Page<?> page, ServerHttpRequest request, ServerHttpResponse response) {
        var next = page.page().next();
        var prev = page.page().prev();
        if (next != null) {
            response.getHeaders().add(HttpHeaders.LINK, link(request, next, "next"));
        }
        if (prev != null) {
            response.getHeaders().add(HttpHeaders.LINK, link(request, prev, "prev"));
        }
    }

    private static String link(ServerHttpRequest request, String cursor, String relation) {
        var uri = org.springframework.web.util.UriComponentsBuilder.fromPath(
                        request.getURI().getPath())
                // Tomcat accepts plain brackets; a URI escapes them.
                .query(Objects.requireNonNullElse(request.getURI().getRawQuery(), "")
                        .replace("[", "%5B")
                        .replace("]", "%5D"))
                .replaceQueryParam("cursor", cursor)
                .build(true)
                .toUriString();
        return "<%s>; rel=\"%s\"".formatted(uri, relation);
    }
}
