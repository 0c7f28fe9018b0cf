package dev.kontor.shared.web.setup;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;

/// Excludes headers from parameter binding. Spring binds an absent parameter from a header of the same name: a
/// request with the header `limit: 1` would get a different response than one without, which caches would serve
/// to everyone.
@Configuration(proxyBeanMethods = false)
class BindingConfiguration {

    @Autowired
    void bindParametersOnly(RequestMappingHandlerAdapter adapter) {
        var given = adapter.getWebBindingInitializer();
        adapter.setWebBindingInitializer(binder -> {
            if (given != null) {
                given.initBinder(binder);
            }
            if (binder instanceof ExtendedServletRequestDataBinder extended) {
                extended.setHeaderPredicate(_ -> false);
            }
        });
    }
}
