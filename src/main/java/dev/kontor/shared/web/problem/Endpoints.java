package dev.kontor.shared.web.problem;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Finds the documented endpoint nearest to a request for an unknown path.
@Component
class Endpoints {

    private static final int MAX_PATH_LENGTH = 200;
    private static final int MAX_SEGMENTS = 10;

    private final SingletonSupplier<List<Endpoint>> all;

    /// @param mapping resolved with the first unknown path: it is created together with the beans that need this
    ///     one
    Endpoints(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.all = SingletonSupplier.of(() -> endpoints(mapping.getObject()));
    }

    /// An operation: its method and its path with variables, such as `GET /store/v1/products/{idOrSlug}`.
    record Endpoint(String verb, String path, List<String> segments) {

        static Endpoint of(String verb, String path) {
            return new Endpoint(verb, path, split(path));
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    Optional<Endpoint> nearest(String verb, String path) {
        return nearest(verb, path, all.obtain());
    }

    static Optional<Endpoint> nearest(String verb, String path, List<Endpoint> known) {
        var segments = split(path);
        if (path.length() > MAX_PATH_LENGTH || segments.size() > MAX_SEGMENTS) {
            return Optional.empty();
        }
        record Candidate(Endpoint endpoint, int cost) {}
        return known.stream()
                .map(each -> new Candidate(each, PathDistance.of(segments, each.segments)))
                .filter(each -> each.cost <= PathDistance.NEAR)
                .min(Comparator.comparingInt(Candidate::cost)
                        .thenComparing(each -> !each.endpoint.verb.equals(verb))
                        .thenComparing(each -> !each.endpoint.path.startsWith("/store/"))
                        .thenComparing(each -> each.endpoint.path)
                        .thenComparing(each -> each.endpoint.verb))
                .map(Candidate::endpoint);
    }

    private static List<Endpoint> endpoints(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> isDocumented(entry.getValue()))
                .flatMap(entry -> endpoints(entry.getKey()))
                .toList();
    }

    private static Stream<Endpoint> endpoints(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .flatMap(verb -> info.getPatternValues().stream().map(pattern -> Endpoint.of(verb.name(), pattern)));
    }

    private static boolean isDocumented(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("dev.kontor.")
                && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), Hidden.class)
                && !AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Hidden.class);
    }

    private static List<String> split(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }
}
