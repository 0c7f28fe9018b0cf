package dev.kontor.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinedWordsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            USB-C charger 65 W        | usbc ccharger 65w
            USB-C-Ladegerät 65W       | usbc usbcladegerat cladegerat
            USB C cable               | ccable
            T-Shirt                   | tshirt
            Wi-Fi router              | wifi
            Power bank 20,000 mAh     | 20000mah
            Powerbank 20.000 mAh      | 20000mah
            Batterie 20 000 mAh       | 20000mah 000mah
            1.5 l                     | 1punkt5l
            1,5l                      | 1punkt5l
            1,50 Liter                | 1punkt5l
            500 grams                 | 500g
            27-inch monitor           | 27inch 27in
            27" monitor               | 27in
            24 cm                     | 24cm
            no units at all 7 people  | ''
            """)
    void areFoundInOnePieceToo(String text, String joined) {
        assertThat(String.join(" ", JoinedWords.of(text)).split(" ")).containsExactlyInAnyOrder(joined.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            65w charger               | 65w charger
            65 W charger              | 65w charger
            65-watt charger           | 65w charger
            20000mah                  | 20000mah
            20.000 mAh                | 20000mah
            1.5 litres                | 1punkt5l
            1,5l                      | 1punkt5l
            t-shirt                   | tshirt
            t shirt                   | t shirt
            usb-c-ladegerät           | usbc ladegerat
            wi-fi                     | wi fi
            27" screen                | 27in screen
            3 cups                    | 3 cups
            2 500                     | 2500
            chef's knife              | chef s knife
            """)
    void areSearchedForInOnePiece(String text, String words) {
        assertThat(JoinedWords.plain(text)).isEqualTo(words);
    }
}
