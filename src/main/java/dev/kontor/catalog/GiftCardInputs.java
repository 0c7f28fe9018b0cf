package dev.kontor.catalog;

import dev.kontor.catalog.input.BuyerInput;
import dev.kontor.catalog.input.InputCharacters;
import dev.kontor.catalog.input.InputKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The inputs of a gift card. All but a chosen value is optional: without a recipient, the buyer gets the mail.
public final class GiftCardInputs {

    public static final String AMOUNT = "amount";
    public static final String RECIPIENT_EMAIL = "recipient_email";
    public static final String RECIPIENT_NAME = "recipient_name";
    public static final String SENDER_NAME = "sender_name";
    public static final String MESSAGE = "message";
    public static final String DELIVER_ON = "deliver_on";

    private static final int MAX_EMAIL_LENGTH = 254;
    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_MESSAGE_LENGTH = 500;

    private GiftCardInputs() {}

    /// The name of an input, in the languages that Kontor speaks.
    private record Name(String english, String german, String french) {

        Map<String, String> byLanguage() {
            return Map.of("en", english, "de", german, "fr", french);
        }
    }

    /// @param today the first day of delivery; absent where days are only shown
    public static List<BuyerInput> of(GiftCardTerms terms, @Nullable LocalDate today) {
        var inputs = new ArrayList<BuyerInput>();
        if (terms.isChosen()) {
            inputs.add(input(AMOUNT, new Name("Value", "Wert", "Valeur"), InputKind.MONEY, true, null, null, null));
        }
        inputs.add(text(
                RECIPIENT_EMAIL,
                new Name("Recipient's e-mail", "E-Mail des Empfängers", "E-mail du destinataire"),
                MAX_EMAIL_LENGTH,
                InputCharacters.EMAIL));
        inputs.add(text(
                RECIPIENT_NAME,
                new Name("Recipient", "Name des Empfängers", "Nom du destinataire"),
                MAX_NAME_LENGTH,
                InputCharacters.LINE));
        inputs.add(text(SENDER_NAME, new Name("From", "Von", "De la part de"), MAX_NAME_LENGTH, InputCharacters.LINE));
        inputs.add(
                text(MESSAGE, new Name("Message", "Nachricht", "Message"), MAX_MESSAGE_LENGTH, InputCharacters.LINES));
        var deliverOn = new Name("Deliver on", "Versenden am", "Envoyer le");
        inputs.add(input(DELIVER_ON, deliverOn, InputKind.DATE, false, null, null, today));
        return List.copyOf(inputs);
    }

    private static BuyerInput text(String code, Name name, int longest, InputCharacters characters) {
        return input(code, name, InputKind.TEXT, false, longest, characters, null);
    }

    private static BuyerInput input(
            String code,
            Name name,
            InputKind kind,
            boolean required,
            @Nullable Integer longest,
            @Nullable InputCharacters characters,
            @Nullable LocalDate earliest) {
        return new BuyerInput(
                code,
                name.english(),
                name.byLanguage(),
                kind,
                required,
                longest == null ? null : 1,
                longest,
                characters,
                null,
                null,
                null,
                earliest,
                earliest == null ? null : earliest.plusYears(1),
                List.of(),
                Map.of());
    }
}
