/// The test bench: one PostgreSQL for all tests, one Spring context for nearly all, a clock that tests move.
@NullMarked
package dev.kontor.testing;

import org.jspecify.annotations.NullMarked;
