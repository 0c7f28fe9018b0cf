package dev.kontor.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PackedFacetsTests {

    @Test
    void fewBytesSayWhichFacetsADocumentHas() {
        assertThat(PackedFacets.pack(List.of(5, 3, 300))).containsExactly(3, 3, 2, 0xA7, 2);
        assertThat(PackedFacets.pack(List.of())).isEmpty();
    }

    @Test
    void manyDocumentsAreReadAsTheyWerePacked() {
        var random = new Random(4);
        var expected = new ArrayList<Integer>();
        var all = new ByteArrayOutputStream();
        for (int document = 0; document < 500; document++) {
            var numbers = new TreeSet<Integer>();
            int size = random.nextInt(10) == 0 ? 130 : random.nextInt(5);
            while (numbers.size() < size) {
                numbers.add(1 + random.nextInt(random.nextBoolean() ? 200 : Integer.MAX_VALUE - 1));
            }
            expected.addAll(numbers);
            all.writeBytes(PackedFacets.pack(numbers));
        }

        var read = new ArrayList<Integer>();
        PackedFacets.read(all.toByteArray(), read::add);
        assertThat(read).isEqualTo(expected);
    }
}
