package dev.kontor.shared.web.setup;

import dev.kontor.shared.database.ReplicaRead;
import dev.kontor.shared.database.ReplicaReads;
import dev.kontor.shared.web.paging.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets the lists and reports of staff read from a replica of the database.
class ReplicaInterceptor implements HandlerInterceptor {

    private final ReplicaReads replica;

    ReplicaInterceptor(ReplicaReads replica) {
        this.replica = replica;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.GET.matches(request.getMethod())
                && handler instanceof HandlerMethod method
                && (isList(method) || method.hasMethodAnnotation(ReplicaRead.class))) {
            replica.enter();
        }
        return true;
    }

    private static boolean isList(HandlerMethod method) {
        var type = ResolvableType.forMethodReturnType(method.getMethod());
        return Page.class.isAssignableFrom(type.toClass())
                || ResponseEntity.class.isAssignableFrom(type.toClass())
                        && Page.class.isAssignableFrom(type.getGeneric().toClass());
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        replica.leave();
    }
}
