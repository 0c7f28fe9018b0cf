package dev.kontor.order.lifecycle;

import dev.kontor.identity.CapabilityArgument;
import dev.kontor.shared.access.RequiresCapability;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Resolves [Owner] for controllers.
@Configuration(proxyBeanMethods = false)
class OwnerArgument implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CapabilityArgument<>(Owner.class, RequiresCapability.ORDER_TOKEN, Owner::new));
    }
}
