package dev.kontor.shared.web.setup;

import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.web.ContentTagged;
import dev.kontor.shared.web.Versioned;
import dev.kontor.shared.web.paging.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import tools.jackson.databind.json.JsonMapper;

/// Gives [Versioned] and [ContentTagged] responses their entity tag, and pages their `Link` header (RFC 8288).
@RestControllerAdvice
class VersionTags implements ResponseBodyAdvice<Object> {

    private static final int TAG_DIGITS = 16;

    private final JsonMapper json;

    VersionTags(JsonMapper json) {
        this.json = json;
    }

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
        if (body instanceof Versioned versioned) {
            return isUnchanged("\"" + versioned.version() + "\"", request, response) ? null : body;
        } else if (body instanceof ContentTagged tagged) {
            write(tagged, mediaType, request, response);
            return null;
        }
        return body;
    }

    /// Writes the body, because its tag is made of its bytes.
    private void write(
            ContentTagged tagged, MediaType mediaType, ServerHttpRequest request, ServerHttpResponse response) {
        var bytes = json.writeValueAsBytes(tagged);
        var content = Keyring.hex(Keyring.hash(bytes)).substring(0, TAG_DIGITS);
        if (!isUnchanged("W/\"%d-%s\"".formatted(tagged.version(), content), request, response)) {
            response.getHeaders().setContentType(mediaType);
            try {
                response.getBody().write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean isUnchanged(String tag, ServerHttpRequest request, ServerHttpResponse response) {
        if (request instanceof ServletServerHttpRequest servletRequest
                && response instanceof ServletServerHttpResponse servletResponse) {
            var web = new ServletWebRequest(servletRequest.getServletRequest(), servletResponse.getServletResponse());
            // Writes return the new tag; only reads are conditional here.
            if (servletRequest.getServletRequest().getMethod().equals("GET") && web.checkNotModified(tag)) {
                return true;
            }
            response.getHeaders().set(HttpHeaders.ETAG, tag);
        }
        return false;
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
