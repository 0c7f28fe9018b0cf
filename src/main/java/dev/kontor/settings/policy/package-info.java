/// The policies of the shop: what is published, and what was.
@NullMarked
package dev.kontor.settings.policy;

import org.jspecify.annotations.NullMarked;
