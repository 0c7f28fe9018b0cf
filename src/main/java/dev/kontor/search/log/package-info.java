/// What shoppers search for, and what they do not find: counted by day, without a trace of who it was.
@NullMarked
package dev.kontor.search.log;

import org.jspecify.annotations.NullMarked;
