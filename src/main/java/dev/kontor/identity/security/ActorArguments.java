package dev.kontor.identity.security;

import dev.kontor.identity.Actor;
import dev.kontor.identity.ActorAuthentication;
import dev.kontor.shared.problem.ForbiddenException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Resolves the calling [Actor] for controllers.
@Configuration(proxyBeanMethods = false)
class ActorArguments implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Actor.class,
                        Actor.Staff.class,
                        Actor.Customer.class,
                        Actor.Program.class,
                        Authentication.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorArgument());
    }

    private static final class ActorArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return Actor.class.isAssignableFrom(parameter.getParameterType());
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var actor = ActorAuthentication.current();
            if (!parameter.getParameterType().isInstance(actor)) {
                if (actor instanceof Actor.Program) {
                    throw new ForbiddenException(ProblemCode.KEY_NOT_ALLOWED_HERE, Message.of("auth.persons-only"));
                }
                throw new AccessDeniedException("a different kind of actor");
            }
            return actor;
        }
    }
}
