package dev.kontor.notification;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/// The texts and templates of mails, in the languages of the bundles.
@Component
class MailTexts {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    private final TemplateEngine html = engine(TemplateMode.HTML, ".html");
    private final TemplateEngine plain = engine(TemplateMode.TEXT, ".txt");

    MailTexts() {
        texts.setBasenames("messages.mail", "messages.account-mail");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
    }

    String text(String key, Locale language, Object... arguments) {
        return texts.getMessage(key, arguments, language);
    }

    String html(String template, Locale language, Map<String, Object> model) {
        return html.process(template, new Context(language, model));
    }

    String plain(String template, Locale language, Map<String, Object> model) {
        return plain.process(template, new Context(language, model));
    }

    private static TemplateEngine engine(TemplateMode mode, String suffix) {
        var resolver = new ClassLoaderTemplateResolver(MailTexts.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setSuffix(suffix);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
