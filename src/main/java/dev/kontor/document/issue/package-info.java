/// Issues documents: numbers, append-only storage and the consumer of order and refund events.
@NullMarked
package dev.kontor.document.issue;

import org.jspecify.annotations.NullMarked;
