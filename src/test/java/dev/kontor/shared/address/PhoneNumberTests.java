package dev.kontor.shared.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// People write telephone numbers in many ways.
class PhoneNumberTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DE | +49301234567         | +49301234567
            DE | +49 (0)30 / 123 45-67 | +49301234567
            DE | 0049 30 1234567      | +49301234567
            DE | 0049 (0) 30 1234567  | +49301234567
            DE | 030 / 1234567        | +49301234567
            DE | (030) 123.45.67      | +49301234567
            DE | 0171–1234567         | +491711234567
            DE | +41 44 123 45 67     | +41441234567
            AT | 01 5123456           | +4315123456
            GB | 020 7946 0018        | +442079460018
            US | (415) 555-0123       | +14155550123
            US | 1-415-555-0123       | +14155550123
            US | 415.555.0123         | +14155550123
            CA | 514 555 0123         | +15145550123
            IT | +39 06 1234567       | +39061234567
            IT | 06 6982 1234         | +390669821234
            ES | 912 345 678          | +34912345678
            AU | (02) 9374 4000       | +61293744000
            NO | 22 12 34 56          | +4722123456
            """)
    void theCountryIsKnown(String country, String entered, String stored) {
        assertThat(PhoneNumber.Forms.normalize(entered, country)).isEqualTo(stored);
        assertThat(PhoneNumber.Forms.normalize(stored, country)).as("again").isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DE | 12
            DE | 030 1234567 ext. 5
            IT | 912 345
            US | 555-0123
            US | 911
            DE | +0 123 456
            DE | call me
            DE | 0
            """)
    void otherTextStaysAndIsRejected(String country, String entered) {
        assertThat(PhoneNumber.Forms.normalize(entered, country)).isEqualTo(entered);
        assertThat(PhoneNumber.Forms.isE164(entered)).isFalse();
    }

    @Test
    void withoutACountryOnlyInternationalNumbersAreKnown() {
        assertThat(PhoneNumber.Forms.normalize("0049 30 1234567", null)).isEqualTo("+49301234567");
        assertThat(PhoneNumber.Forms.normalize("030 1234567", null)).isEqualTo("030 1234567");
    }

    @Test
    void blankIsAbsent() {
        assertThat(new Address("Ada", null, null, "Row 1", null, "Berlin", null, "10115", "DE", " ").phone())
                .isNull();
        assertThat(new Address("Ada", null, null, "Row 1", null, "Berlin", null, "10115", "DE", "030 1234567").phone())
                .isEqualTo("+49301234567");
    }
}
