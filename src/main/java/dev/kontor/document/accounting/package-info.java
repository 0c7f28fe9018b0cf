/// Documents for the bookkeeping: turnover by country and tax, and bookings for DATEV.
@NullMarked
package dev.kontor.document.accounting;

import org.jspecify.annotations.NullMarked;
