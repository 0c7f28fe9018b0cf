/// VAT numbers: their check with VIES, the register of the European Union, and what it answered.
@NullMarked
package dev.kontor.tax.vat;

import org.jspecify.annotations.NullMarked;
