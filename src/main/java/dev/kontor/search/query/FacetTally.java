package dev.kontor.search.query;

import dev.kontor.search.index.PackedFacets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts products per facet number. Numbers are small and dense, so they are counted in pages.
final class FacetTally {

    private static final int PAGE = 1_024;

    private int[][] pages = new int[8][];

    /// @param packed the facets of many products
    static FacetTally of(byte[] packed) {
        var tally = new FacetTally();
        PackedFacets.read(packed, tally::count);
        return tally;
    }

    List<Integer> numbers() {
        var numbers = new ArrayList<Integer>();
        for (int page = 0; page < pages.length; page++) {
            for (int place = 0; pages[page] != null && place < PAGE; place++) {
                if (pages[page][place] > 0) {
                    numbers.add(page * PAGE + place);
                }
            }
        }
        return numbers;
    }

    /// The number of products per facet.
    Map<Integer, Integer> products() {
        var products = new HashMap<Integer, Integer>();
        numbers().forEach(number -> products.put(number, pages[number / PAGE][number % PAGE]));
        return products;
    }

    private void count(int number) {
        int page = number / PAGE;
        if (page >= pages.length) {
            pages = Arrays.copyOf(pages, page * 2);
        }
        if (pages[page] == null) {
            pages[page] = new int[PAGE];
        }
        pages[page][number % PAGE]++;
    }
}
