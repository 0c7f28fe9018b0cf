/// Declarations with which consumers withdraw from a contract, as Article 11a of Directive 2011/83/EU requires.
@NullMarked
package dev.kontor.order.withdrawal;

import org.jspecify.annotations.NullMarked;
