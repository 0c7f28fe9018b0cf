package dev.kontor.storefront.context;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.storefront.cache.StoreLocales;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Decides what language and currency a read is in.
@Component
public class StoreContexts {

    private final Shop shop;
    private final StoreLocales locales;

    StoreContexts(Shop shop, StoreLocales locales) {
        this.shop = shop;
        this.locales = locales;
    }

    /// The context of a request: the parameters, else `Accept-Language`, else the defaults of the shop. From
    /// here on amounts of money in the answer are written in that language too.
    ///
    /// @throws RejectedException `currency-not-supported`
    public StoreContext of(StoreContextParameters parameters, HttpServletRequest request) {
        return of(parameters.locale(), parameters.currency(), request);
    }

    /// The same for a request whose body names the currency.
    public StoreContext of(@Nullable Locale locale, @Nullable Currency currency, HttpServletRequest request) {
        var language = locale == null
                ? locales.negotiate(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                : shop.nearest(locale);
        LocaleContextHolder.setLocale(language);
        return new StoreContext(language, shop.defaultLocale(), currency(currency));
    }

    private Currency currency(@Nullable Currency wanted) {
        if (wanted == null) {
            return shop.defaultCurrency();
        }
        if (!shop.currencies().contains(wanted)) {
            throw new RejectedException(
                    ProblemCode.CURRENCY_NOT_SUPPORTED,
                    "The shop does not sell in " + wanted.getCurrencyCode() + ".",
                    Map.of(
                            "currencies",
                            shop.currencies().stream()
                                    .map(Currency::getCurrencyCode)
                                    .toList()));
        }
        return wanted;
    }
}
