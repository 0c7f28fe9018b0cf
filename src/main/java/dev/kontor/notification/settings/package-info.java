/// The settings of mails that staff change.
@NullMarked
package dev.kontor.notification.settings;

import org.jspecify.annotations.NullMarked;
