package dev.kontor.shared.web.setup;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;

/// Keeps headers out of parameters. Spring takes a header for a parameter of that name that is absent: a request with
/// the header `limit: 1` would be answered otherwise than one without, by an answer that caches give to everybody.
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
