package dev.kontor.shared.limit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Applies the limits on handlers of methods other than `POST`.
final class LimitInterceptor implements HandlerInterceptor {

    private final RateLimits limits;

    LimitInterceptor(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !request.getMethod().equals("POST")) {
            var mark = method.getMethodAnnotation(RateLimited.class);
            if (mark != null && (mark.parameter().isEmpty() || request.getParameter(mark.parameter()) != null)) {
                limits.requireForSource(mark.value());
            }
        }
        return true;
    }
}
