/// Products whose variants are gift cards, for staff.
@NullMarked
package dev.kontor.catalog.product.giftcard;

import org.jspecify.annotations.NullMarked;
