/// Mails about accounts, kept sealed from the change that causes them until they are sent.
@NullMarked
package dev.kontor.identity.mail;

import org.jspecify.annotations.NullMarked;
