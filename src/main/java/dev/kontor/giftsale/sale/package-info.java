/// Issues, mails and takes back the gift cards of orders.
@NullMarked
package dev.kontor.giftsale.sale;

import org.jspecify.annotations.NullMarked;
