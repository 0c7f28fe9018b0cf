package dev.kontor.tax.vat;

import dev.kontor.customer.CustomerVatNumbers;
import dev.kontor.tax.TaxProperties;
import dev.kontor.tax.VatNumber;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Checks the VAT numbers that customers store.
@Component
class CustomerNumbers implements CustomerVatNumbers {

    private final VatNumberRepository numbers;
    private final TaxProperties properties;
    private final Clock clock;

    CustomerNumbers(VatNumberRepository numbers, TaxProperties properties, Clock clock) {
        this.numbers = numbers;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String accept(String text) {
        var number = VatNumber.entered(text);
        var checks = properties.vatCheck();
        if (checks.enabled() && number.isEuropean()) {
            numbers.request(number, clock.instant().minus(checks.validFor()));
        }
        return number.text();
    }

    @Override
    public String checked(String text) {
        return VatNumber.entered(text).text();
    }

    @Override
    public String normalized(String text) {
        return VatNumber.of(text).map(VatNumber::text).orElse(text);
    }
}
