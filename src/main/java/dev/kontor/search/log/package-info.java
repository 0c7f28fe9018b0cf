/// Search statistics: texts with and without results, counted per day, without any trace of the searchers.
@NullMarked
package dev.kontor.search.log;

import org.jspecify.annotations.NullMarked;
