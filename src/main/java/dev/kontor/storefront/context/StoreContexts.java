package dev.kontor.storefront.context;

import dev.kontor.channel.Channel;
import dev.kontor.identity.ChannelChoice;
import dev.kontor.identity.PublishableKeys;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.storefront.cache.StoreLocales;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Determines the channel, language and currency of a read.
@Component
public class StoreContexts {

    private final Shop shop;
    private final ChannelChoice channels;
    private final StoreLocales locales;

    StoreContexts(Shop shop, ChannelChoice channels, StoreLocales locales) {
        this.shop = shop;
        this.channels = channels;
        this.locales = locales;
    }

    /// The context of a request: the parameters, else the publishable key and `Accept-Language`, else the
    /// defaults of the channel. From here on, amounts in the response are formatted in that language too.
    ///
    /// @throws BadRequestException `unknown-channel`, `locale-not-supported`
    /// @throws RejectedException `currency-not-supported`
    public StoreContext of(StoreContextParameters parameters, HttpServletRequest request) {
        return of(parameters.locale(), parameters.currency(), parameters.channel(), request);
    }

    /// The context of a request whose body names it.
    public StoreContext of(
            @Nullable Locale locale, @Nullable Currency currency, @Nullable String code, HttpServletRequest request) {
        var channel = channels.require(code, request.getHeader(PublishableKeys.HEADER));
        var language = locale == null
                ? locales.negotiate(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE), channel)
                : supported(locale, channel);
        LocaleContextHolder.setLocale(language);
        return new StoreContext(channel, language, shop.defaultLocale(), currency(currency, channel));
    }

    /// The default channel falls back to another language for one that the shop does not support.
    private Locale supported(Locale wanted, Channel channel) {
        return channel.isDefault()
                ? shop.nearest(wanted)
                : channel.nearest(wanted).orElseThrow(() -> {
                    var detail = Message.of("context.locale", "locale", wanted);
                    return new BadRequestException(
                            ProblemCode.LOCALE_NOT_SUPPORTED,
                            detail,
                            Map.of(
                                    "locales",
                                    channel.locales().stream()
                                            .map(Locale::toLanguageTag)
                                            .toList()),
                            List.of(FieldProblem.ofParameter("locale", "locale-not-supported", detail)));
                });
    }

    private static Currency currency(@Nullable Currency wanted, Channel channel) {
        if (wanted == null) {
            return channel.defaultCurrency();
        }
        if (!channel.currencies().contains(wanted)) {
            throw new RejectedException(
                    ProblemCode.CURRENCY_NOT_SUPPORTED,
                    Message.of("context.currency", "currency", wanted),
                    Map.of(
                            "currencies",
                            channel.currencies().stream()
                                    .map(Currency::getCurrencyCode)
                                    .toList()));
        }
        return wanted;
    }
}
