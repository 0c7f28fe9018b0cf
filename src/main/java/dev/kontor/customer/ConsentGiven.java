package dev.kontor.customer;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;

/// A customer agreed to a text.
///
/// @param purpose code of the purpose
/// @param number version of the text in its language
/// @param locale of the text, BCP 47
/// @param source `ACCOUNT`, `CHECKOUT`, `EMAIL`, `STAFF` or `IMPORT`
public record ConsentGiven(
        CustomerId customerId, String purpose, ConsentTextId textId, int number, String locale, String source)
        implements Event {

    @Override
    public String type() {
        return "consent.given";
    }
}
