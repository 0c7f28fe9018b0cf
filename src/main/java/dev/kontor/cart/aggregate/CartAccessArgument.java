package dev.kontor.cart.aggregate;

import dev.kontor.identity.CapabilityArgument;
import dev.kontor.shared.access.RequiresCapability;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Resolves [CartAccess] for controllers.
@Configuration(proxyBeanMethods = false)
class CartAccessArgument implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CapabilityArgument<>(CartAccess.class, RequiresCapability.CART_TOKEN, CartAccess::new));
    }
}
