/// The queue and log of mails: queued with the event that causes them, sent with retries, listed for staff.
@NullMarked
package dev.kontor.notification.delivery;

import org.jspecify.annotations.NullMarked;
