package dev.kontor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTests {

    @ParameterizedTest
    @ValueSource(strings = {"4006381333931", "96385074", "036000291452", "10012345678902", "9783161484100"})
    void isABarcodeOfItsLengthWithTheRightCheckDigit(String barcode) {
        assertThat(Gtin.of(barcode)).contains(new Gtin(barcode));
        assertThat(Gtin.isAcceptable(barcode)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4006381333930", "96385075", "036000291453", "10012345678901"})
    void isRefusedWithAWrongOne(String barcode) {
        assertThat(Gtin.of(barcode)).isEmpty();
        assertThat(Gtin.isAcceptable(barcode)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Gtin(barcode));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "ABC-12345678", "123456789", "40063813339310", "٤٠٠٦٣٨١٣٣٣٩٣١"})
    void isNoOtherCode(String barcode) {
        assertThat(Gtin.of(barcode)).isEmpty();
    }

    @Test
    void leavesOtherCodesAlone() {
        assertThat(Gtin.isAcceptable("ABC-12345678")).isTrue();
        assertThat(Gtin.isAcceptable("12345")).isTrue();
        assertThat(Gtin.of(null)).isEmpty();
    }
}
