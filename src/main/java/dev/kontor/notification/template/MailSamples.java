package dev.kontor.notification.template;

import dev.kontor.notification.MailKind;
import java.util.Locale;
import java.util.Map;

/// Sample data for previews.
public interface MailSamples {

    /// Values of the variables of a kind, as the application would write them in the language.
    Map<String, Object> sample(MailKind kind, Locale language);
}
