/// The settings of the storefront that staff change.
@NullMarked
package dev.kontor.storefront.settings;

import org.jspecify.annotations.NullMarked;
