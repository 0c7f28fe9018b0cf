package dev.kontor.shared.web.json;

import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// The locale of `formatted` amounts in the response: that of the buyer's cart or order if the request is about
/// one, else that of the request. A server that renders for a buyer sends its own `Accept-Language`.
public final class MoneyLocale {

    private static final String ATTRIBUTE = MoneyLocale.class.getName();

    private MoneyLocale() {}

    /// Sets it for the rest of the current request; does nothing without one.
    public static void use(Locale locale) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(ATTRIBUTE, locale, RequestAttributes.SCOPE_REQUEST);
        }
    }

    static Locale current() {
        var request = RequestContextHolder.getRequestAttributes();
        return request != null
                        && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Locale chosen
                ? chosen
                : LocaleContextHolder.getLocale();
    }
}
