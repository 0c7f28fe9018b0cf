package dev.kontor.shared.web;

import dev.kontor.shared.shop.Shop;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/// Reads `Accept-Language`. A client without a preference (no header, or `*` as Node's `fetch` sends it) gets the
/// shop's default locale rather than that of the operating system or none.
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
final class RequestLocaleResolver extends AcceptHeaderLocaleResolver {

    private final Locale shopLocale;

    RequestLocaleResolver(Shop shop) {
        this.shopLocale = shop.defaultLocale();
        setDefaultLocale(shopLocale);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var wanted = super.resolveLocale(request);
        return wanted.getLanguage().isEmpty() || wanted.getLanguage().equals("*") ? shopLocale : wanted;
    }
}
