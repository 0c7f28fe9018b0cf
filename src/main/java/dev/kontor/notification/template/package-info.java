/// Templates of mails: built-in and edited by staff, rendered by the same sandboxed engine.
@NullMarked
package dev.kontor.notification.template;

import org.jspecify.annotations.NullMarked;
