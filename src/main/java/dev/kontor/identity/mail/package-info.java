/// Mails about accounts, stored encrypted from the change that triggers them until they are sent.
@NullMarked
package dev.kontor.identity.mail;

import org.jspecify.annotations.NullMarked;
